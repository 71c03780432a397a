// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>Several processes find what one finds.</summary>
public class ParallelSearchTests
{
    [Theory]
    [InlineData("canary", "random", 1000)]
    [InlineData("canary", "pct", 1000)]
    [InlineData("open-idle-wake-2", "pct", 200)]
    public void AnyNumberOfJobs_GivesTheAnswerOfOne(string scenario, string strategy, ulong runs)
    {
        var request = new ImageRequest(scenario, strategy, 3) { Runs = runs, Depth = 2 };
        ImageResponse one = ImageHost.Ask(request);

        Assert.Equal(scenario == "canary", one.Failure != null);
        foreach (int jobs in new[] { 1, 2, 3 })
            Equal(one, Search(request, jobs));
    }

    [Fact]
    public void Shard_IsTheSamePart()
    {
        var request = new ImageRequest("open-idle-wake-2", "random", 5) { Runs = 202, Shard = 2, Shards = 3 };
        ImageResponse one = ImageHost.Ask(request);

        Assert.Equal(67, one.Runs);
        Equal(one, Search(request, 2));
    }

    [Fact]
    public void FailureOfTheFirstSeed_Counts_ThoughALaterOneIsFoundEarlier()
    {
        var request = new ImageRequest("canary", "random", 1) { Runs = 5000, KeepGoing = true };
        ImageResponse all = ImageHost.Ask(request);
        ImageResponse first = Search(request with { KeepGoing = false }, 3);

        Assert.True(all.Failures > 1, $"{all.Failures} failures");
        Assert.Equal(all.FailingSeed, first.FailingSeed);
        Assert.Equal((long)first.FailingSeed, first.Runs);
    }

    [Fact]
    public void TimeLimit_EndsIt()
    {
        var request = new ImageRequest("open-idle-wake-2", "random") { Runs = ulong.MaxValue / 2, Milliseconds = 1 };
        ImageResponse cut = Search(request, 2);

        Assert.Null(cut.Failure);
        Assert.InRange(cut.Runs, 1, 64);
    }

    [Fact]
    public void DiedProcess_IsTold()
    {
        var request = new ImageRequest("no-such-scenario", "random") { Runs = 1000 };
        var told = Assert.Throws<ImageException>(() => Search(request, 2));

        Assert.Contains("no scenario no-such-scenario", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dfs", 1000, false)]
    [InlineData("random", 32, false)]
    [InlineData("random", 33, true)]
    [InlineData("pct", 1000, true)]
    public void OnlyRunsThatTheirSeedsDecide_AreDividedUp(string strategy, ulong runs, bool fits)
        => Assert.Equal(fits, ParallelSearch.Fits(new ImageRequest("canary", strategy) { Runs = runs }));

    private static void Equal(ImageResponse one, ImageResponse many)
        => Assert.Equal(Text(one), Text(many));

    private static string Text(ImageResponse response) => JsonSerializer.Serialize(response with
    {
        // What one process cannot tell of another's, and what is of the clock.
        Milliseconds = 0,
        RunsHash = "",
        FinalStates = 0,
        FinalStatesHash = "",
        Restored = 0,
    });

    private static ImageResponse Search(ImageRequest request, int jobs)
        => new ParallelSearch(ImageHost.Builder, ImageHost.Builder.Build([], ImageKind.Explored), request,
            TimeSpan.FromMinutes(4), _ => { }).Run(jobs);
}
