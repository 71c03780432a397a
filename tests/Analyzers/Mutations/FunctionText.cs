// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Analyzers.Mutations;

/// <summary>Finds a function in the text of a file by the way that members are indented.</summary>
internal static class FunctionText
{
    /// <summary>From the name in the declaration to the closing brace, for each overload.</summary>
    public static IEnumerable<(int Start, int End)> Find(string text, string function)
    {
        for (int at = text.IndexOf(function + "(", StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(function + "(", at + 1, StringComparison.Ordinal))
        {
            // The declaration, not a call: its line starts where a member starts.
            int line = text.LastIndexOf('\n', at) + 1;
            string before = text[line..at];
            string indent = before.StartsWith('\t') ? "\t" : "    ";
            if (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '_'
                || !before.StartsWith(indent, StringComparison.Ordinal)
                || before[indent.Length..].StartsWith(indent[..1], StringComparison.Ordinal)
                || before.Contains("//", StringComparison.Ordinal))
                continue;

            int end = text.IndexOf($"\n{indent}}}", at, StringComparison.Ordinal);
            if (end > at)
                yield return (at, end);
        }
    }
}
