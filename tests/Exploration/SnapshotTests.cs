using System.Text.Json;
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>A run from a snapshot is the run from a boot.</summary>
public class SnapshotTests
{
    [Theory]
    [InlineData("open-idle-wake-2", "random")]
    [InlineData("open-idle-wake-2", "dfs")]
    [InlineData("open-idle-wake-4", "pct")]
    [InlineData("r02-last-cpu-sleeps", "random")]
    [InlineData("r02-last-cpu-sleeps", "dfs")]
    public void Restored_EqualsFresh(string scenario, string strategy)
        => Compare(ImageHost.Ask, new ImageRequest(scenario, strategy)
        {
            Runs = ImageHost.Budget(1000),
            Depth = 1,
        });

    [Fact]
    public void Hotplug_RestoredEqualsFresh()
        => Compare(ImageHost.Ask, new ImageRequest("r25-hotplug-under-walk", "pct")
        {
            Runs = ImageHost.Budget(200),
            Depth = 3,
        });

    [Theory]
    [InlineData(false, StateUse.Prune)]
    [InlineData(true, StateUse.None)]
    public void AfterRunsThatEndedEarly_RestoredEqualsFresh(bool reduce, StateUse states)
    {
        ImageResponse restored = Compare(ImageHost.AskRecorded, new ImageRequest("check-shared", "dfs")
        {
            Runs = 100,
            Depth = 1000,
            Reduce = reduce,
            States = states,
        });

        Assert.True(restored.Redundant > 0 || reduce, "no run ended early");
    }

    [Fact]
    public void AfterFailures_RestoredEqualsFresh()
    {
        ImageResponse restored = Compare(ImageHost.Ask, new ImageRequest("canary", "random")
        {
            Runs = ImageHost.Budget(1000),
            KeepGoing = true,
        });

        Assert.True(restored.Failures > 1, $"{restored.Failures} failures");
    }

    [Fact]
    public void AfterABrokenInvariant_RestoredEqualsFresh()
    {
        PutBackBug bug = PutBackBugs.Named("r02-last-cpu-sleeps")!;
        var request = new ImageRequest(bug.Scenario, "pct") { Runs = ImageHost.Budget(1000), KeepGoing = true };
        ImageJob[] jobs = [Job(bug, request), Job(bug, request with { Fresh = true })];
        ImageResponse[] answers = ImageProcess.RunAll(
            ImageHost.Builder, jobs, TimeSpan.FromMinutes(15))
            .Select(answer => answer.Deserialize<ImageResponse>()!).ToArray();
        ImageResponse restored = Compare(asked => answers[asked.Fresh ? 1 : 0], request);

        Assert.Contains(restored.Failure?.Invariant, bug.Invariants);
        Assert.True(restored.Failures > 1, $"{restored.Failures} failures");
    }

    [Fact]
    public void TaskWithAStack_IsRefused_AndTheSearchGoesOn()
    {
        var request = new ImageRequest("r09-remote-fetch", "pct") { Runs = 20 };
        ImageResponse asked = ImageHost.Ask(request);
        ImageResponse fresh = ImageHost.Ask(request with { Fresh = true });

        Assert.Contains("has a stack", asked.NoSnapshot, StringComparison.Ordinal);
        Assert.Equal(0, asked.Restored);
        Assert.Equal(20, asked.Runs);
        Assert.Equal(fresh.RunsHash, asked.RunsHash);
    }

    private static ImageJob Job(PutBackBug bug, ImageRequest request)
        => new(bug.Patches, Explore: true, JsonSerializer.SerializeToNode(request)!);

    private static ImageResponse Compare(Func<ImageRequest, ImageResponse> ask, ImageRequest request)
    {
        ImageResponse restored = ask(request);
        ImageResponse fresh = ask(request with { Fresh = true });

        Assert.Equal("", restored.NoSnapshot);
        Assert.Equal(0, fresh.Restored);
        Assert.True(restored.Runs > 1, $"{restored.Runs} runs");
        Assert.True(restored.Restored >= restored.Runs - 1,
            $"{restored.Restored} of {restored.Runs} runs were restored");
        Assert.Equal(
            (fresh.Runs, fresh.Operations, fresh.Choices, fresh.Failures, fresh.Redundant, fresh.RunsHash),
            (restored.Runs, restored.Operations, restored.Choices, restored.Failures, restored.Redundant,
                restored.RunsHash));
        Assert.Equal((fresh.FinalStates, fresh.FinalStatesHash, fresh.States, fresh.Complete),
            (restored.FinalStates, restored.FinalStatesHash, restored.States, restored.Complete));
        Assert.Equal((fresh.Failure?.Text, fresh.FailingSeed, fresh.Hash),
            (restored.Failure?.Text, restored.FailingSeed, restored.Hash));
        return restored;
    }
}
