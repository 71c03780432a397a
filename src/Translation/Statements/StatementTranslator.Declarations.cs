// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Statements;

// Local variables.
internal sealed partial class StatementTranslator
{
    /// <summary>
    /// Declares what stands at an index and those after it that share its line and type.
    /// </summary>
    private int Declarations(List<CSyntax> body, int at)
    {
        var first = body[at].Statement!;
        var (type, parts) = Declaration(first.Tree);
        if (type.Length == 0)
            return 0;
        var more = 0;
        while (at + more + 1 < body.Count &&
            body[at + more + 1].Statement is { Tree.Kind: "declare" } next &&
            next.Line == first.Line && SameType(first.Tree, next.Tree))
        {
            var (_, other) = Declaration(next.Tree);
            parts += ", " + other;
            more++;
        }
        _code.Add($"{type} {parts};");
        return more;
    }

    private bool SameType(Node first, Node next) =>
        first.Kids[0].Text == next.Kids[0].Text && first.Kids.Length == 2 &&
        next.Kids.Length == 2 && !OnStack(next) && first.Kids[0].Text != "function*";

    private bool OnStack(Node tree) => tree.Kids.Length >= 2 && tree.Kids[1] == Node.None &&
        _context.OnStack(tree.Text, tree.Kids[0].Text.TrimEnd('[', ']'));

    /// <summary>The type and the declarator; no type if it is written already.</summary>
    private (string Type, string Declarator) Declaration(Node tree)
    {
        var name = tree.Text;
        var type = LocalType(tree);
        var spelled = TypeText.Name(name);
        if (OnStack(tree))
        {
            var pointer = _expressions.Types.PointerTo(type);
            _locals.AddOnStack(name, pointer);
            var frame = _frames++ == 0 ? "frame" : $"frame{_frames}";
            _code.Add($"using var {frame} = on_stack<{TypeText.Of(type)}>" +
                $"(out {TypeText.Of(pointer)} {spelled});");
            return ("", "");
        }
        var value = tree.Kids[1];
        // C's own value may name the variable: sizeof(*p).
        _locals.Add(name, type);
        var text = _expressions.Types.Spell(type, tree.Kids[0].Spelling);
        if (value == Node.None)
            return (text, _context.Defaults.Contains(name) ? $"{spelled} = default" : spelled);
        return (text, $"{spelled} = {_expressions.As(value, type).At(Level.Assign)}");
    }

    private ITypeSymbol LocalType(Node tree)
    {
        var of = tree.Kids[0];
        if (tree.Kids.Skip(2).Any(k => k.Kind == "bits"))
            throw new Refusal("a bit field among local variables");
        if (tree.Kids.Skip(2).ToList() is [{ Kind: "array" } array])
        {
            var element = _expressions.Type(of.Text[..^2], of.Spelling);
            var length = array.Kids.Length == 1 && array.Kids[0] != Node.None
                ? _expressions.Read(array.Kids[0]).Constant
                : null;
            return _context.Array(element, length) ?? throw new Refusal(
                $"the port has no [InlineArray] of {length?.ToString() ?? "some"} " +
                TypeText.Of(element));
        }
        if (tree.Kids.Length > 2)
            throw new Refusal("an array of arrays");
        return of.Text.StartsWith("function", StringComparison.Ordinal)
            ? _expressions.Types.FunctionPointer(of.Spelling ?? "") ??
                throw new Refusal($"`{of.Spelling}` is no pointer to a function of known types")
            : _expressions.Type(of.Text, of.Spelling);
    }
}
