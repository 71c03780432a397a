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
        foreach ((int start, int end) in FunctionText.Find(text, Function))
        {
            int place = text.IndexOf(Old, start, StringComparison.Ordinal);
            if (place >= 0 && place <= end)
                return text[..place] + New + text[(place + Old.Length)..];
        }

        throw new InvalidOperationException(
            $"'{Name}': {Function} in {File} has no '{Old}'. Write the edit anew.");
    }
}
