// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;

namespace Linux.Reference.C;

/// <summary>Gives items their texts, and finds preprocessor lines that belong to none.</summary>
internal static partial class CTexts
{
    /// <summary>
    /// Gives each item the tokens of its span and adds an item for each preprocessor line that
    /// stands in no span.
    /// </summary>
    public static void Add(Unit unit, List<CToken> tokens)
    {
        var starts = tokens.Select(t => t.At).ToArray();
        var texts = tokens.Select(Normal).ToArray();
        int Index(int at) => Array.BinarySearch(starts, at) is var i && i < 0 ? ~i : i;
        var covered = new bool[tokens.Count];
        foreach (var item in unit.Items)
        {
            var (from, to) = (Index(item.Span.From), Index(item.Span.To));
            var end = Math.Min(to + 1, tokens.Count);
            if (item.Text.Length == 0)
                item.Text = string.Join(' ', texts[from..end]);
            covered.AsSpan(from, end - from).Fill(true);
        }
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != CTokenKind.Directive || covered[i])
                continue;
            var include = IncludeLine().Match(texts[i]);
            unit.Items.Add(new()
            {
                Kind = include.Success ? ItemKind.Include : ItemKind.Directive,
                Name = include.Success ? include.Groups[1].Value : DirectiveName(texts[i]),
                Line = tokens[i].Line,
                EndLine = tokens[i].EndLine,
                Text = texts[i],
                Span = (tokens[i].At, tokens[i].At),
            });
        }
        unit.Text = string.Join(' ', texts);
    }

    // What #error and #pragma say is text, not a name.
    private static string DirectiveName(string text) =>
        text.Split(' ')[0] is "#error" or "#warning" or "#pragma" or "#line" or "#ident"
            ? text.Split(' ')[0]
            : text;

    [GeneratedRegex("""^#include(?:_next)? [<"]?([\w./+-]+)""")]
    private static partial Regex IncludeLine();

    [GeneratedRegex(@"^\s*define\s+\w+\(")]
    private static partial Regex MacroHead();

    // White space is all the same, but for what tells a macro with parameters from one without.
    private static string Normal(CToken token)
    {
        if (token.Kind != CTokenKind.Directive)
            return token.Text;
        var parts = CLexer.Read(token.Text, (_, _) => { }).Select(t => t.Text).ToList();
        if (parts.Count > 2 && parts[0] == "define" && parts[2] == "(" &&
            !MacroHead().IsMatch(token.Text))
            parts[1] += " =";
        if (parts is ["include" or "include_next", "<", ..])
            return $"#{parts[0]} {string.Concat(parts.Skip(1))}";
        return $"#{string.Join(' ', parts)}";
    }
}
