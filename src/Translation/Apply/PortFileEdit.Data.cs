// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Diff;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;
using Linux.Translation.Expressions;
using Linux.Translation.Statements;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

// Constants, fields, and what is new.
internal sealed partial class PortFileEdit
{
    private ExpressionTranslator Expressions(Item item) => new(_names, new Locals(), item.Scope);

    private void Constant(Item item, Item ported)
    {
        var statement = item.Statements[0];
        try
        {
            if (Member<FieldDeclarationSyntax>(ported) is
                { Declaration: { Variables: [{ Initializer.Value: { } old }] } declaration })
            {
                var type = _names.Compilation.GetSemanticModel(_tree)
                    .GetTypeInfo(declaration.Type).Type!;
                var value = Expressions(item).As(statement.Tree.Kids[0], type);
                _edits.Add((old.SpanStart, old.Span.End, value.Code));
            }
            else if (Member<PropertyDeclarationSyntax>(ported) is
            { ExpressionBody.Expression: { } arrow } property)
            {
                var type = _names.Compilation.GetSemanticModel(_tree)
                    .GetTypeInfo(property.Type).Type!;
                var value = Expressions(item).As(statement.Tree.Kids[0], type);
                _edits.Add((arrow.SpanStart, arrow.Span.End, value.Code));
            }
            else
                Problem(item.Line, $"{item.Name} is no constant in the port");
        }
        catch (Refusal refusal)
        {
            Problem(item.Line, refusal.Message);
        }
    }

    private void Struct(PinItem old, Item item, Item ported)
    {
        if (Member<StructDeclarationSyntax>(ported) is not { } type)
        {
            Problem(item.Line, $"{item.Name} is no struct in the port");
            return;
        }
        if (type.AttributeLists.ToString().Contains("Explicit", StringComparison.Ordinal))
        {
            Problem(item.Line, $"{item.Name} has an explicit layout in the port");
            return;
        }
        var pinned = old.Statements.Where(s => !s.Off).ToList();
        var now = item.Statements.Where(s => s.Off is null).ToList();
        var fields = type.Members.OfType<FieldDeclarationSyntax>().ToLookup(
            f => f.Declaration.Variables[0].Identifier.ValueText);
        var same = Alignment.Match([.. pinned.Select(s => s.Exact)],
            [.. now.Select(s => Pinner.Hash(s.Exact))]);
        var stay = same.Select(p => p.Right).ToHashSet();
        var names = now.Select(s => s.Tree.Text).ToHashSet();
        // Pins hold no names: a field of the port that upstream has no more is one that went.
        var gone = pinned.Count - same.Count;
        foreach (var field in ported.Statements.Where(s => !names.Contains(s.Tree.Text)))
        {
            var hash = Pinner.Make(field, ported.Scope, Reference.Canonical.Side.CSharp).Canonical;
            if (gone > 0 && pinned.Exists(p => p.Canonical == hash) &&
                fields[field.Tree.Text].FirstOrDefault() is { } member)
                _edits.Add((member.FullSpan.Start, member.FullSpan.End, ""));
        }
        var after = type.OpenBraceToken.Span.End;
        for (var i = 0; i < now.Count; i++)
        {
            var own = fields[now[i].Tree.Text].FirstOrDefault();
            if (!stay.Contains(i))
            {
                var code = Field(item, now[i]);
                if (own is null)
                    _edits.Add((after, after, $"\n{code}"));
                else if (code.Length > 0)
                    _edits.Add((own.Modifiers.Span.Start, own.Span.End, code.Trim()));
                Notes.Add($"{_file.Path}: {item.Name}.{now[i].Tree.Text} is new or has another " +
                    "type; see whether it needs an annotation");
            }
            after = own?.Span.End ?? after;
        }
        if (_arrays.Count > 0)
        {
            _edits.Add((type.FullSpan.End, type.FullSpan.End, string.Concat(_arrays)));
            _arrays.Clear();
        }
    }

    private void Add(ItemName added)
    {
        var item = _unit.Items.Find(i => i.Kind == added.Kind && i.Name == added.Name &&
            i.Line == added.Line)!;
        if (New(item) is not { } code)
            return;
        var lines = _tree.GetText().Lines;
        var line = Math.Clamp(added.PortLine, 1, lines.Count);
        var at = lines[line - 1].EndIncludingLineBreak;
        var inside = _tree.GetRoot().FindToken(Math.Max(at - 1, 0)).Parent?
            .AncestorsAndSelf().OfType<ClassDeclarationSyntax>()
            .FirstOrDefault(c => c.OpenBraceToken.SpanStart < at &&
                at <= c.CloseBraceToken.SpanStart);
        var isType = item.Kind is ItemKind.Struct or ItemKind.Enum;
        if (isType && inside is not null)
            at = lines.GetLineFromPosition(inside.FullSpan.End - 1).EndIncludingLineBreak;
        _edits.Add((at, at, isType || inside is not null ? "\n" + code
            : $"\npublic static unsafe partial class Kernel\n{{\n{code}}}\n"));
    }

    // A function that was declared without a body.
    private void NewBody(ItemName added)
    {
        var item = _unit.Items.Find(i => i.Kind == added.Kind && i.Name == added.Name &&
            i.Line == added.Line)!;
        var method = _tree.GetRoot().DescendantNodes(n => n is not MethodDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>().FirstOrDefault(m =>
                m.Identifier.ValueText == added.Name && m.Body is { } body &&
                body.ToString().Contains(Stub, StringComparison.Ordinal));
        if (method?.Body is null)
            return;
        var done = _translator.Body(item, method, _defaults(item.Name), null, isNew: true);
        Problems.AddRange(done.Problems);
        _edits.Add((method.Body.SpanStart, method.Span.End, $"{{\n{done.Code}\t}}"));
    }

    /// <summary>The member of the port for a new item, or null.</summary>
    private string? New(Item item)
    {
        try
        {
            switch (item.Kind)
            {
                case ItemKind.Function:
                    var head = Signature.Read(item, _names).Code;
                    Notes.Add($"{_file.Path}: {item.Name} is new; " +
                        "see which locks and interrupts its annotations have to name");
                    return $"{LocalStatics(item).TrimStart('\n')}" +
                        $"{head}\n\t{{\n\t\t{Stub}\n\t}}\n";
                case ItemKind.Constant:
                    return NewConstant(item);
                case ItemKind.Struct:
                    return NewStruct(item);
                case ItemKind.Enum:
                    return NewEnum(item);
                case ItemKind.Global:
                    return new GlobalText(_names, item.Scope)
                        .Declare(item.Name, item.Statements[0]);
                case ItemKind.Macro:
                    // Its uses will say of what types it is.
                    return null;
                case ItemKind.Tracepoint:
                    return NewTracepoint(item);
                default:
                    throw new Refusal($"{item.Name}, a new " +
                        item.Kind.Words() + ", is for a person to declare");
            }
        }
        catch (Refusal refusal)
        {
            Problem(item.Line, refusal.Message);
            return null;
        }
    }

    private string NewConstant(Item item)
    {
        var value = Expressions(item).Read(item.Statements[0].Tree.Kids[0]);
        if (value.Type is null)
            throw new Refusal($"{item.Name} is no number");
        var type = TypeText.Of(value.Type);
        return value.Constant is null
            ? $"\tinternal static {type} {TypeText.Name(item.Name)} => {value.Code};\n"
            : $"\tinternal const {type} {TypeText.Name(item.Name)} = {value.Code};\n";
    }
}
