// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Images;

namespace Linux.Trials;

/// <summary>A selftest that is not ok.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lines">What it said.</param>
public sealed partial record FailedSelftest(string Name, string[] Lines)
{
    private const string Gone = "no longer shows";

    /// <summary>The finding of docs/findings.md that the test asks for and does not see; or null.
    /// A test of more than findings has to miss nothing else.</summary>
    public string? FindingGone => !Lines.Any(Says) ? null
        : Finding ?? (Lines.All(Says) ? Named().Match(Lines[0]).Value : null);

    private static bool Says(string line) => line.Contains(Gone, StringComparison.Ordinal);

    private string? Finding => Name.Split('.') is [_, "finding", var finding, ..]
        ? finding.ToUpperInvariant()
        : null;

    [GeneratedRegex(@"\b[A-Z]+(-[A-Z]+)+(?= no longer)")]
    private static partial Regex Named();

    /// <summary>Whether the test is about a finding.</summary>
    public bool IsAbout(string finding) => (Finding ?? FindingGone) == finding;
}

/// <summary>What selftests said on a kernel.</summary>
/// <param name="Planned">How many there are.</param>
/// <param name="Ran">How many came to an end.</param>
/// <param name="Failed">Those that are not ok.</param>
public sealed record SelftestAnswer(int Planned, int Ran, FailedSelftest[] Failed);

/// <summary>Runs selftests on a kernel; one that ends the process fails, and the rest goes on.
/// </summary>
public sealed partial class SelftestRun
{
    private readonly List<FailedSelftest> _failed = [];
    private readonly List<string> _said = [];
    private int _planned;
    private int _ran;

    /// <summary>Runs tests.</summary>
    /// <param name="host">Path of the program's assembly.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="names">The tests, in their order.</param>
    /// <param name="progress">Told how many have ended.</param>
    /// <param name="stop">Ends it; what ran by then is kept in <see cref="Answer"/>.</param>
    public SelftestAnswer Run(
        string host, ImagePlace kernel, IReadOnlyList<string> names, Action<int> progress,
        CancellationToken stop)
    {
        _planned = names.Count;
        while (_ran < names.Count)
        {
            string[] rest = [.. names.Skip(_ran)];
            _said.Clear();
            var died = ProgramChild.Run(host, new(kernel, ["selftest", .. rest]),
                line => Line(line, progress), stop);
            if (_ran >= names.Count)
                break;
            // A group's name would mean other tests as well: each is asked for by its own.
            _failed.Add(new(names[_ran], [.. _said, died ?? "it ended the run"]));
            _ran++;
        }
        return Answer;
    }

    /// <summary>What is known by now.</summary>
    public SelftestAnswer Answer => new(_planned, _ran, [.. _failed]);

    private void Line(string line, Action<int> progress)
    {
        if (line is ['#', ' ', ..])
            _said.Add(line[2..]);
        if (Result().Match(line) is not { Success: true } result)
            return;
        if (result.Groups[1].Success)
            _failed.Add(new(result.Groups[2].Value, [.. _said]));
        _said.Clear();
        progress(++_ran);
    }

    [GeneratedRegex(@"^(not )?ok \d+ (\S+)")]
    private static partial Regex Result();
}
