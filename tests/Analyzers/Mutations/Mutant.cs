// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Analyzers.Mutations;

/// <summary>
/// One edit of the text of a ported function. <paramref name="Expected"/> lists the rules of which
/// one has to report it, apart by bars; it is empty for an edit that breaks nothing.
/// </summary>
internal sealed record Mutant(string Name, string File, string Function, string Old, string New,
    string Expected)
{
    /// <summary>The file with the edit made; throws when the text to replace is not there.</summary>
    public string Apply(string text)
    {
        int function = -1;
        for (int at = text.IndexOf(Function + "(", StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(Function + "(", at + 1, StringComparison.Ordinal))
        {
            // The declaration, not a call: its line starts where a member starts.
            int line = text.LastIndexOf('\n', at) + 1;
            if (!char.IsLetterOrDigit(text[at - 1]) && text[at - 1] != '_' && text[line..at].StartsWith('\t')
                && !text[line..at].Contains("//", StringComparison.Ordinal)
                && !text[line..at].StartsWith("\t\t", StringComparison.Ordinal))
            {
                function = at;
                break;
            }
        }

        int place = function < 0 ? -1 : text.IndexOf(Old, function, StringComparison.Ordinal);
        int end = function < 0 ? -1 : text.IndexOf("\n\t}", function, StringComparison.Ordinal);
        if (place < 0 || place > end)
        {
            throw new InvalidOperationException(
                $"'{Name}': {Function} in {File} has no '{Old}'. Write the edit anew.");
        }

        return text[..place] + New + text[(place + Old.Length)..];
    }
}
