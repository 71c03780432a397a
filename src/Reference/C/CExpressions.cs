// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>
/// Reads expressions of C. What it cannot read becomes an opaque node with every token in it,
/// so that nothing is lost and any edit still shows.
/// </summary>
internal sealed partial class CExpressions
{
    private const int MaxDepth = 100;
    private const int MaxTokens = 4000;

    private static readonly Dictionary<string, int> Precedence = new()
    {
        ["||"] = 1,
        ["&&"] = 2,
        ["|"] = 3,
        ["^"] = 4,
        ["&"] = 5,
        ["=="] = 6,
        ["!="] = 6,
        ["<"] = 7,
        [">"] = 7,
        ["<="] = 7,
        [">="] = 7,
        ["<<"] = 8,
        [">>"] = 8,
        ["+"] = 9,
        ["-"] = 9,
        ["*"] = 10,
        ["/"] = 10,
        ["%"] = 10,
    };

    private sealed class Unreadable : Exception;

    private readonly List<CToken> _tokens;
    private readonly int _end;
    private int _at;
    private int _depth;

    private CExpressions(List<CToken> tokens, int from, int to)
    {
        _tokens = tokens;
        _at = from;
        _end = to;
    }

    /// <summary>The expression that the tokens make, all of them.</summary>
    public static Node Parse(List<CToken> tokens, int from, int to)
    {
        if (from >= to)
            return Node.None;
        if (to - from > MaxTokens)
            return Opaque(tokens, from, to);
        try
        {
            var reader = new CExpressions(tokens, from, to);
            var node = reader.Comma();
            return reader._at == to ? node : Opaque(tokens, from, to);
        }
        catch (Unreadable)
        {
            return Opaque(tokens, from, to);
        }
    }

    private static Node Opaque(List<CToken> tokens, int from, int to) =>
        new("tokens", string.Join(' ', tokens.Skip(from).Take(to - from).Select(t => t.Text)));

    private CToken Peek(int ahead = 0) =>
        _at + ahead < _end ? _tokens[_at + ahead] : default;

    private bool Is(string text, int ahead = 0) =>
        _at + ahead < _end && _tokens[_at + ahead].Is(text);

    private bool Take(string text)
    {
        if (!Is(text))
            return false;
        _at++;
        return true;
    }

    private void Need(string text)
    {
        if (!Take(text))
            throw new Unreadable();
    }

    private int Close()
    {
        var close = CTypes.Match(_tokens, _at, _end);
        return close < 0 ? throw new Unreadable() : close;
    }

    private Node Comma()
    {
        var first = Assignment();
        if (!Is(","))
            return first;
        var all = new List<Node> { first };
        while (Take(","))
            all.Add(Assignment());
        return new("comma", "", [.. all]);
    }

    private Node Assignment()
    {
        if (++_depth > MaxDepth)
            throw new Unreadable();
        var left = Conditional();
        if (Peek() is
            {
                Kind: CTokenKind.Mark, Text: "=" or "+=" or "-=" or "*=" or "/=" or "%=" or
            "&=" or "|=" or "^=" or "<<=" or ">>="
            } op)
        {
            _at++;
            left = new("assign", op.Text, left, Assignment());
        }
        _depth--;
        return left;
    }

    private Node Conditional()
    {
        var condition = Binary(1);
        if (!Take("?"))
            return condition;
        if (Take(":"))
            return new("elvis", "", condition, Conditional());
        var yes = Comma();
        Need(":");
        return new("choose", "", condition, yes, Conditional());
    }

    private Node Binary(int level)
    {
        var left = Unary();
        while (Peek() is { Kind: CTokenKind.Mark } op &&
               Precedence.TryGetValue(op.Text, out var mine) && mine >= level)
        {
            _at++;
            if (++_depth > MaxDepth)
                throw new Unreadable();
            left = Node.Binary(op.Text, left, Binary(mine + 1));
            _depth--;
        }
        return left;
    }

    private Node Unary()
    {
        if (++_depth > MaxDepth)
            throw new Unreadable();
        var node = Prefix();
        _depth--;
        return node;
    }

    private Node Prefix()
    {
        var token = Peek();
        if (token.Kind == CTokenKind.Mark)
        {
            switch (token.Text)
            {
                case "!" or "~" or "-" or "+" or "++" or "--":
                    _at++;
                    return new("unary", token.Text, Unary());
                case "&":
                    _at++;
                    return Node.Address(Unary());
                case "&&":
                    _at++;
                    return new("labeladdress", "", Unary());
                case "*":
                    _at++;
                    return new("deref", "", Unary());
                case "(":
                    return Bracket();
            }
        }
        if (token is { Kind: CTokenKind.Word, Text: "sizeof" or "_Alignof" or "__alignof__" })
            return SizeOf(token.Text);
        return Postfix(Primary());
    }

    private Node SizeOf(string word)
    {
        _at++;
        if (Is("("))
        {
            var close = Close();
            if (CTypes.IsTypeName(_tokens, _at + 1, close))
            {
                var type = CTypes.Node(_tokens, _at + 1, close);
                _at = close + 1;
                return new(word, "", type);
            }
        }
        return new(word, "", Unary());
    }

    private Node Bracket()
    {
        var close = Close();
        if (Is("{", 1))
        {
            var all = Opaque(_tokens, _at, close + 1);
            _at = close + 1;
            return Postfix(all);
        }
        if (CTypes.IsTypeName(_tokens, _at + 1, close) && StartsOperand(close + 1))
        {
            var type = CTypes.Node(_tokens, _at + 1, close);
            _at = close + 1;
            if (Is("{"))
                return Postfix(new("compound", type.Text, Initialiser()));
            return new("cast", type.Text, Unary()) { Spelling = type.Spelling };
        }
        _at++;
        var inner = Comma();
        Need(")");
        return Postfix(inner);
    }

    private bool StartsOperand(int at)
    {
        if (at >= _end)
            return false;
        var token = _tokens[at];
        return token.Kind != CTokenKind.Mark ||
            token.Text is "(" or "*" or "&" or "-" or "!" or "~" or "{" or "+" or "++" or "--";
    }
}
