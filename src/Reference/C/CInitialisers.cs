// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>Reads what a variable begins with: an expression, or a list in braces.</summary>
internal static class CInitialisers
{
    /// <summary>The initialiser that the tokens make, all of them.</summary>
    public static Node Parse(List<CToken> tokens, int from, int to) =>
        CExpressions.Whole(tokens, from, to, Read);

    /// <summary>An expression without a comma, or a list in braces.</summary>
    public static Node Read(CTokenCursor cursor)
    {
        if (!cursor.Is("{"))
            return CExpressions.Assignment(cursor);
        cursor.Enter();
        var close = cursor.Close();
        cursor.At++;
        var parts = new List<Node>();
        while (cursor.At < close)
        {
            parts.Add(Designated(cursor));
            if (cursor.At < close)
                cursor.Need(",");
        }
        cursor.Need("}");
        cursor.Leave();
        return new("init", "", [.. parts]);
    }

    private static Node Designated(CTokenCursor cursor)
    {
        if (cursor.Is(".") && cursor.Peek(1).Kind == CTokenKind.Word)
        {
            cursor.At++;
            var name = cursor.Next().Text;
            while (cursor.Is(".") && cursor.Peek(1).Kind == CTokenKind.Word)
            {
                cursor.At++;
                name += "." + cursor.Next().Text;
            }
            cursor.Need("=");
            return new("set", name, Read(cursor));
        }
        if (cursor.Take("["))
        {
            var index = CExpressions.Comma(cursor);
            if (cursor.Take("..."))
                index = new("range", "", index, CExpressions.Comma(cursor));
            cursor.Need("]");
            cursor.Need("=");
            return new("at", "", index, Read(cursor));
        }
        return Read(cursor);
    }
}
