// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text.RegularExpressions;

namespace Linux.Reference.Patches;

/// <summary>
/// Holds a mail to what the summary above its patch says: where lines are missing at its end, no
/// hunk tells.
/// </summary>
internal sealed partial class MailSummary(string name)
{
    private int _first;
    private (int Files, int Added, int Removed)? _said;

    /// <summary>The next line outside of hunks.</summary>
    /// <param name="line">The line.</param>
    /// <param name="patches">What was read before it.</param>
    /// <exception cref="ReferenceException">A mail ends, and lacks lines.</exception>
    public void Line(string line, List<FilePatch> patches)
    {
        if (From().IsMatch(line))
            End(patches);
        else if (patches.Count == _first && Said().Match(line) is { Success: true } said)
            _said = (Number(said.Groups[1]), Number(said.Groups[2]), Number(said.Groups[3]));
    }

    /// <summary>A mail ends. A cover letter has a summary of the whole series, and no patch.</summary>
    /// <exception cref="ReferenceException">It lacks lines.</exception>
    public void End(List<FilePatch> patches)
    {
        var mine = patches.Skip(_first).ToList();
        if (_said is { } said && mine.Count > 0)
        {
            int Count(char mark) => mine.SelectMany(p => p.Hunks).SelectMany(h => h.Lines)
                .Count(l => l[0] == mark);
            var (added, removed) = (Count('+'), Count('-'));
            if (mine.Count <= said.Files && added <= said.Added && removed <= said.Removed &&
                (added < said.Added || removed < said.Removed))
                throw new ReferenceException($"{name} is cut short: its summary says " +
                    $"+{said.Added} -{said.Removed} lines in {said.Files} files, and it has " +
                    $"+{added} -{removed} in {mine.Count}");
        }
        _first = patches.Count;
        _said = null;
    }

    private static int Number(Group group) =>
        group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^" + MailText.First)]
    private static partial Regex From();

    [GeneratedRegex(@"^ (\d+) files? changed(?:, (\d+) insertions?\(\+\))?(?:, (\d+) deletions?\(-\))?$")]
    private static partial Regex Said();
}
