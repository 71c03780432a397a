// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using System.Text.Json.Nodes;
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>Runs that begin where others were at rest are runs like any other.</summary>
public class EpochTests
{
    [Theory]
    [InlineData(SearchStrategy.Random)]
    [InlineData(SearchStrategy.Pct)]
    public void Failure_IsReplayedFromBoot(SearchStrategy strategy)
    {
        PutBackBug bug = PutBackBugs.Named("r02-last-cpu-sleeps")!;
        SearchResult found = Ask(bug, new ImageRequest
        {
            Search = new SearchRequest(bug.Scenario, strategy)
            {
                Budget = new(20_000),
                Runs = new() { Epochs = true, Shrink = false },
            },
        }).Search!;
        ReplayResult again = Ask(bug, new ImageRequest
        {
            Replay = new ReplayRequest(bug.Scenario, found.Found!.Schedule),
        }).Replay!;

        Assert.Contains(found.Failure!.Invariant, bug.Invariants);
        Assert.Equal((found.Failure.Text, found.Found.Hash, found.Found.Operations),
            (again.Failure?.Text, again.Hash, again.Operations));
        Assert.True(strategy == SearchStrategy.Random || found.Counts.States > 1,
            "no run began where another was");
    }

    [Fact]
    public void Epochs_GoThroughManyStates_AndBreakNothing()
    {
        SearchResult made = ImageHost.AskBehindFindings(new SearchRequest("open-idle-wake-4",
            SearchStrategy.Pct)
        {
            Budget = new(ImageHost.Budget(500)),
            Depth = 3,
            Runs = new() { Epochs = true },
        });

        Assert.Null(made.Failure?.Text);
        Assert.True(made.Counts.States > 5, $"{made.Counts.States} states");
        Assert.True(made.Snapshots.Restored > made.Counts.Runs / 2,
            $"{made.Snapshots.Restored} restored");
    }

    [Fact]
    public void States_AreKept_WhenOneIsGoneBackTo()
    {
        SearchResult made = ImageHost.AskBehindFindings(new SearchRequest("open-idle-wake-2",
            SearchStrategy.Random)
        {
            Budget = new(200),
            Runs = new() { Epochs = true },
        });

        // All but the first run began in a state that was put back.
        Assert.Equal(made.Counts.Runs - 1, made.Snapshots.Restored);
    }

    [Fact]
    public void ReducedSearch_HasNone()
        => Assert.Throws<ArgumentException>(() => ImageHost.AskRecorded(
            new SearchRequest("check-local",
                SearchStrategy.ReducedDfs)
            { Runs = new() { Epochs = true } }));

    private static ImageResponse Ask(PutBackBug bug, ImageRequest request)
    {
        var job = new ImageJob(bug.Patches, Explore: true,
            JsonSerializer.SerializeToNode(request)!);
        JsonNode answer = ImageProcess.Run(ImageHost.Builder, job, TimeSpan.FromMinutes(10));

        return answer.Deserialize<ImageResponse>()!;
    }
}
