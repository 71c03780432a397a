// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>
/// The last active CPU tries to go idle, learns of another CPU's timer in the next jiffy, and stays awake.
/// </summary>
public sealed class UndoneIdle : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "r10-undone-idle";

    /// <inheritdoc/>
    public override string Summary
        => "The last CPU goes idle one jiffy before a timer of the other: hierarchy and wheel agree.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoCpus;

    /// <inheritdoc/>
    public override long Horizon => 8_000_000;

    /// <summary>
    /// CPU 1 reads jiffies, stands still across a tick, and tells the hierarchy of its timer when CPU 0, at the
    /// same time, has made its forecast without that timer and not stopped its tick yet.
    /// </summary>
    public override RunLimits Limits => new()
    {
        Stalls = 0,
        CpuStalls = 1,
        CpuStallNs = 500_000,
        Files = ["/timer.c.cs", "/timer_migration.c.cs", "/tick-sched.c.cs"],
    };

    /// <summary>Ticks come at whole milliseconds; the timer is due at the third one.</summary>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            Stay(0, 2_400_000),
            new(1, "arms a timer and goes idle", () =>
            {
                Arm(1);
                Kernel.consume_cpu(1_900_000);
            }),
        ];
}
