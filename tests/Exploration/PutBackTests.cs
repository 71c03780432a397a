using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>
/// Each known bug, put back, is found; without it, and without what findings.md tells of upstream's own
/// code, the same scenario is silent.
/// </summary>
public class PutBackTests
{
    private static readonly PutBackBug[] s_bugs = PutBackBugs.All.Where(bug => !bug.Sequential).ToArray();

    private static readonly Lazy<IReadOnlyDictionary<string, ImageResponse>> s_found =
        new(() => ImageHost.SearchAll(s_bugs));

    public static TheoryData<string> Bugs() => new(s_bugs.Select(bug => bug.Name));

    public static TheoryData<string> SilentScenarios()
        => new(Scenarios.All
            .Where(scenario => scenario is RaceScenario && !scenario.MustFail
                && UpstreamFindings.All.All(finding => finding.Scenario != scenario.Name))
            .Select(scenario => scenario.Name));

    [Theory]
    [MemberData(nameof(Bugs))]
    public void PutBack_IsFound(string name)
    {
        PutBackBug bug = PutBackBugs.Named(name)!;
        ImageResponse response = s_found.Value[name];

        Assert.Contains(response.Failure?.Invariant, bug.Invariants);
        Assert.InRange(response.Schedule.Length, 0, response.FoundSchedule);
    }

    [Theory]
    [MemberData(nameof(SilentScenarios))]
    public void WithoutABug_NothingIsFound(string scenario)
    {
        foreach ((string strategy, int depth) in new[] { ("random", 0), ("pct", 2), ("pct", 3) })
        {
            ImageResponse response = ImageHost.AskBehindFindings(new ImageRequest(scenario, strategy)
            {
                Runs = ImageHost.Budget(1000),
                Depth = depth,
                Milliseconds = PortBudget.IsFull ? 60_000 : 1_000,
            });

            Assert.InRange(response.Runs, 1, long.MaxValue);
            Assert.Null(response.Failure);
        }
    }

    [Theory]
    [InlineData("open-idle-wake-4")]
    [InlineData("r09-remote-fetch")]
    public void Runs_AreDeterministic(string scenario)
    {
        ImageResponse response = ImageHost.AskBehindFindings(
            new ImageRequest(scenario, "random") { Runs = ImageHost.Budget(300), Twice = true });

        Assert.Null(response.Failure);
    }

    [Theory]
    [InlineData("random")]
    [InlineData("pct")]
    public void Shards_MakeTheRunsOfTheWhole_EachByItsSeedAlone(string strategy)
    {
        const ulong Shards = 5;
        var whole = new ImageRequest("open-idle-wake-4", strategy, 7) { Runs = 2 * Shards, Depth = 3 };
        ImageResponse[] parts = Enumerable.Range(1, (int)Shards)
            .Select(shard => ImageHost.AskBehindFindings(whole with { Shard = (ulong)shard, Shards = Shards }))
            .ToArray();
        ImageResponse all = ImageHost.AskBehindFindings(whole);
        ImageResponse alone = ImageHost.AskBehindFindings(whole with { Seed = 7 + 3, Runs = 1 });
        ImageResponse again = ImageHost.AskBehindFindings(whole with { Runs = Shards, Shard = 4, Shards = Shards });

        Assert.All(parts, part => Assert.Equal(2, part.Runs));
        Assert.Equal(all.Operations, parts.Sum(part => part.Operations));
        Assert.Equal(all.Choices, parts.Sum(part => part.Choices));
        Assert.Equal(again.RunsHash, alone.RunsHash);
        Assert.NotEqual(all.RunsHash, alone.RunsHash);
    }
}
