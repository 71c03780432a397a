// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Translation.Expressions;
using Linux.Translation.Types;
using Linux.Reference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Statements;

// Statements that hold others.
internal sealed partial class StatementTranslator
{
    private static List<CSyntax> Inside(List<CSyntax> body) =>
        body is [{ Statement: null } block] ? block.Body : body;

    private static bool IsBlock(List<CSyntax> body) => body is [{ Statement: null }];

    private void Braces(
        string head, List<CSyntax> body, string tail = "", SyntaxNode? port = null)
    {
        _code.Add(head);
        _code.Depth++;
        _locals.Open();
        Block(body);
        _locals.Close();
        foreach (var comment in port is BlockSyntax block ? PortText.Closing(block) : [])
            _code.Add(comment);
        _code.Depth--;
        _code.Add("}" + tail);
    }

    private void Headed(string head, CSyntax node) =>
        Arm(head, node.Body, PortText.Body(Own(node.Statement!)));

    // Where the port has the statement, if it is as it was.
    private SyntaxNode? Own(Statement statement) =>
        _context.Kept?.Find(statement) is { Replaced: false, Port: [var node, ..] } ? node : null;

    /// <summary>The port's own head of a statement that did not change, or a new one.</summary>
    private string Head(Statement statement, Func<string> make)
    {
        var own = Own(statement) is { } node ? PortText.Head(node) : null;
        if (own is null)
            return make();
        try
        {
            // For what it declares.
            make();
        }
        catch (Refusal)
        {
            // The port has found a way.
        }
        return own;
    }

    private void Arm(string head, List<CSyntax> body, SyntaxNode? port = null)
    {
        if (body.Count == 0)
            _code.Add(head + " { }");
        else if (IsBlock(body))
            Braces(head + " {", body[0].Body, port: port);
        else
        {
            _code.Add(head);
            _code.Depth++;
            One(body, 0);
            _code.Depth--;
        }
    }

    private void If(CSyntax node, string before)
    {
        var statement = node.Statement!;
        var own = Own(statement) as IfStatementSyntax;
        Arm(before + Head(statement, () => $"if ({Condition(statement.Tree.Kids[0])})"), node.Body,
            own?.Statement);
        if (node.Else.Count == 0)
            return;
        // The brace of the first arm and the else share a line.
        var shared = IsBlock(node.Body);
        if (node.Else is [{ Statement.Tree.Kind: "if" } next])
        {
            var start = _code.Length;
            If(next, "else ");
            if (shared)
                _code.Share(start);
            return;
        }
        var mark = _code.Length;
        Arm("else", node.Else, own?.Else?.Statement);
        if (shared)
            _code.Share(mark);
    }

    private void For(Node tree, CSyntax node)
    {
        _locals.Open();
        Headed(Head(node.Statement!, () =>
        {
            var start = tree.Kids[0] switch
            {
                { Kind: "none" } => "",
                { Kind: "decls" } all => Declared(all.Kids),
                var list => List(list),
            };
            var test = tree.Kids[1] == Node.None ? "" : " " + Condition(tree.Kids[1]);
            var step = tree.Kids[2] == Node.None ? "" : " " + List(tree.Kids[2]);
            return $"for ({start};{test};{step})";
        }), node);
        _locals.Close();
    }

    private string Declared(Node[] declarations)
    {
        var type = default(ITypeSymbol);
        var parts = new List<string>();
        foreach (var one in declarations)
        {
            var own = _expressions.Type(one.Kids[0].Text, one.Kids[0].Spelling);
            if (type is not null && !Conversions.Same(type, own))
                throw new Refusal("a for that declares variables of two types");
            type = own;
            _locals.Add(one.Text, own);
            parts.Add(one.Kids[1] == Node.None ? TypeText.Name(one.Text)
                : $"{TypeText.Name(one.Text)} = {_expressions.As(one.Kids[1], own).Code}");
        }
        return $"{TypeText.Of(type!)} {string.Join(", ", parts)}";
    }

    private string List(Node node) => node.Kind == "comma"
        ? string.Join(", ", node.Kids.Select(k => _expressions.Read(k).Code))
        : _expressions.Read(node).Code;

    private void Each(Node tree, CSyntax node)
    {
        var loop = Folding.Loop(tree, _context.Scope);
        if (loop.Kind == "for")
        {
            For(loop, node);
            return;
        }
        Headed(Head(node.Statement!, () =>
        {
            var (call, starts) = _expressions.Iterator(
                Folding.Call(loop.Kids[0], _context.Scope));
            return $"for ({string.Join(", ", starts)}; {call.Code};)";
        }), node);
    }

    private void Scoped(Node tree, CSyntax node)
    {
        Headed(Head(node.Statement!, () =>
        {
            var guard = Folding.Guard(tree, _context.Scope);
            return guard.Kind == "guard"
                ? $"using ({_expressions.Read(guard.Kids[0]).Code})"
                : throw new Refusal("no folding rule says what " +
                    $"{tree.Kids[0].CalleeName ?? "this macro"} is in C#");
        }), node);
    }

    private void Switch(Node tree, CSyntax node)
    {
        var value = _expressions.Read(tree.Kids[0]);
        if (value.Type is not { } type)
            throw new Refusal("a switch over something without a type");
        _code.Add($"switch ({value.Code}) {{");
        _locals.Open();
        var body = Inside(node.Body);
        for (var at = 0; at < body.Count; at++)
        {
            if (body[at].Statement is { Tree: { Kind: "case" } label } one)
            {
                // C runs on into the next section; C# has to say so.
                if (at > 0 && !IsCase(body[at - 1]) && !Leaves(body[at - 1]))
                    In(() => _code.Add(FallThrough(label, type)));
                try
                {
                    _code.Add(Label(label, type));
                }
                catch (Refusal refusal)
                {
                    Problems.Add(new(_context.File, one.Line, refusal.Message));
                }
                continue;
            }
            _code.Depth++;
            Space(body[at], false);
            if (body[at].Statement?.Tree.Kind == "fallthrough")
            {
                var next = body.Skip(at + 1).FirstOrDefault(IsCase)?.Statement?.Tree;
                _code.Add(next is null ? "break;" : FallThrough(next, type));
            }
            else
                at += One(body, at);
            _code.Depth--;
        }
        if (body.Count > 0 && !Leaves(body[^1]))
            In(() => _code.Add("break; // PORT: the last section of a switch has to end in C#."));
        _locals.Close();
        _code.Add("}");
    }

    private void In(Action write)
    {
        _code.Depth++;
        write();
        _code.Depth--;
    }

    private static bool IsCase(CSyntax node) => node.Statement?.Tree.Kind == "case";

    private string Label(Node label, ITypeSymbol type) =>
        label.Text == "default" ? "default:" : $"case {CaseValue(label, type)}:";

    private string FallThrough(Node label, ITypeSymbol type) =>
        label.Text == "default" ? "goto default;" : $"goto case {CaseValue(label, type)};";

    private string CaseValue(Node label, ITypeSymbol type)
    {
        if (label.Kids[0].Kind == "range")
            throw new Refusal("a case with a range");
        return _expressions.As(label.Kids[0], type).Code;
    }

    /// <summary>Whether control never runs on behind it.</summary>
    private static bool Leaves(CSyntax node) => node switch
    {
        { Statement: null } => node.Body.Count > 0 && Leaves(node.Body[^1]),
        { Statement.Tree.Kind: "break" or "return" or "goto" or "continue" or "fallthrough" } =>
            true,
        { Statement.Tree.Kind: "if" } => node.Else.Count > 0 && Leaves(node.Body[^1]) &&
            Leaves(node.Else[^1]),
        { Statement.Tree.Kind: "scope" } => node.Body.Count > 0 && Leaves(node.Body[^1]),
        { Statement.Tree: { Kind: "for", Kids: [_, { Kind: "none" }, _] } } =>
            !Breaks(node.Body),
        _ => false,
    };

    private static bool Breaks(List<CSyntax> body) => body.Exists(n =>
        n.Statement?.Tree.Kind == "break" ||
        (n.Statement?.Tree.Kind is not ("for" or "while" or "do" or "each" or "switch") &&
            (Breaks(n.Body) || Breaks(n.Else))));
}
