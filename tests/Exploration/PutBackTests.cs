// SPDX-License-Identifier: GPL-2.0-only
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
        FailingRun? found = s_found.Value[name].Search!.Found;

        Assert.Contains(found?.Failure.Invariant, bug.Invariants);
        Assert.InRange(found!.Schedule.Length, 0, found.FoundSchedule);
    }

    [Theory]
    [MemberData(nameof(SilentScenarios))]
    public void WithoutABug_NothingIsFound(string scenario)
    {
        foreach ((SearchStrategy strategy, int depth) in new[]
            { (SearchStrategy.Random, 0), (SearchStrategy.Pct, 2), (SearchStrategy.Pct, 3) })
        {
            SearchResult response = ImageHost.AskBehindFindings(new SearchRequest(scenario, strategy)
            {
                Budget = new(ImageHost.Budget(1000), PortBudget.IsFull ? 60_000 : 1_000),
                Depth = depth,
            });

            Assert.InRange(response.Counts.Runs, 1, long.MaxValue);
            Assert.Null(response.Failure);
        }
    }

    [Theory]
    [InlineData("open-idle-wake-4")]
    [InlineData("r09-remote-fetch")]
    public void Runs_AreDeterministic(string scenario)
    {
        SearchResult response = ImageHost.AskBehindFindings(new SearchRequest(scenario, SearchStrategy.Random)
        {
            Budget = new(ImageHost.Budget(300)),
            Runs = new() { Twice = true },
        });

        Assert.Null(response.Failure);
    }

    [Theory]
    [InlineData(SearchStrategy.Random)]
    [InlineData(SearchStrategy.Pct)]
    public void Shards_MakeTheRunsOfTheWhole_EachByItsSeedAlone(SearchStrategy strategy)
    {
        const ulong Shards = 5;
        var whole = new SearchRequest("open-idle-wake-4", strategy, 7) { Budget = new(2 * Shards), Depth = 3 };
        SearchResult[] parts = Enumerable.Range(1, (int)Shards)
            .Select(shard => ImageHost.AskBehindFindings(whole with { Shard = new((ulong)shard, Shards) }))
            .ToArray();
        SearchResult all = ImageHost.AskBehindFindings(whole);
        SearchResult alone = ImageHost.AskBehindFindings(whole with { Seed = 7 + 3, Budget = new(1) });
        SearchResult again = ImageHost.AskBehindFindings(
            whole with { Budget = new(Shards), Shard = new(4, Shards) });

        Assert.All(parts, part => Assert.Equal(2, part.Counts.Runs));
        Assert.Equal(all.Counts.Operations, parts.Sum(part => part.Counts.Operations));
        Assert.Equal(all.Counts.Choices, parts.Sum(part => part.Counts.Choices));
        Assert.Equal(again.RunsHash, alone.RunsHash);
        Assert.NotEqual(all.RunsHash, alone.RunsHash);
    }
}
