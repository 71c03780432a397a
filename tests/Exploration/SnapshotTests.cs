// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>A run from a snapshot is the run from a boot.</summary>
public class SnapshotTests
{
    [Theory]
    [InlineData("open-idle-wake-2", SearchStrategy.Random)]
    [InlineData("open-idle-wake-2", SearchStrategy.Dfs)]
    [InlineData("open-idle-wake-4", SearchStrategy.Pct)]
    [InlineData("r02-last-cpu-sleeps", SearchStrategy.Random)]
    [InlineData("r02-last-cpu-sleeps", SearchStrategy.Dfs)]
    public void Restored_EqualsFresh(string scenario, SearchStrategy strategy)
        => Compare(ImageHost.Ask, new SearchRequest(scenario, strategy)
        {
            Budget = new(ImageHost.Budget(1000)),
            Depth = 1,
        });

    [Fact]
    public void Hotplug_RestoredEqualsFresh()
        => Compare(ImageHost.Ask, new SearchRequest("r25-hotplug-under-walk", SearchStrategy.Pct)
        {
            Budget = new(ImageHost.Budget(200)),
            Depth = 3,
        });

    [Theory]
    [InlineData(SearchStrategy.Dfs, StateUse.Prune)]
    [InlineData(SearchStrategy.ReducedDfs, StateUse.None)]
    public void AfterRunsThatEndedEarly_RestoredEqualsFresh(SearchStrategy strategy, StateUse states)
    {
        SearchResult restored = Compare(ImageHost.AskRecorded, new SearchRequest("check-shared", strategy)
        {
            Budget = new(100),
            Depth = 1000,
            States = states,
        });

        Assert.True(restored.Counts.Redundant > 0 || strategy == SearchStrategy.ReducedDfs, "no run ended early");
    }

    [Fact]
    public void AfterFailures_RestoredEqualsFresh()
    {
        SearchResult restored = Compare(ImageHost.Ask, new SearchRequest("canary", SearchStrategy.Random)
        {
            Budget = new(ImageHost.Budget(1000)),
            Runs = new() { KeepGoing = true },
        });

        Assert.True(restored.Counts.Failures > 1, $"{restored.Counts.Failures} failures");
    }

    [Fact]
    public void AfterABrokenInvariant_RestoredEqualsFresh()
    {
        PutBackBug bug = PutBackBugs.Named("r02-last-cpu-sleeps")!;
        var request = new SearchRequest(bug.Scenario, SearchStrategy.Pct)
        {
            Budget = new(ImageHost.Budget(1000)),
            Runs = new() { KeepGoing = true },
        };
        ImageJob[] jobs = [Job(bug, request), Job(bug, Fresh(request))];
        SearchResult[] answers = ImageProcess.RunAll(
            ImageHost.Builder, jobs, TimeSpan.FromMinutes(15))
            .Select(answer => answer.Deserialize<ImageResponse>()!.Search!).ToArray();
        SearchResult restored = Compare(asked => answers[asked.Runs.Fresh ? 1 : 0], request);

        Assert.Contains(restored.Failure?.Invariant, bug.Invariants);
        Assert.True(restored.Counts.Failures > 1, $"{restored.Counts.Failures} failures");
    }

    [Fact]
    public void TaskWithAStack_IsRefused_AndTheSearchGoesOn()
    {
        var request = new SearchRequest("r09-remote-fetch", SearchStrategy.Pct) { Budget = new(20) };
        SearchResult asked = ImageHost.Ask(request);
        SearchResult fresh = ImageHost.Ask(Fresh(request));

        Assert.Contains("has a stack", asked.Snapshots.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, asked.Snapshots.Restored);
        Assert.Equal(20, asked.Counts.Runs);
        Assert.Equal(fresh.RunsHash, asked.RunsHash);
    }

    private static ImageJob Job(PutBackBug bug, SearchRequest request)
        => new(bug.Patches, Explore: true, JsonSerializer.SerializeToNode(new ImageRequest { Search = request })!);

    private static SearchRequest Fresh(SearchRequest request)
        => request with { Runs = request.Runs with { Fresh = true } };

    private static SearchResult Compare(Func<SearchRequest, SearchResult> ask, SearchRequest request)
    {
        SearchResult restored = ask(request);
        SearchResult fresh = ask(Fresh(request));
        long runs = restored.Counts.Runs;

        Assert.Equal("", restored.Snapshots.Refusal);
        Assert.Equal(0, fresh.Snapshots.Restored);
        Assert.True(runs > 1, $"{runs} runs");
        Assert.True(restored.Snapshots.Restored >= runs - 1,
            $"{restored.Snapshots.Restored} of {runs} runs were restored");
        Assert.Equal((fresh.Counts, fresh.RunsHash, fresh.Ends, fresh.Complete),
            (restored.Counts, restored.RunsHash, restored.Ends, restored.Complete));
        Assert.Equal((fresh.Failure?.Text, fresh.Found?.Seed, fresh.Found?.Hash),
            (restored.Failure?.Text, restored.Found?.Seed, restored.Found?.Hash));
        return restored;
    }
}
