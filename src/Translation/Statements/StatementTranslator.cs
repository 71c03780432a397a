// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Translation.Expressions;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Statements;

/// <summary>Translates the statements of one function, in C's order and nesting.</summary>
internal sealed partial class StatementTranslator
{
    private readonly ExpressionTranslator _expressions;
    private readonly Locals _locals;
    private readonly FunctionContext _context;
    private readonly CodeLines _code = new();
    private int _outermost;
    private int _guards;
    private int _frees;
    private int _frames;

    public StatementTranslator(
        ExpressionTranslator expressions, Locals locals, FunctionContext context)
    {
        _expressions = expressions;
        _locals = locals;
        _context = context;
        _guards = context.Guards;
    }

    /// <summary>What could not be translated.</summary>
    public List<TranslationProblem> Problems { get; } = [];

    /// <summary>The body's lines at that depth, without its braces.</summary>
    public string Translate(List<CSyntax> body, int depth)
    {
        _code.Depth = _outermost = depth;
        Block(body);
        return _code.ToString();
    }

    private void Space(CSyntax node, bool first)
    {
        if (node.Statement is { } s && _context.Kept?.Find(s) is { Replaced: false } kept)
        {
            if (!first && PortText.Above(KeptStatements.Whole(kept.Port[0])).Blank)
                _code.Add("");
        }
        else
            Blank(node, first);
    }

    private void Block(List<CSyntax> body)
    {
        for (var at = 0; at < body.Count; at++)
        {
            Space(body[at], at == 0);
            at += One(body, at);
        }
    }

    /// <summary>Translates what stands at an index; the result is how many more it took.</summary>
    private int One(List<CSyntax> body, int at)
    {
        var node = body[at];
        if (node.Statement is not { } statement)
        {
            Braces("{", node.Body);
            return 0;
        }
        try
        {
            if (Keep(statement))
                return 0;
            var start = _code.Length;
            if (statement.Tree.Kind == "declare")
            {
                var taken = Declarations(body, at);
                Remark(start);
                return taken;
            }
            Statement(node, statement, at + 1 == body.Count);
            Remark(start);
            Follow(statement);
        }
        catch (Refusal refusal)
        {
            Problems.Add(new(_context.File, statement.Line, refusal.Message));
            _code.Add($"// {_context.File}:{statement.Line}: not translated: {refusal.Message}");
        }
        return 0;
    }

    // Why the port differs stands above what differs.
    private void Remark(int start)
    {
        foreach (var remark in _expressions.Remarks.Distinct().Reverse())
            _code.Insert(start, remark);
        _expressions.Remarks.Clear();
    }

    private void Statement(CSyntax node, Statement statement, bool last)
    {
        var tree = statement.Tree;
        switch (tree.Kind)
        {
            // What a macro in ({ }) ends with is its value.
            case "expression" when last && _context.IsMacro && _code.Depth == _outermost &&
                _context.Result.SpecialType != SpecialType.System_Void:
                Return(tree);
                break;
            case "expression":
                Expression(tree);
                break;
            case "value" when _context.Result.SpecialType != SpecialType.System_Void:
                _code.Add($"return {_expressions.As(tree.Kids[0], _context.Result).Code};");
                break;
            case "value":
                Expression(tree);
                break;
            case "if":
                If(node, "");
                break;
            case "while":
                Headed(Head(statement, () => $"while ({Condition(tree.Kids[0])})"), node);
                break;
            case "for":
                For(tree, node);
                break;
            case "each":
                Each(tree, node);
                break;
            case "do":
                Braces("do {", Inside(node.Body), $" while ({Condition(tree.Kids[0])});");
                break;
            case "switch":
                Switch(tree, node);
                break;
            case "scope":
                Scoped(tree, node);
                break;
            case "label":
                _code.Add($"{TypeText.Name(tree.Text)}:{(last ? " ;" : "")}", outdent: 1);
                break;
            case "goto" when tree.Text.Length > 0:
                _code.Add($"goto {TypeText.Name(tree.Text)};");
                break;
            case "return":
                Return(tree);
                break;
            case "break" or "continue":
                _code.Add(tree.Kind + ";");
                break;
            case "static":
                _context.RequireStatic(tree.Text);
                break;
            case "cleanup":
                Cleanup(tree);
                break;
            default:
                throw new Refusal($"there is no idiom for a {tree.Kind} here");
        }
    }

    // A blank line stands where C has one.
    private void Blank(CSyntax node, bool first)
    {
        if (first || FirstLine(node) is not { } line || line < 2 || line > _context.Lines.Length)
            return;
        for (var above = line - 1; above > 0; above--)
        {
            var text = _context.Lines[above - 1].Trim();
            if (text.Length == 0)
            {
                _code.Add("");
                return;
            }
            // A comment belongs to the statement below it.
            if (!text.StartsWith("/*", StringComparison.Ordinal) &&
                !text.StartsWith('*') && !text.StartsWith("//", StringComparison.Ordinal))
                return;
        }
    }

    private static int? FirstLine(CSyntax node) =>
        node.Statement is { Tree.Kind: not "do" } statement ? statement.Line
        : node.Body.Count == 0 ? null
        // The brace shares the line of its do.
        : node.Statement is not null && node.Body[0].Statement is null ? FirstLine(node.Body[0])
        : FirstLine(node.Body[0]) - 1;

    private string Condition(Node node) => _expressions.Test(node).Code;

    private void Expression(Node tree)
    {
        if (Folding.Guard(tree, _context.Scope) is { Kind: "guard" } guard)
        {
            _code.Add($"using var g{++_guards} = {_expressions.Read(guard.Kids[0]).Code};");
            return;
        }
        var kid = tree.Kids[0];
        if (kid == Node.None)
            return;
        var value = _expressions.Read(kid is { Kind: "cast", Text: "void" } ? kid.Kids[0] : kid);
        var effect = kid is { Kind: "cast", Text: "void" } ? kid.Kids[0] : kid;
        if (effect.Kind is not ("call" or "assign" or "postfix") &&
            effect is not { Kind: "unary", Text: "++" or "--" })
            throw new Refusal($"`{value.Code};` does nothing, which C# does not allow");
        _code.Add(value.Code + ";");
    }

    private void Cleanup(Node tree)
    {
        var call = Node.Call(Node.Id($"__{tree.Text}"), tree.Kids[0]);
        string code;
        try
        {
            code = _expressions.Read(call).Code;
        }
        catch (Refusal)
        {
            // What is freed may change: the method takes the variable itself.
            code = _expressions.Read(Node.Call(call.Kids[0], Node.Address(tree.Kids[0]))).Code;
        }
        _code.Add($"using var free{++_frees} = {code};");
    }

    private void Return(Node tree)
    {
        var value = tree.Kids[0];
        var nothing = _context.Result.SpecialType == SpecialType.System_Void;
        if (value == Node.None)
            _code.Add("return;");
        else if (nothing)
            throw new Refusal("a function without a result returns a value");
        else
            _code.Add($"return {_expressions.As(value, _context.Result).Code};");
    }
}
