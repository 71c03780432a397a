// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;
using Linux.Translation.Port;
using Linux.Translation.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>Edits one file of the port after what changed in its C.</summary>
internal sealed partial class PortFileEdit
{
    private readonly Unit _unit;
    private readonly Pin _pin;
    private readonly Reference.CSharp.PortFile _file;
    private readonly SyntaxTree _tree;
    private readonly PortNames _names;
    private readonly FunctionTranslator _translator;
    private readonly Func<string, IReadOnlySet<string>> _defaults;
    private readonly List<(int Start, int End, string Text)> _edits = [];

    public PortFileEdit(
        Unit unit, Pin pin, Reference.CSharp.PortFile file, PortCompilation port,
        Func<string, IReadOnlySet<string>> defaults)
    {
        _unit = unit;
        _pin = pin;
        _file = file;
        _tree = port.Trees[file.Path];
        _names = new(port.Compilation, _tree);
        _translator = new(_names, unit);
        _defaults = defaults;
    }

    /// <summary>What has no translation.</summary>
    public List<TranslationProblem> Problems { get; } = [];

    /// <summary>What a person should look at.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The file's text with the changes made.</summary>
    public string Apply(FileDiff diff, NotPorted notPorted)
    {
        foreach (var changed in diff.Changed)
            Changed(changed.Name, changed.Name, changed, notPorted);
        foreach (var renamed in diff.Renamed)
            Changed(renamed.From, renamed.To, renamed.Diff, notPorted);
        foreach (var removed in diff.Removed.Where(r => r.Off is null && r.PortLine > 0))
            Remove(removed);
        foreach (var added in diff.Added.Where(a => a.Off is null && !IsNoCode(a.Kind)))
            Add(added);
        var text = _tree.ToString();
        foreach (var (start, end, with) in _edits.OrderByDescending(e => e.Start))
            text = string.Concat(text.AsSpan(0, start), with, text.AsSpan(end));
        return text;
    }

    // What the port does without, as C# looks names up everywhere.
    private static bool IsNoCode(ItemKind kind) => kind is ItemKind.Include or ItemKind.Export or
        ItemKind.Declaration or ItemKind.Directive;

    private void Problem(int line, string reason) => Problems.Add(new(_unit.Path, line, reason));

    private void Changed(string from, string to, ItemDiff diff, NotPorted notPorted)
    {
        var old = _pin.Items.Find(i => i.Kind == diff.Kind && i.Name == from && i.Line == diff.OldLine);
        var item = _unit.Items.Find(i => i.Kind == diff.Kind && i.Name == to &&
            i.Line == diff.NewLine);
        if (old is null || item is null || old.Off is not null || item.Off is not null ||
            IsNoCode(item.Kind))
            return;
        if (ItemComparer.Ported(old, _file) is not { } ported)
        {
            Notes.Add(notPorted.Reason(_unit.Path, from) is { } reason
                ? $"{_unit.Path}:{item.Line}: {from} is not ported: {reason}"
                : $"{_unit.Path}:{item.Line}: {from} is not ported");
            return;
        }
        var before = old.Statements.Where(s => !s.Off).Select(s => $"{s.Place}:{s.Exact}");
        var after = item.Statements.Where(s => s.Off is null)
            .Select(s => $"{s.Place}:{Pinner.Hash(s.Exact)}");
        if (before.SequenceEqual(after) && !diff.SignatureChanged && from == to)
            return;
        switch (item.Kind)
        {
            case ItemKind.Function or ItemKind.Macro:
                Method(old, item, ported, diff.SignatureChanged || from != to);
                break;
            case ItemKind.Constant:
                Constant(item, ported);
                break;
            case ItemKind.Struct:
                Struct(old, item, ported);
                break;
            default:
                Problem(item.Line, $"{to}, a {item.Kind.ToString().ToLowerInvariant()}, changed: " +
                    "its initial value is the port's own code");
                break;
        }
    }

    private void Method(PinItem old, Item item, Item ported, bool signature)
    {
        if (Member<MethodDeclarationSyntax>(ported) is not { } method)
        {
            Problem(item.Line, $"{item.Name} is no method in the port");
            return;
        }
        var kept = new KeptStatements(old, item, ported);
        var start = method.Modifiers.Count > 0 ? method.Modifiers[0].SpanStart
            : method.ReturnType.SpanStart;
        var body = ((SyntaxNode?)method.Body ?? method.ExpressionBody!).SpanStart;
        TranslatedFunction done;
        if (signature && item.Kind == ItemKind.Function)
        {
            done = _translator.Changed(item, method, _defaults(item.Name), kept, out var head);
            _edits.Add((start, body, head + "\n\t"));
            Notes.Add($"{_file.Path}: {item.Name} has another signature; " +
                "see whether its annotations still name its parameters");
        }
        else
            done = _translator.Body(item, method, _defaults(item.Name), kept);
        Problems.AddRange(done.Problems);
        foreach (var lost in kept.Lost)
            Problem(item.Line, $"the port's own `{Short(lost)}` of {item.Name} has no place any " +
                "more, because upstream changed around it");
        _edits.Add((body, method.Span.End, $"{{\n{done.Code}{Closing(method)}\t}}"));
    }

    private static string Closing(MethodDeclarationSyntax method) => method.Body is null ? ""
        : string.Concat(PortText.Closing(method.Body).Select(c => $"\t\t{c}\n"));

    private static string Short(SyntaxNode node)
    {
        var text = node.ToString().ReplaceLineEndings(" ");
        return text.Length <= 60 ? text : text[..57] + "...";
    }

    private T? Member<T>(Item ported)
        where T : MemberDeclarationSyntax =>
        _tree.GetRoot().DescendantNodes(n => n is not BlockSyntax).OfType<T>()
            .FirstOrDefault(m => Line(Name(m)) == ported.Line);

    private static SyntaxToken Name(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax m => m.Identifier,
        PropertyDeclarationSyntax p => p.Identifier,
        BaseTypeDeclarationSyntax t => t.Identifier,
        FieldDeclarationSyntax f => f.Declaration.Variables[0].Identifier,
        _ => member.GetFirstToken(),
    };

    private int Line(SyntaxToken token) =>
        _tree.GetLineSpan(token.Span).StartLinePosition.Line + 1;

    private void Remove(ItemName removed)
    {
        var member = _tree.GetRoot().DescendantNodes(n => n is not BlockSyntax)
            .OfType<MemberDeclarationSyntax>()
            .FirstOrDefault(m => m is not BaseNamespaceDeclarationSyntax &&
                Line(Name(m)) == removed.PortLine);
        if (member is null)
            Problem(removed.Line, $"{removed.Name} is gone upstream, and is no member in the port");
        else
            _edits.Add((member.FullSpan.Start, member.FullSpan.End, ""));
    }

    private void Add(ItemName added)
    {
        var item = _unit.Items.Find(i => i.Kind == added.Kind && i.Name == added.Name &&
            i.Line == added.Line)!;
        var code = New(item);
        if (code is null)
            return;
        var line = Math.Clamp(added.PortLine, 1, _tree.GetText().Lines.Count);
        var at = _tree.GetText().Lines[line - 1].EndIncludingLineBreak;
        var inside = _tree.GetRoot().FindToken(Math.Max(at - 1, 0)).Parent?
            .AncestorsAndSelf().OfType<ClassDeclarationSyntax>()
            .Any(c => c.OpenBraceToken.SpanStart < at && at <= c.CloseBraceToken.SpanStart) == true;
        _edits.Add((at, at, inside ? "\n" + code
            : $"\npublic static unsafe partial class Kernel\n{{\n{code}}}\n"));
    }
}
