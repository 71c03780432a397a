// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>Several processes find what one finds.</summary>
public class ParallelSearchTests
{
    [Theory]
    [InlineData("canary", SearchStrategy.Random, 1000)]
    [InlineData("canary", SearchStrategy.Pct, 1000)]
    [InlineData("open-idle-wake-2", SearchStrategy.Pct, 200)]
    public void AnyNumberOfJobs_GivesTheAnswerOfOne(string scenario, SearchStrategy strategy, ulong runs)
    {
        var request = new SearchRequest(scenario, strategy, 3) { Budget = new(runs), Depth = 2 };
        SearchResult one = ImageHost.Ask(request);

        Assert.Equal(scenario == "canary", one.Failure != null);
        foreach (int jobs in new[] { 1, 2, 3 })
            Equal(one, Search(request, jobs));
    }

    [Fact]
    public void Shard_IsTheSamePart()
    {
        var request = new SearchRequest("open-idle-wake-2", SearchStrategy.Random, 5)
        {
            Budget = new(202),
            Shard = new(2, 3),
        };
        SearchResult one = ImageHost.Ask(request);

        Assert.Equal(67, one.Counts.Runs);
        Equal(one, Search(request, 2));
    }

    [Fact]
    public void FailureOfTheFirstSeed_Counts_ThoughALaterOneIsFoundEarlier()
    {
        var request = new SearchRequest("canary", SearchStrategy.Random, 1)
        {
            Budget = new(5000),
            Runs = new() { KeepGoing = true },
        };
        SearchResult all = ImageHost.Ask(request);
        SearchResult first = Search(request with { Runs = new() }, 3);

        Assert.True(all.Counts.Failures > 1, $"{all.Counts.Failures} failures");
        Assert.Equal(all.Found?.Seed, first.Found?.Seed);
        Assert.Equal((long)first.Found!.Seed, first.Counts.Runs);
    }

    [Fact]
    public void TimeLimit_EndsIt()
    {
        var request = new SearchRequest("open-idle-wake-2", SearchStrategy.Random)
        {
            Budget = new(ulong.MaxValue / 2, 1),
        };
        SearchResult cut = Search(request, 2);

        Assert.Null(cut.Failure);
        Assert.InRange(cut.Counts.Runs, 1, 64);
    }

    [Fact]
    public void DiedProcess_IsTold()
    {
        var request = new SearchRequest("no-such-scenario", SearchStrategy.Random) { Budget = new(1000) };
        var told = Assert.Throws<ImageException>(() => Search(request, 2));

        Assert.Contains("no scenario no-such-scenario", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SearchStrategy.Dfs, 1000, false)]
    [InlineData(SearchStrategy.Random, 32, false)]
    [InlineData(SearchStrategy.Random, 33, true)]
    [InlineData(SearchStrategy.Pct, 1000, true)]
    public void OnlyRunsThatTheirSeedsDecide_AreDividedUp(SearchStrategy strategy, ulong runs, bool fits)
        => Assert.Equal(fits, ParallelSearch.Fits(new SearchRequest("canary", strategy) { Budget = new(runs) }));

    private static void Equal(SearchResult one, SearchResult many)
        => Assert.Equal(Text(one), Text(many));

    private static string Text(SearchResult response) => JsonSerializer.Serialize(response with
    {
        // What one process cannot tell of another's, and what is of the clock.
        Milliseconds = 0,
        RunsHash = "",
        Ends = new EndStates(0, ""),
        Snapshots = response.Snapshots with { Restored = 0 },
    });

    private static SearchResult Search(SearchRequest request, int jobs)
        => new ParallelSearch(ImageHost.Builder, ImageHost.Builder.Build([], ImageKind.Explored), request,
            TimeSpan.FromMinutes(4), _ => { }).Run(jobs);
}
