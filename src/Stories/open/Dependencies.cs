// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// A CPU without a tick computes while others, and itself, set and clear what makes it keep the
/// tick:
/// for all CPUs, for it, for its task, for its process.
/// </summary>
public abstract unsafe class Dependencies(string name, int cpus, int nodes) : RaceScenario
{
    private static readonly tick_dep_bits[] s_bits =
    [
        tick_dep_bits.TICK_DEP_BIT_POSIX_TIMER, tick_dep_bits.TICK_DEP_BIT_PERF_EVENTS,
        tick_dep_bits.TICK_DEP_BIT_SCHED, tick_dep_bits.TICK_DEP_BIT_CLOCK_UNSTABLE,
        tick_dep_bits.TICK_DEP_BIT_RCU, tick_dep_bits.TICK_DEP_BIT_RCU_EXP,
    ];

    private readonly nint[] _tasks = new nint[cpus];

    /// <inheritdoc/>
    public override string Name => $"open-dependencies-{name}";

    /// <inheritdoc/>
    public override string Summary
        => $"Of {cpus} CPUs all but the first are nohz_full; tick dependencies of theirs come "
            + "and go.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes with
    {
        Cpus = cpus,
        Possible = cpus,
        Nodes = nodes,
        NohzFull = Enumerable.Range(1, cpus - 1).ToArray(),
    };

    /// <inheritdoc/>
    public override long Horizon => 30_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits
        => new() { Files = ["timer_migration.c.cs", "/timer.c.cs", "/tick-sched.c.cs"] };

    /// <inheritdoc/>
    public override bool IsOver(Machine machine) => Ledger.IsQuiet;

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
    {
        var programs = new List<CpuProgram>();

        System.Array.Clear(_tasks);
        programs.Add(new(0, "sets and clears dependencies of the others", () =>
        {
            for (int i = 0; i < 2; i++)
            {
                consume_cpu(500_000 * (1 + Choose(4)));
                KeepsTick(1 + Choose(cpus - 1));
            }
            // A CPU that always has its tick takes no notice.
            tick_nohz_dep_set_cpu(0, s_bits[0]);
            tick_nohz_dep_clear_cpu(0, s_bits[0]);
        }));
        for (int cpu = 1; cpu < cpus; cpu++)
            programs.Add(new(cpu, "computes without tick", () => Compute()));
        return programs;
    }

    private void Compute()
    {
        int cpu = ThisCpu.context->cpu;

        _tasks[cpu] = (nint)ThisCpu.context->current;
        consume_cpu(2_000_000, user: true);
        Arm(2 + (ulong)Choose(4));
        if (Choose(3) == 0)
        {
            // One of its own, that nobody else sets.
            tick_nohz_dep_set_cpu(cpu, s_bits[^1]);
            consume_cpu(1_000_000 * Choose(3), user: true);
            tick_nohz_dep_clear_cpu(cpu, s_bits[^1]);
        }
        consume_cpu(10_000_000, user: true);
        tick_nohz_dep_set_cpu(0, s_bits[^1]);
        tick_nohz_dep_clear_cpu(0, s_bits[^1]);
        Require(tick_nohz_get_idle_calls_cpu(cpu) != 0, "I3", $"cpu{cpu} has never gone idle");
        if (Choose(3) == 0)
            tick_nohz_dep_set_task(ThisCpu.context->current, s_bits[0]);
        schedule_timeout_interruptible(2);
        consume_cpu(2_000_000, user: true);
        _tasks[cpu] = 0;
    }

    /// <summary>
    /// From the second tick after it is set on, a CPU that computes has one each jiffy.
    /// </summary>
    private void KeepsTick(int cpu)
    {
        tick_dep_bits bit = s_bits[Choose(s_bits.Length - 1)];
        var task = (task_struct*)_tasks[cpu];
        int kind = task == null ? Choose(2) : Choose(4);

        switch (kind)
        {
            case 0:
                tick_nohz_dep_set(bit);
                break;
            case 1:
                tick_nohz_dep_set_cpu(cpu, bit);
                break;
            case 2:
                tick_nohz_dep_set_task(task, bit);
                break;
            default:
                spin_lock_irqsave(&task->sighand->siglock, out ulong flags);
                tick_nohz_dep_set_signal(task, bit);
                spin_unlock_irqrestore(&task->sighand->siglock, flags);
                break;
        }
        consume_cpu(3_000_000);
        bool computes = _tasks[cpu] != 0 && task_is_running((task_struct*)_tasks[cpu]);
        Require(!computes || !tick_nohz_tick_stopped_cpu(cpu), "I3",
            $"cpu{cpu} runs without tick, though {bit} was set 3 ms ago");
        if (kind == 0)
            tick_nohz_dep_clear(bit);
        else if (kind == 1)
            tick_nohz_dep_clear_cpu(cpu, bit);
        else if (kind == 2)
            tick_nohz_dep_clear_task(task, bit);
        else
            tick_nohz_dep_clear_signal(task->signal, bit);
    }
}

/// <summary>Two CPUs, one group.</summary>
public sealed class DependenciesTwo() : Dependencies("2", 2, 1);

/// <summary>Four CPUs, two groups and a root.</summary>
public sealed class DependenciesFour() : Dependencies("4", 4, 2);

/// <summary>Two CPUs of which it is traced what keeps their ticks.</summary>
public sealed class DependenciesTraced() : Dependencies("traced", 2, 1)
{
    /// <inheritdoc/>
    public override MachineOptions Options => base.Options with { Trace = ["tick_stop"] };
}
