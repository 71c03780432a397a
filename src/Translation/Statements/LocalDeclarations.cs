// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Translation.Apply;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Statements;

/// <summary>Declares local variables.</summary>
internal sealed class LocalDeclarations(BodyText body)
{
    /// <summary>
    /// Declares what stands at an index and those after it that share its line and type.
    /// </summary>
    public int Read(List<CSyntax> block, int at)
    {
        var first = block[at].Statement!;
        var (type, parts) = Declaration(first.Tree);
        if (type.Length == 0)
            return 0;
        var more = 0;
        while (at + more + 1 < block.Count &&
            block[at + more + 1].Statement is { Tree.Kind: "declare" } next &&
            next.Line == first.Line && SameType(first.Tree, next.Tree))
        {
            var (_, other) = Declaration(next.Tree);
            parts += ", " + other;
            more++;
        }
        body.Code.Add($"{type} {parts};");
        return more;
    }

    private bool SameType(Node first, Node next) =>
        first.Kids[0].Text == next.Kids[0].Text && first.Kids.Length == 2 &&
        next.Kids.Length == 2 && !OnStack(next) && first.Kids[0].Text != "function*";

    private bool OnStack(Node tree) => tree.Kids.Length >= 2 && tree.Kids[1] == Node.None &&
        body.Context.OnStack(tree.Text, tree.Kids[0].Text.TrimEnd('[', ']'));

    /// <summary>The type and the declarator; no type if it is written already.</summary>
    private (string Type, string Declarator) Declaration(Node tree)
    {
        var name = tree.Text;
        var type = LocalType(tree);
        var spelled = TypeText.Name(name);
        if (OnStack(tree))
        {
            var pointer = body.Expressions.Types.PointerTo(type);
            body.Locals.AddOnStack(name, pointer);
            body.Code.Add($"using var {body.NextFrame()} = on_stack<{TypeText.Of(type)}>" +
                $"(out {TypeText.Of(pointer)} {spelled});");
            return ("", "");
        }
        var value = tree.Kids[1];
        // C's own value may name the variable: sizeof(*p).
        body.Locals.Add(name, type);
        var text = body.Expressions.Types.Spell(type, tree.Kids[0].Spelling);
        if (value == Node.None)
            return (text, body.Context.Defaults.Contains(name) ? $"{spelled} = default" : spelled);
        return (text, $"{spelled} = {body.Expressions.As(value, type).At(Level.Assign)}");
    }

    /// <summary>What a for declares.</summary>
    public string Head(Node[] declarations)
    {
        var type = default(ITypeSymbol);
        var parts = new List<string>();
        foreach (var one in declarations)
        {
            var own = body.Expressions.Type(one.Kids[0].Text, one.Kids[0].Spelling);
            if (type is not null && !Conversions.Same(type, own))
                throw new Refusal("a for that declares variables of two types");
            type = own;
            body.Locals.Add(one.Text, own);
            parts.Add(one.Kids[1] == Node.None ? TypeText.Name(one.Text)
                : $"{TypeText.Name(one.Text)} = {body.Expressions.As(one.Kids[1], own).Code}");
        }
        return $"{TypeText.Of(type!)} {string.Join(", ", parts)}";
    }

    private Refusal Missing(ITypeSymbol element, string length, string code)
    {
        var spelled = TypeText.Of(element);
        if (!Conversions.IsPointer(element) && !spelled.Contains('<'))
            body.Context.Names.Wanted?.Array(body.Context.Names.Path, spelled, length, code);
        return new($"the port has no [InlineArray] of {length} {spelled}");
    }

    private ITypeSymbol LocalType(Node tree)
    {
        var of = tree.Kids[0];
        if (tree.Kids.Skip(2).Any(k => k.Kind == "bits"))
            throw new Refusal("a bit field among local variables");
        if (tree.Kids.Skip(2).ToList() is [{ Kind: "array" } array])
        {
            var element = body.Expressions.Type(of.Text[..^2], of.Spelling);
            if (array.Kids is not [var said] || said == Node.None)
                throw new Refusal("an array without a length among local variables");
            var length = body.Expressions.Read(said);
            var code = ArrayLength.Of(length, body.Context.Names);
            return body.Context.Array(element, length.Constant, code) ??
                throw Missing(element, length.Code, code);
        }
        if (tree.Kids.Length > 2)
            throw new Refusal("an array of arrays");
        return of.Text.StartsWith("function", StringComparison.Ordinal)
            ? body.Expressions.Types.FunctionPointer(of.Spelling ?? "") ??
                throw new Refusal($"`{of.Spelling}` is no pointer to a function of known types")
            : body.Expressions.Type(of.Text, of.Spelling);
    }
}
