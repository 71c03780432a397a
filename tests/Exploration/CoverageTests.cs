// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using System.Text.Json.Nodes;
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>What a search is said to have reached is what it has run.</summary>
public class CoverageTests
{
    private const string Table = """
        line	timer.c.cs	7	0	f	a();
        line	timer.c.cs	7	1	f	b();
        line	timer.c.cs	8	2	f	c();
        branch	timer.c.cs	9	3	g	x > 0
        operation	timer.c.cs	7	5	f	READ_ONCE(x)
        operation	timer.c.cs	8	5	f	READ_ONCE(y)
        """;

    [Fact]
    public void Table_CountsLinesOnce_BranchesTwice_AndRacesBySide()
    {
        CoveredFile file = CoverageTable.Of(Table, new HashSet<string>
        {
            "#0", "#3", "timer.c.cs:7", "other.c.cs:1 timer.c.cs:7",
        }).Files.Single();

        Assert.Equal((new Reach(1, 2), new Reach(1, 2), new Reach(1, 2), 1),
            (file.Lines, file.Branches, file.Operations, file.Raced));
        Assert.Equal(
            ["timer.c.cs:8: f(): never run: c();", "timer.c.cs:9: g(): never false: x > 0"],
                file.NotReached);
    }

    [Fact]
    public void Probes_ChangeNoRun_AndTellWhatWasReached()
    {
        var request = new SearchRequest("open-idle-wake-2", SearchStrategy.Pct, 1)
        {
            Budget = new(20),
            Watch = new() { Coverage = true },
        };
        SearchResult plain = ImageHost.Ask(request with { Watch = new() });
        JsonNode[] answers = ImageProcess.RunAll(ImageHost.Builder,
            [Job(new ImageRequest { Search = request }), Job(new ImageRequest { Probes = true })],
            TimeSpan.FromMinutes(10)).ToArray();
        SearchResult counted = answers[0].Deserialize<ImageResponse>()!.Search!;
        string probes = answers[1].Deserialize<ImageResponse>()!.Probes!;
        HashSet<string> seen = [.. counted.Seen!.Probes.Select(static probe => $"#{probe}")];
        CoverageTable table = CoverageTable.Of(probes, seen);
        CoveredFile migration = table.Files.Single(static file
            => file.Name == "timer_migration.c.cs");

        Assert.Equal(plain.RunsHash, counted.RunsHash);
        Assert.NotEmpty(counted.Seen.Pairs);
        Assert.Equal(CoveredFiles.Paths.Count, table.Files.Count);
        Assert.InRange(migration.Lines.Reached, 200, migration.Lines.All - 1);
        Assert.InRange(migration.Branches.Reached, 100, migration.Branches.All - 1);
        // Two CPUs of one group isolate nobody, and wake and sleep.
        Assert.Contains(migration.NotReached, static line
            => line.Contains("tmigr_cpu_isolate(): never run", StringComparison.Ordinal));
        Assert.DoesNotContain(migration.NotReached, static line
            => line.Contains("__tmigr_cpu_activate(): never run", StringComparison.Ordinal));
    }

    private static ImageJob Job(ImageRequest request)
        => new([], Explore: true, JsonSerializer.SerializeToNode(request)!) { Kind = ImageKind.Covered };
}
