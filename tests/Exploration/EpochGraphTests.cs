// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>An exhaustive search that goes from state at rest to state at rest.</summary>
public class EpochGraphTests
{
    [Theory]
    [InlineData("check-shared", 1000)]
    [InlineData("check-local", 1000)]
    [InlineData("check-two-locks", 1000)]
    [InlineData("check-interrupted", 1000)]
    [InlineData("open-idle-wake-2", 0)]
    public void EndsInTheStatesOfWholeRuns_Exhaustive(string scenario, int depth)
    {
        SearchResult whole = Complete(scenario, depth, epochs: false);
        SearchResult epochs = Complete(scenario, depth, epochs: true);

        Assert.Equal(whole.Ends, epochs.Ends);
        Assert.True(epochs.Counts.States > 0, "no run ended at rest");
    }

    [Fact]
    public void MorePreemptionsInEachEpoch_EndInMoreStates()
    {
        SearchResult whole = Complete("open-idle-wake-2", 0, epochs: true);
        SearchResult more = Complete("open-idle-wake-2", 1, epochs: true);

        // 126 of these are those of whole runs with one preemption.
        Assert.InRange(more.Ends.Count, Math.Max(126, whole.Ends.Count), long.MaxValue);
    }

    [Fact]
    public void OneThatWasCutShort_IsNotComplete()
    {
        SearchResult cut = ImageHost.Ask(
            Request("open-idle-wake-2", 1, epochs: true) with { Budget = new(20) });

        Assert.Equal(20, cut.Counts.Runs);
        Assert.False(cut.Complete);
    }

    [Fact]
    public void Failure_IsReplayedFromBoot()
    {
        PutBackBug bug = PutBackBugs.Named("r02-last-cpu-sleeps")!;
        SearchRequest search = Request(bug.Scenario, 2, epochs: true);
        SearchResult found = ImageHost.Ask(
            bug, search with { Runs = search.Runs with { Shrink = false } });
        var replay = new ImageRequest
        {
            Replay = new ReplayRequest(bug.Scenario, found.Found!.Schedule),
        };
        var job = new ImageJob(
            bug.Patches, Explore: true, JsonSerializer.SerializeToNode(replay)!);
        ReplayResult again = ImageProcess.Run(ImageHost.Builder, job, TimeSpan.FromMinutes(10))
            .Deserialize<ImageResponse>()!.Replay!;

        Assert.Contains(found.Failure!.Invariant, bug.Invariants);
        Assert.False(found.Complete);
        Assert.Equal((found.Failure.Text, found.Found.Hash, found.Found.Operations),
            (again.Failure?.Text, again.Hash, again.Operations));
    }

    [Theory]
    [InlineData("check-shared", 1000, false)]
    [InlineData("open-idle-wake-2", 1, false)]
    [InlineData("check-shared", 1000, true)]
    public void Shards_MakeTheRunsOfTheWhole(string scenario, int depth, bool epochs)
    {
        const ulong Shards = 3;
        SearchResult whole = Complete(scenario, depth, epochs);
        SearchResult[] parts = Enumerable.Range(1, (int)Shards).Select(part => ImageHost.Ask(
            Request(scenario, depth, epochs) with { Shard = new((ulong)part, Shards) })).ToArray();

        Assert.All(parts, part => Assert.True(part.Complete, "a part did not come to its end"));
        Assert.All(parts, part => Assert.InRange(part.Counts.Runs, 1, whole.Counts.Runs - 1));
        Assert.All(parts, part => Assert.InRange(part.Ends.Count, 1, whole.Ends.Count));
        if (epochs)
        {
            // What follows on a state is run by each part that comes to it.
            Assert.True(parts.Sum(part => part.Counts.Runs) >= whole.Counts.Runs);
            return;
        }
        Assert.Equal((whole.Counts.Runs, whole.Counts.Operations, whole.Counts.Choices),
            (parts.Sum(part => part.Counts.Runs), parts.Sum(part => part.Counts.Operations),
                parts.Sum(part => part.Counts.Choices)));
    }

    [Fact]
    public void ReducedSearch_HasNoShards()
        => Assert.Throws<ArgumentException>(() => ImageHost.AskRecorded(
            new SearchRequest("check-local", SearchStrategy.ReducedDfs) { Shard = new(1, 2) }));

    private static SearchResult Complete(string scenario, int depth, bool epochs)
    {
        SearchResult result = ImageHost.Ask(Request(scenario, depth, epochs));

        Assert.Null(result.Failure?.Text);
        Assert.True(result.Complete, "the search did not come to its end");
        return result;
    }

    private static SearchRequest Request(string scenario, int depth, bool epochs)
        => new(scenario, SearchStrategy.Dfs)
        {
            Depth = depth,
            Budget = new(1_000_000),
            Runs = new() { Epochs = epochs },
        };
}
