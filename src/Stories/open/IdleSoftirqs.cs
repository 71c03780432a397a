// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// CPUs go idle while softirqs are raised over and over: by themselves, by interrupts that come on
/// the
/// way, by irq_work, and by timers that arm each other for the jiffy that has come.
/// </summary>
public abstract unsafe class IdleSoftirqs(int cpus, int nodes) : RaceScenario
{
    private int _chain;

    /// <inheritdoc/>
    public override string Name => $"open-idle-softirqs-{cpus}";

    /// <inheritdoc/>
    public override string Summary
        => $"{cpus} CPUs go idle again and again while softirqs are raised on them.";

    /// <inheritdoc/>
    public override MachineOptions Options
        => TwoNodes with { Cpus = cpus, Possible = cpus, Nodes = nodes };

    /// <inheritdoc/>
    public override long Horizon => 15_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits
        => new()
        {
            CpuStalls = 1,
            Files = ["timer_migration.c.cs", "/timer.c.cs",
            "/tick-sched.c.cs", "/softirq.c.cs"]
        };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
    {
        _chain = 0;
        Ledger.OnFire = AgainAtOnce;
        return Enumerable.Range(0, cpus).Select(cpu => new CpuProgram(cpu,
            "raises softirqs and sleeps", () =>
        {
            Arm(1 + (ulong)Choose(3));
            for (int i = 0; i < 3; i++)
            {
                Raise();
                schedule_timeout_interruptible(Choose(2));
                ThisCpu.machine!.InterruptNow(Choose(cpus), Raise);
                consume_cpu(200_000 * Choose(3));
            }
        })).ToList();
    }

    private static void Raise()
    {
        switch (Choose(4))
        {
            case 1:
                raise_softirq(TIMER_SOFTIRQ);
                break;
            case 2:
                raise_softirq(HRTIMER_SOFTIRQ);
                break;
            case 3:
                // Nobody is woken for it: it waits for an interrupt, and the CPU may go idle
                // before.
                local_irq_save(out ulong flags);
                __raise_softirq_irqoff(TIMER_SOFTIRQ);
                local_irq_restore(flags);
                break;
        }
    }

    /// <summary>What fires is armed again, for the jiffy that has just come, a few times.</summary>
    private void AgainAtOnce(int timer)
    {
        if (_chain++ < 3 * cpus)
            Ledger.Modify(timer, jiffies);
    }
}

/// <summary>Two CPUs, one group.</summary>
public sealed class IdleSoftirqsTwo() : IdleSoftirqs(2, 1);

/// <summary>Four CPUs, two groups and a root.</summary>
public sealed class IdleSoftirqsFour() : IdleSoftirqs(4, 2);
