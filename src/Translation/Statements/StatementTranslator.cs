// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Translation.Expressions;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Statements;

/// <summary>Translates the statements of one function, in C's order and nesting.</summary>
internal sealed class StatementTranslator
{
    private readonly BodyText _text;
    private readonly KeptText _kept;
    private readonly LocalDeclarations _declarations;
    private readonly SimpleStatements _simple;
    private readonly SwitchTranslator _switch;
    private int _outermost;

    public StatementTranslator(
        ExpressionTranslator expressions, Locals locals, FunctionContext context)
    {
        _text = new(expressions, locals, context);
        _kept = new(_text);
        _declarations = new(_text);
        _simple = new(_text);
        _switch = new(_text, _kept, this);
    }

    /// <summary>What could not be translated.</summary>
    public IReadOnlyList<TranslationProblem> Problems => _text.Problems;

    /// <summary>The body's lines at that depth, without its braces.</summary>
    public string Translate(List<CSyntax> body, int depth)
    {
        _text.Code.Depth = _outermost = depth;
        Block(body);
        return _text.Code.ToString();
    }

    private void Block(List<CSyntax> body)
    {
        for (var at = 0; at < body.Count; at++)
        {
            _kept.Space(body[at], at == 0);
            at += One(body, at);
        }
    }

    /// <summary>Translates what stands at an index; the result is how many more it took.</summary>
    public int One(List<CSyntax> body, int at)
    {
        var node = body[at];
        if (node.Statement is not { } statement)
        {
            Braces("{", node.Body);
            return 0;
        }
        try
        {
            if (_kept.Keep(statement))
                return 0;
            var start = _text.Code.Length;
            if (statement.Tree.Kind == "declare")
            {
                var taken = _declarations.Read(body, at);
                Remark(start);
                return taken;
            }
            Statement(node, statement, at + 1 == body.Count);
            Remark(start);
            _kept.Follow(statement);
        }
        catch (Refusal refusal)
        {
            _text.Problems.Add(new(_text.Context.File, statement.Line, refusal.Message));
            _text.Code.Add($"// {_text.Context.File}:{statement.Line}: not translated: " +
                refusal.Message);
        }
        return 0;
    }

    // Why the port differs stands above what differs.
    private void Remark(int start)
    {
        foreach (var remark in _text.Expressions.Remarks.Distinct().Reverse())
            _text.Code.Insert(start, remark);
        _text.Expressions.Remarks.Clear();
    }

    private void Statement(CSyntax node, Statement statement, bool last)
    {
        var tree = statement.Tree;
        var hasResult = _text.Context.Result.SpecialType != SpecialType.System_Void;
        switch (tree.Kind)
        {
            // What a macro in ({ }) ends with is its value.
            case "expression" when last && _text.Context.IsMacro && hasResult &&
                _text.Code.Depth == _outermost:
                _simple.Return(tree);
                break;
            case "expression":
                _simple.Expression(tree);
                break;
            case "value" when hasResult:
                _simple.Value(tree);
                break;
            case "value":
                _simple.Expression(tree);
                break;
            case "if":
                If(node, "");
                break;
            case "while":
                Headed(_kept.Head(statement, () => $"while ({Condition(tree.Kids[0])})"), node);
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
                _switch.Read(tree, node);
                break;
            case "scope":
                Scoped(tree, node);
                break;
            case "label":
                _text.Code.Add($"{TypeText.Name(tree.Text)}:{(last ? " ;" : "")}", outdent: 1);
                break;
            case "goto" when tree.Text.Length > 0:
                _text.Code.Add($"goto {TypeText.Name(tree.Text)};");
                break;
            case "return":
                _simple.Return(tree);
                break;
            case "break" or "continue":
                _text.Code.Add(tree.Kind + ";");
                break;
            case "static":
                _text.Context.RequireStatic(tree.Text);
                break;
            case "cleanup":
                _simple.Cleanup(tree);
                break;
            default:
                throw new Refusal($"there is no idiom for a {tree.Kind} here");
        }
    }

    private string Condition(Node node) => _text.Expressions.Test(node).Code;

    /// <summary>What a body holds, without its braces.</summary>
    public static List<CSyntax> Inside(List<CSyntax> body) =>
        body is [{ Statement: null } block] ? block.Body : body;

    private static bool IsBlock(List<CSyntax> body) => body is [{ Statement: null }];

    private void Braces(
        string head, List<CSyntax> body, string tail = "", SyntaxNode? port = null)
    {
        _text.Code.Add(head);
        _text.Code.Depth++;
        _text.Locals.Open();
        Block(body);
        _text.Locals.Close();
        foreach (var comment in port is BlockSyntax block ? PortText.Closing(block) : [])
            _text.Code.Add(comment);
        _text.Code.Depth--;
        _text.Code.Add("}" + tail);
    }

    private void Headed(string head, CSyntax node) =>
        Arm(head, node.Body, PortText.Body(_kept.Own(node.Statement!)));

    private void Arm(string head, List<CSyntax> body, SyntaxNode? port = null)
    {
        if (body.Count == 0)
            _text.Code.Add(head + " { }");
        else if (IsBlock(body))
            Braces(head + " {", body[0].Body, port: port);
        else
        {
            _text.Code.Add(head);
            _text.In(() => One(body, 0));
        }
    }

    private void If(CSyntax node, string before)
    {
        var statement = node.Statement!;
        var own = _kept.Own(statement) as IfStatementSyntax;
        var head = _kept.Head(statement, () => $"if ({Condition(statement.Tree.Kids[0])})");
        Arm(before + head, node.Body, own?.Statement);
        if (node.Else.Count == 0)
            return;
        // The brace of the first arm and the else share a line.
        var shared = IsBlock(node.Body);
        if (node.Else is [{ Statement.Tree.Kind: "if" } next])
        {
            var start = _text.Code.Length;
            If(next, "else ");
            if (shared)
                _text.Code.Share(start);
            return;
        }
        var mark = _text.Code.Length;
        Arm("else", node.Else, own?.Else?.Statement);
        if (shared)
            _text.Code.Share(mark);
    }

    private void For(Node tree, CSyntax node)
    {
        _text.Locals.Open();
        Headed(_kept.Head(node.Statement!, () =>
        {
            var start = tree.Kids[0] switch
            {
                { Kind: "none" } => "",
                { Kind: "decls" } all => _declarations.Head(all.Kids),
                var list => List(list),
            };
            var test = tree.Kids[1] == Node.None ? "" : " " + Condition(tree.Kids[1]);
            var step = tree.Kids[2] == Node.None ? "" : " " + List(tree.Kids[2]);
            return $"for ({start};{test};{step})";
        }), node);
        _text.Locals.Close();
    }

    private string List(Node node) => node.Kind == "comma"
        ? string.Join(", ", node.Kids.Select(k => _text.Expressions.Read(k).Code))
        : _text.Expressions.Read(node).Code;

    private void Each(Node tree, CSyntax node)
    {
        var loop = Folding.Loop(tree, _text.Context.Scope);
        if (loop.Kind == "for")
        {
            For(loop, node);
            return;
        }
        Headed(_kept.Head(node.Statement!, () =>
        {
            var (call, starts) = _text.Expressions.Iterator(
                Folding.Call(loop.Kids[0], _text.Context.Scope));
            return $"for ({string.Join(", ", starts)}; {call.Code};)";
        }), node);
    }

    private void Scoped(Node tree, CSyntax node)
    {
        Headed(_kept.Head(node.Statement!, () =>
        {
            var guard = Folding.Guard(tree, _text.Context.Scope);
            return guard.Kind == "guard"
                ? $"using ({_text.Expressions.Read(guard.Kids[0]).Code})"
                : throw new Refusal("no folding rule says what " +
                    $"{tree.Kids[0].CalleeName ?? "this macro"} is in C#");
        }), node);
    }
}
