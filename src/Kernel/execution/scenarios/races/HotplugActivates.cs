// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux;

/// <summary>A CPU of a second node comes up while the old root's CPUs go idle and wake.</summary>
public class HotplugActivates : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "r24-hotplug-activates";

    /// <inheritdoc/>
    public override string Summary
        => "A CPU of a new node comes up while a CPU under the old root goes idle.";

    /// <inheritdoc/>
    public override MachineOptions Options => SecondNodeOffline;

    /// <inheritdoc/>
    public override long Horizon => 60_000_000;

    /// <inheritdoc/>
    public override ExplorationLimits Limits => new()
    {
        Steps = 400_000,
        Files = ["timer_migration.c.cs"],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(1, "brings cpu2 up", () => Bring(2)),
            WakeAndSleep(0),
        ];

    /// <inheritdoc/>
    public override void Check(Machine machine)
    {
        machine.On(2, () => Arm(9));
        base.Check(machine);
    }

    private static void Bring(uint cpu)
    {
        int error = Kernel.cpu_up(cpu);

        Require(error == 0, "I10", $"cpu{cpu} does not come up: {error}");
    }
}

/// <summary>The same with the walk from below on its way while the new root appears.</summary>
public sealed class HotplugUnderWalk : HotplugActivates
{
    /// <inheritdoc/>
    public override string Name => "r25-hotplug-under-walk";

    /// <inheritdoc/>
    public override string Summary
        => "A CPU wakes, and walks up, while a new root is put over its group.";

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => [.. base.Programs(machine), Stay(0, 1_000_000)];
}
