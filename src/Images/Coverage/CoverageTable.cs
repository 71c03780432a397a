// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

namespace Linux.Images;

/// <summary>How many of some things were reached.</summary>
/// <param name="Reached">Those that were.</param>
/// <param name="All">All that there are.</param>
public readonly record struct Reach(int Reached, int All);

/// <summary>What was reached of a file.</summary>
/// <param name="Name">Its name.</param>
public sealed record CoveredFile(string Name)
{
    /// <summary>Lines on which a statement begins.</summary>
    public Reach Lines { get; init; }

    /// <summary>Conditions, and parts of them, that were true, and that were false.</summary>
    public Reach Branches { get; init; }

    /// <summary>Lines with marked operations, at which a CPU can stop.</summary>
    public Reach Operations { get; init; }

    /// <summary>Those of them that raced with another CPU's.</summary>
    public int Raced { get; init; }

    /// <summary>A line of text for each line, branch or race that was not reached.</summary>
    public IReadOnlyList<string> NotReached { get; init; } = [];
}

/// <summary>What a campaign has reached of the files that its image counts.</summary>
/// <param name="Files">The files.</param>
/// <param name="Pairs">Pairs of operations that raced, in all ported files.</param>
public sealed record CoverageTable(IReadOnlyList<CoveredFile> Files, int Pairs)
{
    /// <summary>The table of what a campaign has seen.</summary>
    public static CoverageTable Of(Campaign campaign) => Of(campaign.Probes, campaign.Seen);

    /// <summary>The table of what was seen.</summary>
    /// <param name="probes">The image's table of probes.</param>
    /// <param name="seen">What was seen; see <see cref="Campaign.Seen"/>.</param>
    public static CoverageTable Of(string probes, IReadOnlySet<string> seen)
    {
        string[] pairs = seen.Where(static thing => thing.Contains(' ')).ToArray();
        HashSet<string> raced = [.. pairs.SelectMany(static pair => pair.Split(' '))];

        return new CoverageTable(
            [.. probes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Probe.Parse)
                .GroupBy(static probe => probe.File).Select(file => FileOf(file.Key, [.. file],
                    seen, raced))],
            pairs.Length);
    }

    private static CoveredFile FileOf(
        string name, Probe[] probes, IReadOnlySet<string> seen, HashSet<string> raced)
    {
        bool Has(int number) => seen.Contains($"#{number}");
        var lines = probes.Where(static p => p.Kind == "line").GroupBy(static p
            => p.Line).ToArray();
        var operations = probes.Where(static p => p.Kind == "operation").GroupBy(static p
            => p.Line).ToArray();
        Probe[] branches = probes.Where(static p => p.Kind == "branch").ToArray();
        var reached = lines.Where(line => line.Any(p => Has(p.Number))).Select(static line
            => line.Key).ToHashSet();
        var missed = lines.Where(line => !reached.Contains(line.Key))
            .Select(line => new Missed(line.First(), "never run"))
            .Concat(branches.Where(branch => Has(branch.Number) != Has(branch.Number + 1))
                .Select(branch => new Missed(branch, Has(branch.Number)
                    ? "never false" : "never true")))
            .Concat(operations
                .Where(line => reached.Contains(line.Key) && !raced.Contains(Place(name, line.Key)))
                .Select(line => new Missed(line.First(), "never raced with another CPU's")));

        return new CoveredFile(name)
        {
            Lines = new(reached.Count, lines.Length),
            Branches = new(
                branches.Sum(branch => (Has(branch.Number) ? 1 : 0) + (Has(branch.Number + 1)
                    ? 1 : 0)),
                2 * branches.Length),
            Operations = new(operations.Count(line => seen.Contains(Place(name, line.Key))),
                operations.Length),
            Raced = operations.Count(line => raced.Contains(Place(name, line.Key))),
            NotReached = [.. missed.OrderBy(static one => one.Probe.Line)
                .Select(one => $"{Place(one.Probe.File, one.Probe.Line)}: {one.Probe.Function}(): "
                    + $"{one.Why}: {one.Probe.Text}")],
        };
    }

    private static string Place(string file, int line)
        => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");

    private sealed record Missed(Probe Probe, string Why);

    private sealed record Probe(string Kind, string File, int Line, int Number, string Function,
        string Text)
    {
        public static Probe Parse(string line)
        {
            string[] parts = line.Split('\t', 6);

            return new Probe(parts[0], parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture),
                int.Parse(parts[3], CultureInfo.InvariantCulture), parts[4], parts[5]);
        }
    }
}
