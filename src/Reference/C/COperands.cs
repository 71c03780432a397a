// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>Reads names and literals, and the calls, indices and members that follow.</summary>
internal static class COperands
{
    /// <summary>An operand with all that follows it.</summary>
    public static Node Read(CTokenCursor cursor) => Follow(cursor, Primary(cursor));

    private static Node Primary(CTokenCursor cursor)
    {
        var token = cursor.Next();
        switch (token.Kind)
        {
            case CTokenKind.Number or CTokenKind.Character:
                return Number(token.Text);
            case CTokenKind.Text:
                return Strings(cursor, token);
            case CTokenKind.Word when token.Text is "struct" or "union" or "enum":
                throw new CTokenCursor.Unreadable();
            case CTokenKind.Word when cursor.Peek().Kind == CTokenKind.Text:
                return Strings(cursor, token);
            case CTokenKind.Word:
                return Node.Id(token.Text);
            default:
                throw new CTokenCursor.Unreadable();
        }
    }

    private static Node Number(string text) =>
        Numbers.Value(text) is { } value
            ? new("number", $"{value}") { Spelling = text }
            : new("number", text);

    // "text" "text", with KERN_INFO or PRIu64 between them as words.
    private static Node Strings(CTokenCursor cursor, CToken first)
    {
        var text = Part(first);
        while (cursor.Peek().Kind == CTokenKind.Text ||
               (cursor.Peek().Kind == CTokenKind.Word &&
                   cursor.Peek(1).Kind is CTokenKind.Text or CTokenKind.Mark))
            text += Part(cursor.Next());
        return new("string", text);
    }

    private static string Part(CToken token) =>
        token.Kind == CTokenKind.Word ? $"<{token.Text}>"
        : token.Text.Length >= 2 ? token.Text[1..^1]
        : token.Text;

    /// <summary>Adds what follows an operand.</summary>
    public static Node Follow(CTokenCursor cursor, Node node)
    {
        for (var count = 0; ; count++)
        {
            if (count > CTokenCursor.MaxDepth)
                throw new CTokenCursor.Unreadable();
            if (cursor.Is("("))
                node = Node.Call(node, Arguments(cursor));
            else if (cursor.Take("["))
            {
                node = new("index", "", node, CExpressions.Comma(cursor));
                cursor.Need("]");
            }
            else if (cursor.Is("->") || cursor.Is("."))
            {
                var op = cursor.Next().Text;
                if (cursor.Peek().Kind != CTokenKind.Word)
                    throw new CTokenCursor.Unreadable();
                node = new(op == "." ? "dot" : "arrow", cursor.Next().Text, node);
            }
            else if (cursor.Is("++") || cursor.Is("--"))
                node = new("postfix", cursor.Next().Text, node);
            else
                return node;
        }
    }

    private static List<Node> Arguments(CTokenCursor cursor)
    {
        var close = cursor.Close();
        cursor.At++;
        var arguments = new List<Node>();
        while (cursor.At < close)
        {
            var end = CDeclarations.Next(cursor.Tokens, cursor.At, close, ",");
            if (CTypes.IsTypeName(cursor.Tokens, cursor.At, end))
            {
                arguments.Add(CTypes.Node(cursor.Tokens, cursor.At, end));
                cursor.At = end;
            }
            else if (end == cursor.At)
                arguments.Add(Node.None);
            else
            {
                arguments.Add(CInitialisers.Read(cursor));
                if (cursor.At != end)
                    throw new CTokenCursor.Unreadable();
            }
            if (cursor.At < close)
                cursor.Need(",");
        }
        cursor.Need(")");
        return arguments;
    }
}
