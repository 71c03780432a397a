// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

// Names, literals, calls, and what follows them.
internal sealed partial class CExpressions
{
    private Node Primary()
    {
        if (_at >= _end)
            throw new Unreadable();
        var token = _tokens[_at++];
        switch (token.Kind)
        {
            case CTokenKind.Number or CTokenKind.Character:
                return Number(token.Text);
            case CTokenKind.Text:
                return Strings(token);
            case CTokenKind.Word when token.Text is "struct" or "union" or "enum":
                throw new Unreadable();
            case CTokenKind.Word when Peek().Kind == CTokenKind.Text && _at < _end:
                return Strings(token);
            case CTokenKind.Word:
                return Node.Id(token.Text);
            default:
                throw new Unreadable();
        }
    }

    private static Node Number(string text) =>
        Numbers.Value(text) is { } value
            ? new("number", $"{value}") { Spelling = text }
            : new("number", text);

    // "text" "text", with KERN_INFO or PRIu64 between them as words.
    private Node Strings(CToken first)
    {
        var text = Part(first);
        while (_at < _end && (Peek().Kind == CTokenKind.Text ||
               (Peek().Kind == CTokenKind.Word &&
                   Peek(1).Kind is CTokenKind.Text or CTokenKind.Mark)))
            text += Part(_tokens[_at++]);
        return new("string", text);
    }

    private static string Part(CToken token) =>
        token.Kind == CTokenKind.Word ? $"<{token.Text}>"
        : token.Text.Length >= 2 ? token.Text[1..^1]
        : token.Text;

    private Node Postfix(Node node)
    {
        for (var count = 0; ; count++)
        {
            if (count > MaxDepth)
                throw new Unreadable();
            if (Is("("))
                node = Node.Call(node, Arguments());
            else if (Take("["))
            {
                node = new("index", "", node, Comma());
                Need("]");
            }
            else if (Is("->") || Is("."))
            {
                var op = _tokens[_at++].Text;
                if (Peek().Kind != CTokenKind.Word)
                    throw new Unreadable();
                node = new(op == "." ? "dot" : "arrow", _tokens[_at++].Text, node);
            }
            else if (Is("++") || Is("--"))
                node = new("postfix", _tokens[_at++].Text, node);
            else
                return node;
        }
    }

    private List<Node> Arguments()
    {
        var close = Close();
        _at++;
        var arguments = new List<Node>();
        while (_at < close)
        {
            var end = ArgumentEnd(close);
            if (CTypes.IsTypeName(_tokens, _at, end))
            {
                arguments.Add(CTypes.Node(_tokens, _at, end));
                _at = end;
            }
            else if (end == _at)
                arguments.Add(Node.None);
            else
            {
                arguments.Add(Is("{") ? Initialiser() : Assignment());
                if (_at != end)
                    throw new Unreadable();
            }
            if (_at < close)
                Need(",");
        }
        Need(")");
        return arguments;
    }

    private int ArgumentEnd(int close)
    {
        var depth = 0;
        for (var i = _at; i < close; i++)
        {
            if (_tokens[i].Kind != CTokenKind.Mark)
                continue;
            if (_tokens[i].Text is "(" or "[" or "{")
                depth++;
            else if (_tokens[i].Text is ")" or "]" or "}")
                depth--;
            else if (depth == 0 && _tokens[i].Text == ",")
                return i;
        }
        return close;
    }
}
