// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux;

/// <summary>
/// A CPU that the hierarchy knows as idle runs one of its timers itself, in an interrupt, and takes more than a
/// jiffy for it. Its next timer becomes due, and the migrator comes for that one.
/// </summary>
public sealed class RunningTimer : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "finding-running-timer";

    /// <inheritdoc/>
    public override string Summary
        => "The migrator comes for an idle CPU's timer while that CPU is within a callback.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoCpus;

    /// <inheritdoc/>
    public override long Horizon => 15_000_000;

    /// <summary>Half a millisecond is enough for some ten thousand operations.</summary>
    public override ExplorationLimits Limits => new()
    {
        Stalls = 0,
        CpuStalls = 1,
        Steps = 20_000,
        Files = ["/timer.c.cs"],
    };

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        Occupy(machine, 0, 12_000_000);
        machine.On(1, () =>
        {
            // The pinned one wakes the CPU, which then looks at its global wheel as well.
            Arm(4, Kernel.TIMER_PINNED);
            Arm(4);
            Arm(5);
        });
    }
}
