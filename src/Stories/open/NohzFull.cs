// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// CPUs that run without a tick get timers from their own tasks, from other CPUs and from interrupts, and go idle.
/// </summary>
public abstract class NohzFullTimers(int cpus, int nodes) : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => $"open-nohz-full-{cpus}";

    /// <inheritdoc/>
    public override string Summary
        => $"Of {cpus} CPUs all but the first are nohz_full; timers come from tasks, interrupts and CPU 0.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes with
    {
        Cpus = cpus,
        Possible = cpus,
        Nodes = nodes,
        NohzFull = Enumerable.Range(1, cpus - 1).ToArray(),
    };

    /// <inheritdoc/>
    public override long Horizon => 20_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits
        => new() { CpuStalls = 1, Files = ["timer_migration.c.cs", "/timer.c.cs", "/tick-sched.c.cs"] };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
    {
        var programs = new List<CpuProgram>
        {
            new(0, "puts timers on the others", () =>
            {
                for (int cpu = 1; cpu < cpus; cpu++)
                {
                    int timer = Ledger.Create(TIMER_PINNED);

                    Ledger.AddOn(timer, jiffies + 3, cpu);
                    if (Choose(2) != 0)
                        ThisCpu.machine!.InterruptNow(cpu, () => Arm(4));
                    consume_cpu(500_000);
                }
            }),
        };

        for (int cpu = 1; cpu < cpus; cpu++)
        {
            programs.Add(new(cpu, "computes, arms a timer, computes", () =>
            {
                consume_cpu(1_000_000 * (1 + Choose(3)));
                Arm(4);
                consume_cpu(1_000_000 * Choose(4));
            }));
        }
        return programs;
    }
}

/// <summary>Two CPUs, one group.</summary>
public sealed class NohzFullTimersTwo() : NohzFullTimers(2, 1);

/// <summary>Four CPUs, two groups and a root.</summary>
public sealed class NohzFullTimersFour() : NohzFullTimers(4, 2);
