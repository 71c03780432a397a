// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// Timer migration is switched off and on by its sysctl while CPUs arm timers and sleep.
/// </summary>
public sealed class MigrationSwitch : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "open-migration-switch";

    /// <inheritdoc/>
    public override string Summary
        => "Timer migration is switched off and on while four CPUs arm timers and sleep.";

    /// <inheritdoc/>
    public override long Horizon => 15_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits
        => new() { CpuStalls = 1, Files = ["timer_migration.c.cs", "/timer.c.cs"] };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => Enumerable.Range(0, 4).Select(cpu => new CpuProgram(cpu, "arms timers", () =>
        {
            Arm(1 + (ulong)Choose(4));
            if (cpu == 0)
            {
                Switch("0");
                consume_cpu(500_000 * Choose(5));
                Switch("1");
            }
            consume_cpu(400_000 * Choose(4));
            Arm(1 + (ulong)Choose(4), (uint)Choose(2) * TIMER_PINNED);
        })).ToList();

    private static void Switch(string to)
        => Require(sysctl_write("kernel/timer_migration", to) == 0, "I10",
            $"timer_migration cannot be {to}");
}
