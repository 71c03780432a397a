// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text.RegularExpressions;

namespace Linux.Lockstep.Compiling;

/// <summary>How many lines of one of the kernel's files are run.</summary>
/// <param name="File">Its name.</param>
/// <param name="Percent">The part that is run.</param>
/// <param name="Lines">Lines with code.</param>
public sealed partial record LineCoverage(string File, double Percent, int Lines)
{
    private const string Counts = "*.gcda";

    /// <summary>Forgets what was run before.</summary>
    /// <param name="side">A side that was built to count.</param>
    public static void Begin(CSide side)
    {
        foreach (string file in Directory.EnumerateFiles(side.Folder, Counts))
            System.IO.File.Delete(file);
    }

    /// <summary>
    /// What has been run since. Beside the program it leaves a text of each file with the number of
    /// times before each line.
    /// </summary>
    /// <exception cref="IOException">There is no gcov.</exception>
    public static IReadOnlyList<LineCoverage> Of(CSide side)
    {
        IEnumerable<string> counts = Directory.EnumerateFiles(side.Folder, Counts);
        string report = CSide.Run("gcov", [.. counts], side.Folder);

        return
        [
            .. FileLines().Matches(report)
                .Select(match => new LineCoverage(
                    match.Groups["file"].Value,
                    double.Parse(match.Groups["percent"].Value, CultureInfo.InvariantCulture),
                    int.Parse(match.Groups["lines"].Value, CultureInfo.InvariantCulture)))
                .Where(file => side.Files.IsCompiled(file.File))
                .OrderBy(file => file.File, StringComparer.Ordinal),
        ];
    }

    [GeneratedRegex(@"^File '(?<file>[^']+)'\nLines executed:(?<percent>[\d.]+)% of (?<lines>\d+)$",
        RegexOptions.Multiline)]
    private static partial Regex FileLines();
}
