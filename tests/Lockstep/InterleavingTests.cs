// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Concurrent;
using Linux.Lockstep;
using Linux.Lockstep.Playing;

namespace Linux.Tests.Lockstep;

using Scenario = Linux.Lockstep.Scenario;

/// <summary>One operation in the middle of another does the same in the port and in the C.</summary>
public class InterleavingTests
{
    private const ulong LiveSeed = 10_000;
    private const int Operations = 300;

    private static readonly ConcurrentDictionary<FileGroup, PortSide> s_ports = new();

    [Theory]
    [InlineData(FileGroup.Interleaving)]
    [InlineData(FileGroup.TickInterleaving)]
    public void Port_DoesWhatTheRecordedCDid(FileGroup group)
    {
        Recording c = Sides.Recorded(group);

        Assert.InRange(
            c.Runs.SelectMany(run => run.Hashes).Count(hash => hash.EndsWith(Outcome.Interrupted)),
            500, int.MaxValue);
        Assert.Null(c.FirstDifference(c.PlayedBy(Port(group))));
    }

    [Theory]
    [InlineData(FileGroup.Interleaving)]
    [InlineData(FileGroup.TickInterleaving)]
    public void Port_DoesWhatTheCDoes(FileGroup group)
    {
        if (Sides.C(group) is not { } c)
        {
            Port_DoesWhatTheRecordedCDid(group);
            return;
        }
        int count = PortBudget.IsFull ? 14_000 : 20;
        var search = new LockstepSearch(group, LiveSeed, count, Operations);
        ComparisonResult result = search.Run(new Comparison(c, Port(group)));

        Assert.True(result.Mismatches.Count == 0, search.Summary(result));
        Assert.True(result.Interrupted > search.Count * 30, search.Summary(result));
        Assert.Equal(0, result.Stuck);
    }

    /// <summary>What a recording is worth: the point at which an operation interrupts counts.</summary>
    [Fact]
    public void Recording_IsNotWhatInterruptionsElsewhereDo()
    {
        Recording c = Sides.Recorded(FileGroup.Interleaving);
        string[] lines = Scenario.Text([c.Scenarios()[0].Cut(80)]).Split('\n');
        string later = string.Join(
            '\n', lines.Select(line => line.StartsWith("at 0 ") ? "at 1 " + line[5..] : line));
        string[] got = [.. Port(FileGroup.Interleaving).Play(later)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Recording.Short)];

        Assert.NotEqual(c.Runs[0].Hashes.Take(81), got);
    }

    /// <summary>The port that can be interrupted.</summary>
    internal static PortSide Port(FileGroup group)
        => s_ports.GetOrAdd(group, _ => PortSide.WithPoints(Sides.Builder, [], group.Program()));
}
