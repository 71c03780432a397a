// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>Cuts a litmus test into tokens.</summary>
internal static class LitmusLexer
{
    // Longest first.
    private static readonly string[] s_symbols =
    [
        "<<=", ">>=", "/\\", "\\/", "=>", "==", "!=", "<=", ">=", "&&", "||", "<<", ">>", "->", "+=",
            "-=", "*=", "|=", "&=", "^=", "++", "--",
        "{", "}", "(", ")", "[", "]", ";", ",", ":", "?", "=", "<", ">", "+", "-", "*", "/", "%",
            "&", "|", "^", "~", "!", ".",
    ];

    /// <summary>
    /// All tokens after the first line, ending with one of kind End. A comment is <c>/* */</c>,
    /// <c>//</c>, or <c>(* *)</c>, which can hold another one. Between the braces of a thread its
    /// first star is followed by a blank: <c>(*x</c> is none.
    /// </summary>
    /// <exception cref="LitmusException">A comment does not end, or a character belongs
    /// nowhere.</exception>
    public static List<Token> Read(string text, int line = 1)
    {
        var tokens = new List<Token>();
        int at = 0, depth = 0, blocks = 0;

        while (at < text.Length)
        {
            char c = text[at];
            bool isCode = depth > 0 && blocks > 1;

            if (c == '\n')
                line++;
            if (char.IsWhiteSpace(c))
                at++;
            else if (CommentEnd(text, at, isCode) is { } end)
                at = Skip(text, at, end, ref line);
            else if (char.IsLetter(c) || c == '_')
                tokens.Add(Take(TokenKind.Name, text, ref at, line, char.IsLetterOrDigit, '_'));
            else if (char.IsDigit(c))
                tokens.Add(Take(TokenKind.Number, text, ref at, line, char.IsLetterOrDigit, '_'));
            else if (Array.Find(s_symbols, symbol
                => string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0)
                is { } found)
            {
                tokens.Add(new Token(TokenKind.Symbol, found, line));
                if (found == "{" && depth++ == 0)
                    blocks++;
                if (found == "}")
                    depth--;
                at += found.Length;
            }
            else
                throw new LitmusException(line, $"'{c}' belongs to nothing that a litmus test has");
        }
        tokens.Add(new Token(TokenKind.End, "the end of the file", line));
        return tokens;
    }

    private static string? CommentEnd(string text, int at, bool isCode)
    {
        if (text[at] == '/' && at + 1 < text.Length)
            return text[at + 1] == '*' ? "*/" : text[at + 1] == '/' ? "\n" : null;
        if (text[at] == '(' && at + 1 < text.Length && text[at + 1] == '*')
            return !isCode || at + 2 == text.Length || char.IsWhiteSpace(text[at + 2])
                || text[at + 2] == '*' ? "*)" : null;
        return null;
    }

    private static int Skip(string text, int at, string end, ref int line)
    {
        int stop = text.IndexOf(end, at + 2, StringComparison.Ordinal);
        int inner = end == "*)" ? text.IndexOf("(*", at + 2, StringComparison.Ordinal) : -1;

        // A comment of ML within another one.
        while (inner >= 0 && inner < stop)
        {
            stop = text.IndexOf(end, stop + 2, StringComparison.Ordinal);
            inner = text.IndexOf("(*", inner + 2, StringComparison.Ordinal);
        }

        if (stop < 0)
        {
            if (end == "\n")
                return text.Length;
            throw new LitmusException(line, $"the comment has no '{end}'");
        }
        if (end == "\n")
            return stop;
        line += text.AsSpan(at, stop - at).Count('\n');
        return stop + end.Length;
    }

    private static Token Take(
        TokenKind kind, string text, ref int at, int line, Func<char, bool> belongs, char also)
    {
        int start = at;

        while (at < text.Length && (belongs(text[at]) || text[at] == also))
            at++;
        return new Token(kind, text[start..at], line);
    }
}
