// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux;

/// <summary>A CPU of a second node comes up while the old root's CPUs go idle and wake.</summary>
public unsafe class HotplugActivates : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "r24-hotplug-activates";

    /// <inheritdoc/>
    public override string Summary
        => "A CPU of a new node comes up while a CPU under the old root goes idle.";

    /// <inheritdoc/>
    public override MachineOptions Options => SecondNodeOffline;

    /// <inheritdoc/>
    public override long Horizon => 40_000_000;

    /// <inheritdoc/>
    public override ExplorationLimits Limits => new()
    {
        Steps = 400_000,
        Files = ["timer_migration.c.cs"],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        // cpu0 can be made to go idle at any point of this by letting time pass.
        [Bring(1, 2), Stay(0, 500_000)];

    /// <inheritdoc/>
    public override void Check(Machine machine)
    {
        machine.On(2, () => Arm(9));
        base.Check(machine);
    }

    private static int SleepOnTheWayUp(uint cpu)
    {
        Kernel.msleep(9);
        return 0;
    }

    /// <summary>A program of <paramref name="by"/> that brings <paramref name="cpu"/> up.</summary>
    protected static CpuProgram Bring(int by, uint cpu) => new(by, $"brings cpu{cpu} up", () =>
    {
        int error = Kernel.cpu_up(cpu);

        Require(error == 0, "I10", $"cpu{cpu} does not come up: {error}");
    });
}

/// <summary>The same with the walk from below on its way while the new root appears.</summary>
public sealed unsafe class HotplugUnderWalk : HotplugActivates
{
    /// <inheritdoc/>
    public override string Name => "r25-hotplug-under-walk";

    /// <inheritdoc/>
    public override string Summary
        => "A CPU wakes, and walks up, while a new root is put over its group.";

    /// <inheritdoc/>
    public override long Horizon => 8_000_000;

    /// <inheritdoc/>
    public override void SetUp(Machine machine) => SettleWithLedger(machine);

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => [Bring(1, 2), WakeAndSleep(0)];
}
