// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>
/// A sleeping CPU wakes for a timer and runs its wheels; before it looks at the hierarchy, another CPU's interrupt
/// moves jiffies on to where the next timer is due.
/// </summary>
public sealed class OwnEvent : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "finding-own-event";

    /// <inheritdoc/>
    public override string Summary
        => "Jiffies move on between a CPU's look at its wheels and at the hierarchy.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoCpus;

    /// <inheritdoc/>
    public override long Horizon => 10_000_000;

    /// <summary>Time may pass once while CPU 1 stands still.</summary>
    public override RunLimits Limits => new() { Stalls = 1, Steps = 20_000 };

    /// <summary>
    /// CPU 0 sleeps all the time, but for one interrupt of a device when CPU 1's second timer is due, which finds
    /// the tick stopped and brings jiffies up to date.
    /// </summary>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(1, "arms two timers, a jiffy apart, and goes idle", () =>
            {
                Arm(4);
                Arm(5);
                machine.InterruptAt(0, Kernel.last_jiffies_update + 6 * Kernel.TICK_NSEC, () => { });
            }),
        ];
}
