// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
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
    private const string Stub = "throw null!;";

    private readonly Unit _unit;
    private readonly Pin _pin;
    private readonly Reference.CSharp.PortFile _file;
    private readonly SyntaxTree _tree;
    private readonly PortNames _names;
    private readonly FunctionTranslator _translator;
    private readonly Func<string, IReadOnlySet<string>> _defaults;
    private readonly Func<string, string?> _users;
    private readonly List<(int Start, int End, string Text)> _edits = [];

    public PortFileEdit(
        Unit unit, Pin pin, Reference.CSharp.PortFile file, PortCompilation port,
        Func<string, IReadOnlySet<string>> defaults, Func<string, string?> users,
        Wanted? wanted = null)
    {
        _users = users;
        _unit = unit;
        _pin = pin;
        _file = file;
        _tree = port.Trees[file.Path];
        _names = new(port.Compilation, _tree, wanted);
        _translator = new(_names, unit);
        _defaults = defaults;
    }

    /// <summary>What has no translation.</summary>
    public List<TranslationProblem> Problems { get; } = [];

    /// <summary>What a person should look at.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>
    /// The file's text with what other code may name: types, fields, constants, variables, events,
    /// and the heads of functions. An item that needs what is not declared yet is left for later.
    /// </summary>
    /// <param name="diff">What changed.</param>
    /// <param name="done">Items that are declared already; those that are now are added.</param>
    public string Declare(FileDiff diff, ISet<(string, ItemKind, string)> done)
    {
        // Two arms may define one name; what is off is not the port's.
        foreach (var changed in diff.Changed.Where(c => c.Off is null))
        {
            Once(changed.Kind, changed.Name, done, () =>
                ChangedHead(changed.Name, changed.Name, changed));
            if (changed.Kind == ItemKind.Function)
                Once(ItemKind.Global, changed.Name + "()", done, () => LocalStatics(changed));
        }
        foreach (var renamed in diff.Renamed.Where(r => r.Diff.Off is null))
            Once(renamed.Diff.Kind, renamed.To, done,
                () => ChangedHead(renamed.From, renamed.To, renamed.Diff));
        foreach (var added in diff.Added.Where(a => a.Off is null && !IsNoCode(a.Kind)))
        {
            // A variable that goes by another name only is there.
            if (added.Kind != ItemKind.Global || _names.Variable(added.Name) is null)
                Once(added.Kind, added.Name, done, () => Add(added));
        }
        return Text();
    }

    /// <summary>The file's text with the bodies of functions changed, once all is declared.
    /// </summary>
    public string Bodies(FileDiff diff, NotPorted notPorted)
    {
        foreach (var changed in diff.Changed)
            Changed(changed.Name, changed.Name, changed, notPorted);
        foreach (var renamed in diff.Renamed)
            Changed(renamed.From, renamed.To, renamed.Diff, notPorted);
        Remove([.. diff.Removed.Where(r => r.Off is null && r.PortLine > 0)]);
        foreach (var added in diff.Added.Where(a => a.Off is null && a.Kind == ItemKind.Function))
            NewBody(added);
        Notes.AddRange(diff.Added.Where(a => a.Off is null && a.Kind == ItemKind.Macro &&
                !_names.Methods(a.Name).Any())
            .Select(a => $"{_unit.Path}:{a.Line}: {a.Name}, a new macro, is used by nothing that " +
                "is ported"));
        Notes.AddRange(Off(diff));
        foreach (var changed in diff.Changed.Where(c => c.Kind == ItemKind.Tracepoint))
            TracepointBody(changed.Kind, changed.Name, changed.NewLine);
        foreach (var added in diff.Added.Where(a => a.Kind == ItemKind.Tracepoint))
            TracepointBody(added.Kind, added.Name, added.Line);
        return Text();
    }

    private string Text()
    {
        var text = _tree.ToString();
        // Of two at one place the first one stands first, and both before what is replaced there.
        foreach (var (start, end, with) in _edits.AsEnumerable().Reverse()
                     .OrderByDescending(e => e.Start).ThenByDescending(e => e.End))
            text = string.Concat(text.AsSpan(0, start), with, text.AsSpan(end));
        return text;
    }

    private void Once(
        ItemKind kind, string name, ISet<(string, ItemKind, string)> done, Action declare)
    {
        if (done.Contains((_unit.Path, kind, name)))
            return;
        var (edits, notes, problems) = (_edits.Count, Notes.Count, Problems.Count);
        declare();
        if (Problems.Count == problems)
        {
            done.Add((_unit.Path, kind, name));
            return;
        }
        _edits.RemoveRange(edits, _edits.Count - edits);
        Notes.RemoveRange(notes, Notes.Count - notes);
    }

    // What the port does without, as C# looks names up everywhere.
    private static bool IsNoCode(ItemKind kind) => kind is ItemKind.Include or ItemKind.Export or
        ItemKind.Declaration or ItemKind.Directive;

    private void Problem(int line, string reason) => Problems.Add(new(_unit.Path, line, reason));

    // The old and the new one, if the port has it and what is built of it changed.
    private (PinItem Old, Item Item, Item? Ported)? Find(
        string from, string to, ItemDiff diff, string name)
    {
        var old = _pin.Items.Find(
            i => i.Kind == diff.Kind && i.Name == from && i.Line == diff.OldLine);
        var item = _unit.Items.Find(i => i.Kind == diff.Kind && i.Line == diff.NewLine &&
            i.Name == to);
        if (old is null || item is null || old.Off is not null || item.Off is not null ||
            IsNoCode(item.Kind))
            return null;
        var before = old.Statements.Where(s => !s.Off).Select(s => $"{s.Place}:{s.Exact}");
        var after = item.Statements.Where(s => s.Off is null)
            .Select(s => $"{s.Place}:{Pinner.Hash(s.Exact)}");
        var same = before.SequenceEqual(after) && !diff.SignatureChanged && from == to;
        var ported = ItemComparer.Ported(old with { Name = name }, _file);
        return same && ported is not null ? null : (old, item, ported);
    }

    private void ChangedHead(string from, string to, ItemDiff diff)
    {
        if (Find(from, to, diff, from) is not { Ported: { } ported } found)
            return;
        var (old, item, _) = found;
        switch (item.Kind)
        {
            case ItemKind.Function when diff.SignatureChanged || from != item.Name:
                Head(old, item, ported);
                break;
            case ItemKind.Constant:
                Constant(item, ported);
                break;
            case ItemKind.Struct:
                Struct(old, item, ported);
                break;
            case ItemKind.Enum:
                Enum(item, ported);
                break;
            case ItemKind.Tracepoint:
                ChangedTracepoint(old, item);
                break;
            case ItemKind.Function or ItemKind.Macro:
                break;
            default:
                Problem(item.Line, $"{item.Name}, a {item.Kind.Words()}, changed: " +
                    "its initial value is the port's own code");
                break;
        }
    }

    private void Changed(string from, string to, ItemDiff diff, NotPorted notPorted)
    {
        if (Find(from, to, diff, to) is not { } found)
            return;
        if (found.Ported is null)
            Notes.Add(notPorted.Reason(_unit.Path, from) is { } reason
                ? $"{_unit.Path}:{found.Item.Line}: {from} is not ported: {reason}"
                : $"{_unit.Path}:{found.Item.Line}: {from} is not ported");
        else if (found.Item.Kind is ItemKind.Function or ItemKind.Macro)
            Method(found.Old, found.Item, found.Ported);
    }

    // Everything before the body, for callers in other functions to be translated against.
    private void Head(PinItem old, Item item, Item ported)
    {
        if (Member<MethodDeclarationSyntax>(ported) is not { } method)
        {
            Problem(item.Line, $"{item.Name} is no method in the port");
            return;
        }
        var kept = new KeptStatements(old, item, ported);
        var done = _translator.Changed(
            item, method, _defaults(item.Name), kept, out var head, out var renamed);
        if (head.Length == 0)
        {
            Problems.AddRange(done.Problems);
            return;
        }
        var start = method.Modifiers.Count > 0 ? method.Modifiers[0].SpanStart
            : method.ReturnType.SpanStart;
        var body = ((SyntaxNode?)method.Body ?? method.ExpressionBody!).SpanStart;
        _edits.Add((start, body, head + "\n\t"));
        // Annotations name parameters in text: "base->lock".
        foreach (var text in method.AttributeLists.SelectMany(l => l.DescendantNodes())
                     .OfType<LiteralExpressionSyntax>()
                     .Where(l => l.Token.Value is string))
        {
            var now = renamed.Aggregate(text.ToString(), (t, r) => Regex.Replace(t,
                $@"(?<![\w.>]){Regex.Escape(r.Key)}\b", r.Value));
            if (now != text.ToString())
                _edits.Add((text.SpanStart, text.Span.End, now));
        }
        if (renamed.Count == 0 || item.Name != ported.Name)
            Notes.Add($"{_file.Path}: {item.Name} has another signature; " +
            "see whether its annotations still name its parameters");
    }

    private void Method(PinItem old, Item item, Item ported)
    {
        if (Member<MethodDeclarationSyntax>(ported) is not { } method)
        {
            Problem(item.Line, $"{item.Name} is no method in the port");
            return;
        }
        var kept = new KeptStatements(old, item, ported);
        var body = ((SyntaxNode?)method.Body ?? method.ExpressionBody!).SpanStart;
        var done = _translator.Body(item, method, _defaults(item.Name), kept);
        Problems.AddRange(done.Problems);
        foreach (var lost in kept.Lost)
            Problem(item.Line, $"the port's own `{Short(lost)}` of {item.Name} has no place any " +
                "more, because upstream changed around it");
        foreach (var gone in kept.GaveWay)
            Notes.Add($"{_unit.Path}:{item.Line}: the port's own `{Short(gone)}` of {item.Name} " +
                "gives way to what upstream has there now");
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
        where T : MemberDeclarationSyntax => PortMember.At<T>(_tree, ported.Line);
}
