// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;

namespace Linux;

/// <summary>The three exponentially damped averages of runnable tasks, over 1, 5 and 15 minutes.</summary>
[InlineArray(3)]
public struct load_averages
{
    private ulong first;
}

// Stands for kernel/sched/loadavg.c. The kernel folds per-CPU deltas so that a sample costs no walk
// over the CPUs; a sample every five seconds may walk them here, and the numbers are the same.
public static unsafe partial class Kernel
{
    private const int FSHIFT = 11;
    private const ulong FIXED_1 = 1UL << FSHIFT;
    private const ulong LOAD_FREQ = 5 * HZ + 1;

    /// <summary>The averages in fixed point, 11 fractional bits. Written under jiffies_lock.</summary>
    [GuardedBy("jiffies_lock", Access = GuardedAccess.Writes)]
    [Global]
    internal static partial ref load_averages avenrun { get; }

    [GuardedBy("jiffies_lock")]
    [Global(Init = nameof(calc_load_update_init))]
    internal static partial ref ulong calc_load_update { get; }

    private static void calc_load_update_init(ulong* p) => *p = INITIAL_JIFFIES + LOAD_FREQ;

    /// <summary>How often this CPU told that its tick stops.</summary>
    [DefinePerCpu]
    internal static partial ref ulong calc_load_nohz_entries { get; }

    /// <summary>How often this CPU told that its tick runs again.</summary>
    [DefinePerCpu]
    internal static partial ref ulong calc_load_nohz_exits { get; }

    internal static void calc_load_nohz_start() => (*this_cpu_ptr(ref calc_load_nohz_entries))++;

    internal static void calc_load_nohz_stop() => (*this_cpu_ptr(ref calc_load_nohz_exits))++;

    /// <summary>Takes the samples that are due. Called with jiffies_lock held.</summary>
    internal static void calc_global_load()
    {
        if (time_before(jiffies, calc_load_update + 10))
            return;

        ulong active = 0;
        for (int cpu = -1; for_each_online_cpu(ref cpu);)
            active += cpu_rq(cpu)->nr_running;
        active *= FIXED_1;

        // After a long sleep of the whole machine several samples are due; nothing ran meanwhile.
        for (; time_after_eq(jiffies, calc_load_update + 10); calc_load_update += LOAD_FREQ)
        {
            // One that changes nothing is followed by none that does.
            if (!take_sample(active))
                calc_load_update += (jiffies - calc_load_update - 10) / LOAD_FREQ * LOAD_FREQ;
        }
    }

    /// <summary>Whether it changes any of the averages.</summary>
    private static bool take_sample(ulong active)
    {
        load_averages before = avenrun;

        avenrun[0] = calc_load(avenrun[0], 1884, active);
        avenrun[1] = calc_load(avenrun[1], 2014, active);
        avenrun[2] = calc_load(avenrun[2], 2037, active);
        return avenrun[0] != before[0] || avenrun[1] != before[1] || avenrun[2] != before[2];
    }

    private static ulong calc_load(ulong load, ulong exp, ulong active)
    {
        ulong newload = load * exp + active * (FIXED_1 - exp);

        if (active >= load)
            newload += FIXED_1 - 1;
        return newload / FIXED_1;
    }
}
