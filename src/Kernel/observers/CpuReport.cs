// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>What one CPU has done since boot.</summary>
/// <param name="Cpu">Its number; -1 for a sum.</param>
/// <param name="IdleCalls">Times the idle loop was entered.</param>
/// <param name="Sleeps">Times it slept.</param>
/// <param name="TicklessSleeps">Times it slept with the tick stopped.</param>
/// <param name="IdleNs">ns asleep.</param>
/// <param name="TicklessNs">ns asleep with the tick stopped.</param>
/// <param name="BusyTicklessNs">ns that a task ran with the tick stopped.</param>
/// <param name="LongestNs">Longest sleep, ns.</param>
/// <param name="Expired">Timers of the machine's ledger that expired here.</param>
/// <param name="Wakeups">Wake-ups from sleep by <see cref="irq_vector"/>.</param>
public sealed record CpuReport(
    int Cpu, long IdleCalls, long Sleeps, long TicklessSleeps, long IdleNs, long TicklessNs,
    long BusyTicklessNs, long LongestNs, long Expired, long[] Wakeups)
{
    /// <summary>The sum over CPUs; LongestNs is the largest.</summary>
    public static CpuReport Sum(IReadOnlyList<CpuReport> cpus)
        => new(-1, cpus.Sum(c => c.IdleCalls), cpus.Sum(c => c.Sleeps),
            cpus.Sum(c => c.TicklessSleeps), cpus.Sum(c => c.IdleNs), cpus.Sum(c => c.TicklessNs),
            cpus.Sum(c => c.BusyTicklessNs),
            cpus.Max(c => c.LongestNs), cpus.Sum(c => c.Expired),
            Enumerable.Range(0, (int)irq_vector.Count).Select(v => cpus.Sum(c => c.Wakeups[v])).ToArray());
}

/// <summary>Reads the counters of a machine's CPUs.</summary>
public static unsafe class CpuReports
{
    /// <summary>Reads every CPU's counters while the machine does not run.</summary>
    public static IReadOnlyList<CpuReport> ReportCpus(this Machine machine)
    {
        var all = new List<CpuReport>();

        machine.Inspect(0, () =>
        {
            for (int cpu = 0; cpu < machine.Options.PossibleCpus; cpu++)
                all.Add(ReportCpu(machine, cpu));
        });
        return all;
    }

    private static CpuReport ReportCpu(Machine machine, int cpu)
    {
        cpu_statistics* counts = per_cpu_ptr(ref Kernel.cpu_statistics, cpu);
        cpu_context* context = machine.Context(cpu);
        // A sleep that has not ended yet counts up to now.
        long asleep = context->idle_phase == (int)idle_phase.Asleep && context->sleep_start >= 0
            ? machine.Now - context->sleep_start : 0;
        var wakeups = new long[(int)irq_vector.Count];

        for (int vector = 0; vector < wakeups.Length; vector++)
            wakeups[vector] = (long)counts->wakeups[vector];
        return new CpuReport(
            cpu, (long)counts->idle_calls, (long)counts->sleeps, (long)counts->tickless_sleeps,
            (long)counts->idle_ns + asleep,
            (long)counts->tickless_ns + (tick_nohz_tick_stopped_cpu(cpu) ? asleep : 0),
            (long)counts->busy_tickless_ns + (counts->busy_tickless_since == 0
                ? 0 : machine.Now - counts->busy_tickless_since),
            System.Math.Max((long)counts->longest_ns, asleep), machine.Find<TimerLedger>()?.FiredOn(cpu) ?? 0, wakeups);
    }
}
