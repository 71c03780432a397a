// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>The only CPU of a machine arms timers and goes idle: it has no hierarchy.</summary>
public sealed class Alone : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "open-alone";

    /// <inheritdoc/>
    public override string Summary => "The only CPU of a machine arms timers and goes idle.";

    /// <inheritdoc/>
    public override MachineOptions Options
        => TwoNodes with { Cpus = 1, Possible = 1, Nodes = 1 };

    /// <inheritdoc/>
    public override long Horizon => 40_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new()
    {
        ClockErrors = 2,
        Files = ["/timer.c.cs", "/tick-sched.c.cs"],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(0, "arms timers", () =>
            {
                for (int i = 0; i < 3; i++)
                {
                    Arm(1 + (ulong)Choose(5), (uint)Choose(2) * TIMER_PINNED);
                    consume_cpu(300_000 * Choose(4));
                    schedule_timeout_interruptible(Choose(3));
                }
            }),
        ];
}
