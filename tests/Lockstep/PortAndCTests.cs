// SPDX-License-Identifier: GPL-2.0-only
using Linux.Lockstep;
using Linux.Lockstep.Compiling;
using Linux.Lockstep.Playing;

namespace Linux.Tests.Lockstep;

/// <summary>The port does what the C does, operation by operation.</summary>
public class PortAndCTests
{
    private const int Operations = 300;
    private const ulong LiveSeed = 10_000;

    private static int Scenarios => PortBudget.IsFull ? 33_000 : 100;

    /// <summary>Where there is neither gcc nor a tree, the recorded runs show it by themselves.</summary>
    [Theory]
    [InlineData(FileGroup.Wheel)]
    [InlineData(FileGroup.Hierarchy)]
    [InlineData(FileGroup.Tick)]
    public void Port_DoesWhatTheCDoes(FileGroup group)
    {
        if (Sides.C(group) is not { } c)
        {
            Recording_IsWhatThePortDoes(group);
            return;
        }
        var search = new LockstepSearch(group, LiveSeed, Scenarios, Operations);
        var comparison = new Comparison(c, PortSide.Linked);
        ComparisonResult result = search.Run(comparison);

        Assert.True(result.Mismatches.Count == 0, Report(c, comparison, result));
        Assert.True(result.Operations > (long)Scenarios * Operations * 9 / 10, search.Summary(result));
    }

    [Theory]
    [InlineData(FileGroup.Wheel)]
    [InlineData(FileGroup.Hierarchy)]
    [InlineData(FileGroup.Tick)]
    public void Recording_IsWhatThePortDoes(FileGroup group)
    {
        Recording c = Sides.Recorded(group);

        Assert.True(c.Runs.Sum(run => run.Hashes.Count) > 5_000);
        Assert.Contains(c.Runs, run => run.State.Count > 0);
        Assert.Null(c.FirstDifference(c.PlayedBy(PortSide.Linked)));
    }

    /// <summary>A group that is freed while CPUs are in it, whose lock nobody ever gives back.</summary>
    [Fact]
    public void MemoryThatIsFreed_IsReadAlike()
    {
        Recording c = Recording.Named("hierarchy-freed");

        Assert.Equal(Outcome.Stuck, c.Runs.Single().Hashes[^1]);
        Assert.Null(c.FirstDifference(c.PlayedBy(PortSide.Linked)));
    }

    [Fact]
    public void OneRunOfARecording_IsComparedByItself()
    {
        Recording c = Sides.Recorded(FileGroup.Wheel);
        Recording mixedUp = c with { Runs = [.. c.Runs.Reverse()] };

        Assert.Null(c.FirstDifference(5, PortSide.Linked));
        Assert.NotNull(mixedUp.FirstDifference(5, PortSide.Linked));
    }

    private static string Report(CSide c, Comparison comparison, ComparisonResult result)
        => result.Mismatches.Count == 0 ? "" : SideBySide.Write(
            ScenarioShrinker.Shrink(comparison, result.Mismatches[0].Scenario), c, PortSide.Linked);
}
