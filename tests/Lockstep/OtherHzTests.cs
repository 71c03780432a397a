// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Lockstep;
using Linux.Lockstep.Compiling;
using Linux.Lockstep.Playing;

namespace Linux.Tests.Lockstep;

/// <summary>With another HZ the port does what the C does, too.</summary>
public class OtherHzTests
{
    private const int Operations = 300;
    private const ulong Seed = 20_000;

    /// <summary>An image takes seconds to be compiled, so CI takes the HZ that no unit is a multiple of.</summary>
    public static TheoryData<int> Hz { get; } = new(
        PortBudget.IsFull ? KernelHz.All.Where(hz => hz != KernelHz.Linked) : [300]);

    [Theory]
    [MemberData(nameof(Hz))]
    public void Port_DoesWhatTheRecordedCDid(int hz)
    {
        PortSide port = PortSide.Of(Sides.Builder, KernelHz.Patches(hz));

        foreach (FileGroup group in (FileGroup[])[FileGroup.Wheel, FileGroup.Tick])
        {
            Recording c = Sides.Recorded(group, hz);

            Assert.Equal(hz, c.Search.Hz);
            Assert.True(c.Runs.Sum(run => run.Hashes.Count) > 1_000);
            Assert.Null(c.FirstDifference(c.PlayedBy(port)));
            if (Sides.C(group, hz) is { } live)
                Assert.Empty(new LockstepSearch(group, Seed, PortBudget.IsFull ? 3_300 : 20, Operations) { Hz = hz }
                    .Run(new Comparison(live, port)).Mismatches);
        }
    }

    /// <summary>What the recordings are worth: the kernel of one HZ is not that of another.</summary>
    [Fact]
    public void Recording_IsNotWhatAnotherHzDoes()
    {
        Recording c = Sides.Recorded(FileGroup.Wheel, 300);

        Assert.NotNull(c.FirstDifference(c.PlayedBy(PortSide.Linked)));
    }
}
