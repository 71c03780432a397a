using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>The alarm rings: what must fail is found, by every strategy.</summary>
public class CanaryTests
{
    [Theory]
    [InlineData("random", 0)]
    [InlineData("pct", 2)]
    [InlineData("dfs", 1)]
    public void Canary_IsFound(string strategy, int depth)
    {
        ImageResponse response = ImageHost.Ask(
            new ImageRequest("canary", strategy) { Runs = 2000, Depth = depth });

        Assert.Equal("CANARY", response.Failure?.Invariant);
        Assert.InRange(response.Schedule.Length, 1, response.FoundSchedule);
    }

    [Fact]
    public void Canary_NeedsAPreemption()
    {
        ImageResponse response = ImageHost.Ask(
            new ImageRequest("canary", "dfs") { Runs = 10_000, Depth = 0 });

        Assert.Null(response.Failure);
        Assert.True(response.Complete, "dfs without preemptions did not come to its end");
    }

    [Fact]
    public void Replay_DoesTheSameAgain()
    {
        ImageResponse found = ImageHost.Ask(new ImageRequest("canary", "pct") { Runs = 2000 });
        var request = new ImageRequest("canary", "replay") { Schedule = found.Schedule };
        ImageResponse first = ImageHost.Ask(request);
        ImageResponse second = ImageHost.Ask(request);

        Assert.Equal(found.Failure!.Text, first.Failure!.Text);
        Assert.Equal(found.Hash, first.Hash);
        Assert.Equal(first.Steps, second.Steps);
        Assert.Contains(first.Steps, line => line.Contains("Canary.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void Replay_StopsListingWhereItIsTold()
    {
        ImageResponse response = ImageHost.Ask(
            new ImageRequest("canary", "replay") { Schedule = [], Until = 5 });
        int steps = response.Steps.Count(line => line.Contains(" cpu", StringComparison.Ordinal)
            && !line.Contains('|', StringComparison.Ordinal));

        Assert.Equal(5, steps);
    }

    [Fact]
    public void LinkedKernel_DoesNotExplore()
        => Assert.Throws<ArgumentException>(() => LoadedImage.Linked.Run(
            """{"Scenario":"canary","Strategy":"pct"}"""));
}
