// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;
using Linux.Hardware;
using Linux.Images;
using Linux.Port.Replays;

namespace Linux.Tests.Port;

/// <summary>What is printed of a failing run is what it did, shorter.</summary>
public class ReplayTextTests
{
    private static readonly StatementIndex s_nothing = new(new Dictionary<string, string>());

    [Fact]
    public void LoopOfTwoSteps_IsPrintedOnce_AndCounted()
    {
        ReplayStep[] steps =
            [Step(1, 0, 10), .. Enumerable.Range(0, 8).Select(i => Step(2 + i, 1, 20 + i % 2)),
                Step(10, 0, 30)];
        List<FoldedStep> folded = FoldedStep.Fold(steps);

        Assert.Equal([1, 2, 3, 10], folded.Select(static one => one.Step.Number));
        Assert.Equal((2, 3), (folded[2].Length, folded[2].Times));
        Assert.All(folded.Where(static one => one.Step.Number != 3), static one => Assert.Equal(0,
            one.Times));
    }

    [Fact]
    public void StepsWithOtherValues_AreNotFolded()
        => Assert.Equal(6, FoldedStep.Fold(
            [.. Enumerable.Range(1, 6).Select(i => Step(i, 0,
                10) with { Value = (ulong)i })]).Count);

    [Fact]
    public void Columns_PutEachCpuInItsOwn()
    {
        string[] lines = Written(new ReplayListing(new StringWriter(),
            s_nothing)
        { Columns = true });

        Assert.Equal(lines[1].IndexOf("a.c.cs:10", StringComparison.Ordinal),
            lines[0].IndexOf("cpu0", StringComparison.Ordinal));
        Assert.Equal(lines[2].IndexOf("a.c.cs:20", StringComparison.Ordinal),
            lines[0].IndexOf("cpu1", StringComparison.Ordinal));
    }

    [Fact]
    public void FromAndCpu_LeaveTheRestOut()
    {
        Assert.Equal(3, Written(new ReplayListing(new StringWriter(), s_nothing)).Length);
        Assert.Equal(2, Written(new ReplayListing(new StringWriter(),
            s_nothing)
        { From = 2 }).Length);
        Assert.Single(Written(new ReplayListing(new StringWriter(), s_nothing) { Cpu = 1 }));
    }

    [Fact]
    public void Summary_IsFiveSentences_FromTheInvariantThatBroke()
    {
        var output = new StringWriter();
        var run = new ReplayResult(new ScenarioFailure("I4", "nobody wakes", []), 3, "", Steps, "");

        ReplaySummary.Write(output, run, [new ScheduledDecision(1, 3, Decision.Cpu(0))],
            new ReplayListing(output, s_nothing));
        string[] lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["1. ", "2. ", "3. ", "4. ", "5. "], lines.Select(static line => line[..3]));
        Assert.Contains("one of them has its clock armed", lines[0], StringComparison.Ordinal);
        Assert.Contains("after step 3", lines[1], StringComparison.Ordinal);
        Assert.Contains("the last of them on cpu1", lines[2], StringComparison.Ordinal);
        Assert.Contains("cpu0 came upon what cpu1 had done: step 2", lines[3],
            StringComparison.Ordinal);
    }

    private static ReplayStep[] Steps => [Step(1, 0, 10), Step(2, 1, 20), Step(3, 0, 30)];

    private static string[] Written(ReplayListing listing)
    {
        listing.Write(new ReplayResult(null, 3, "", Steps, ""));
        return listing.Output.ToString()!.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static ReplayStep Step(long number, int cpu, int line)
        => new(number, 100 * number, cpu, "/src/Kernel/kernel/time/a.c.cs", line,
            visible_kind.Store, 0x40);
}
