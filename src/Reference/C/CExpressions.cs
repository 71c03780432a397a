// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>
/// Reads expressions of C. What it cannot read becomes an opaque node with every token in it,
/// so that nothing is lost and any edit still shows.
/// </summary>
internal static class CExpressions
{
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

    /// <summary>The expression that the tokens make, all of them.</summary>
    public static Node Parse(List<CToken> tokens, int from, int to) =>
        from >= to ? Node.None : Whole(tokens, from, to, Comma);

    /// <summary>What <paramref name="read"/> makes of the tokens, if it takes them all.</summary>
    public static Node Whole(
        List<CToken> tokens, int from, int to, Func<CTokenCursor, Node> read)
    {
        if (from >= to || to - from > MaxTokens)
            return Opaque(tokens, from, to);
        try
        {
            var cursor = new CTokenCursor(tokens, from, to);
            var node = read(cursor);
            return cursor.At == to ? node : Opaque(tokens, from, to);
        }
        catch (CTokenCursor.Unreadable)
        {
            return Opaque(tokens, from, to);
        }
    }

    private static Node Opaque(List<CToken> tokens, int from, int to) =>
        new("tokens", CStatements.Join(tokens, from, to));

    /// <summary>Expressions with commas between them.</summary>
    public static Node Comma(CTokenCursor cursor)
    {
        var first = Assignment(cursor);
        if (!cursor.Is(","))
            return first;
        var all = new List<Node> { first };
        while (cursor.Take(","))
            all.Add(Assignment(cursor));
        return new("comma", "", [.. all]);
    }

    /// <summary>One expression, without a comma outside of brackets.</summary>
    public static Node Assignment(CTokenCursor cursor)
    {
        cursor.Enter();
        var left = Conditional(cursor);
        if (cursor.Peek() is
            {
                Kind: CTokenKind.Mark, Text: "=" or "+=" or "-=" or "*=" or "/=" or "%=" or
            "&=" or "|=" or "^=" or "<<=" or ">>="
            } op)
        {
            cursor.At++;
            left = new("assign", op.Text, left, Assignment(cursor));
        }
        cursor.Leave();
        return left;
    }

    private static Node Conditional(CTokenCursor cursor)
    {
        var condition = Binary(cursor, 1);
        if (!cursor.Take("?"))
            return condition;
        if (cursor.Take(":"))
            return new("elvis", "", condition, Conditional(cursor));
        var yes = Comma(cursor);
        cursor.Need(":");
        return new("choose", "", condition, yes, Conditional(cursor));
    }

    private static Node Binary(CTokenCursor cursor, int level)
    {
        var left = Unary(cursor);
        while (cursor.Peek() is { Kind: CTokenKind.Mark } op &&
               Precedence.TryGetValue(op.Text, out var mine) && mine >= level)
        {
            cursor.At++;
            cursor.Enter();
            left = Node.Binary(op.Text, left, Binary(cursor, mine + 1));
            cursor.Leave();
        }
        return left;
    }

    private static Node Unary(CTokenCursor cursor)
    {
        cursor.Enter();
        var node = Prefix(cursor);
        cursor.Leave();
        return node;
    }

    private static Node Prefix(CTokenCursor cursor)
    {
        var token = cursor.Peek();
        if (token.Kind == CTokenKind.Mark)
        {
            switch (token.Text)
            {
                case "!" or "~" or "-" or "+" or "++" or "--":
                    cursor.At++;
                    return new("unary", token.Text, Unary(cursor));
                case "&":
                    cursor.At++;
                    return Node.Address(Unary(cursor));
                case "&&":
                    cursor.At++;
                    return new("labeladdress", "", Unary(cursor));
                case "*":
                    cursor.At++;
                    return new("deref", "", Unary(cursor));
                case "(":
                    return Bracket(cursor);
            }
        }
        if (token is { Kind: CTokenKind.Word, Text: "sizeof" or "_Alignof" or "__alignof__" })
            return SizeOf(cursor, token.Text);
        return COperands.Read(cursor);
    }

    private static Node SizeOf(CTokenCursor cursor, string word)
    {
        cursor.At++;
        if (cursor.Is("("))
        {
            var close = cursor.Close();
            if (CTypes.IsTypeName(cursor.Tokens, cursor.At + 1, close))
            {
                var type = CTypes.Node(cursor.Tokens, cursor.At + 1, close);
                cursor.At = close + 1;
                return new(word, "", type);
            }
        }
        return new(word, "", Unary(cursor));
    }

    private static Node Bracket(CTokenCursor cursor)
    {
        var close = cursor.Close();
        if (cursor.Is("{", 1))
        {
            var all = Opaque(cursor.Tokens, cursor.At, close + 1);
            cursor.At = close + 1;
            return COperands.Follow(cursor, all);
        }
        if (CTypes.IsTypeName(cursor.Tokens, cursor.At + 1, close) &&
            StartsOperand(cursor.Peek(close + 1 - cursor.At)))
        {
            var type = CTypes.Node(cursor.Tokens, cursor.At + 1, close);
            cursor.At = close + 1;
            if (cursor.Is("{"))
                return COperands.Follow(cursor,
                    new("compound", type.Text, CInitialisers.Read(cursor)));
            return new("cast", type.Text, Unary(cursor)) { Spelling = type.Spelling };
        }
        cursor.At++;
        var inner = Comma(cursor);
        cursor.Need(")");
        return COperands.Follow(cursor, inner);
    }

    private static bool StartsOperand(CToken token) => token.Kind switch
    {
        CTokenKind.None => false,
        CTokenKind.Mark =>
            token.Text is "(" or "*" or "&" or "-" or "!" or "~" or "{" or "+" or "++" or "--",
        _ => true,
    };
}
