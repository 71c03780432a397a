// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using System.Text.RegularExpressions;

namespace Linux.Traces;

/// <summary>The words of a print format's arguments, one after the other.</summary>
internal sealed class CTokens
{
    private static readonly Regex s_token = new(
        """\G\s*(?:(?<text>"(?:[^"\\]|\\.)*")|(?<number>0[xX][0-9a-fA-F]+[uUlL]*|\d+[uUlL]*)"""
        + """|(?<character>'(?:[^'\\]|\\.)')|(?<name>[A-Za-z_]\w*)"""
        + """|(?<sign>->|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^~!<>?:(),{}\[\].]))""",
        RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly List<string> _tokens = new();
    private int _next;

    /// <exception cref="FormatException">Something in it is no word of C.</exception>
    public CTokens(string text)
    {
        int position = 0;

        while (position < text.TrimEnd().Length)
        {
            Match match = s_token.Match(text, position);

            if (!match.Success)
                throw new FormatException($"'{text[position]}' is unexpected");
            _tokens.Add(match.Value.Trim());
            position += match.Length;
        }
    }

    /// <summary>The next word; "" at the end.</summary>
    public string Peek => PeekAt(0);

    /// <summary>A word that comes later; "" after the end.</summary>
    public string PeekAt(int distance) => _next + distance < _tokens.Count
        ? _tokens[_next + distance] : "";

    /// <summary>Whether the next word is a name.</summary>
    public bool IsName => Peek.Length > 0 && (char.IsLetter(Peek[0]) || Peek[0] == '_');

    /// <summary>Takes the next word.</summary>
    public string Take()
    {
        string token = Peek;

        _next++;
        return token;
    }

    /// <summary>Takes the next word if it is this one.</summary>
    public bool Accept(string token)
    {
        if (Peek != token)
            return false;
        _next++;
        return true;
    }

    /// <summary>Takes this word.</summary>
    /// <exception cref="FormatException">It is another one.</exception>
    public void Expect(string token)
    {
        if (!Accept(token))
            throw new FormatException($"'{token}' is expected, and '{Peek}' stands there");
    }

    /// <summary>Takes texts that stand side by side, as one.</summary>
    public string TakeText()
    {
        var text = new StringBuilder();

        if (!Peek.StartsWith('"'))
            throw new FormatException($"text is expected, and '{Peek}' stands there");
        while (Peek.StartsWith('"'))
            text.Append(Unescape(Take()[1..^1]));
        return text.ToString();
    }

    private static string Unescape(string text)
        => text.Replace("\\n", "\n", StringComparison.Ordinal)
            .Replace("\\t", "\t", StringComparison.Ordinal)
            .Replace("\\\"", "\"", StringComparison.Ordinal)
                .Replace("\\\\", "\\", StringComparison.Ordinal);
}
