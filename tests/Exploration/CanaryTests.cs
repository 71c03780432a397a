// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>The alarm rings: what must fail is found, by every strategy.</summary>
public class CanaryTests
{
    [Theory]
    [InlineData(SearchStrategy.Random, 0)]
    [InlineData(SearchStrategy.Pct, 2)]
    [InlineData(SearchStrategy.Dfs, 1)]
    public void Canary_IsFound(SearchStrategy strategy, int depth)
    {
        FailingRun? found = ImageHost.Ask(
            new SearchRequest("canary", strategy) { Budget = new(2000), Depth = depth }).Found;

        Assert.NotNull(found);
        Assert.Equal("CANARY", found.Failure.Invariant);
        Assert.InRange(found.Schedule.Length, 1, found.FoundSchedule);
    }

    [Fact]
    public void Canary_NeedsAPreemption()
    {
        SearchResult response = ImageHost.Ask(
            new SearchRequest("canary", SearchStrategy.Dfs) { Budget = new(10_000), Depth = 0 });

        Assert.Null(response.Failure);
        Assert.True(response.Complete, "dfs without preemptions did not come to its end");
    }

    [Fact]
    public void Replay_DoesTheSameAgain()
    {
        FailingRun found = ImageHost.Ask(
            new SearchRequest("canary", SearchStrategy.Pct) { Budget = new(2000) }).Found!;
        var request = new ReplayRequest("canary", found.Schedule);
        ReplayResult first = ImageHost.Ask(request);
        ReplayResult second = ImageHost.Ask(request);

        Assert.Equal(found.Failure.Text, first.Failure!.Text);
        Assert.Equal(found.Hash, first.Hash);
        Assert.Equal(first.Steps, second.Steps);
        Assert.Contains(first.Steps, step => step.File.EndsWith("Canary.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void Replay_StopsListingWhereItIsTold()
    {
        ReplayResult response = ImageHost.Ask(new ReplayRequest("canary", []) { Until = 5 });

        Assert.Equal([1, 2, 3, 4, 5], response.Steps.Select(static step => step.Number));
    }

    [Fact]
    public void LinkedKernel_DoesNotExplore()
        => Assert.Throws<ArgumentException>(() => LoadedImage.Linked.Run(
            """{"Search":{"Scenario":"canary","Strategy":"Pct"}}"""));
}
