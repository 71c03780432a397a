// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// The finding STALE-MARKS: the wheel of a CPU that was offline keeps the marks of buckets whose timers
/// were moved away, and wakes for them, or believes that it will.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
public static unsafe class StaleMarks
{
    /// <summary>Its name in docs/findings.md.</summary>
    public const string Name = "STALE-MARKS";

    /// <summary>Whether a bucket is marked that holds no timer.</summary>
    public static bool Has(timer_base* @base)
    {
        for (int level = 0; level < (int)LVL_DEPTH; level++)
        {
            if (Wheel.Occupied(@base, level) != @base->pending_map[level])
                return true;
        }
        return false;
    }

    /// <summary>
    /// Whether next_expiry is the time of such a bucket, and therefore earlier than the wheel's first timer.
    /// </summary>
    public static bool MakeEarly(timer_base* @base)
        => @base->timers_pending && !@base->next_expiry_recalc && Has(@base)
            && (Wheel.IsEmpty(@base) || time_before(@base->next_expiry, Wheel.FirstExpiry(@base)));

    /// <summary>
    /// Whether <paramref name="cpu"/> sleeps past its first global timer, which the hierarchy does not know
    /// because a mark of the local wheel promises that the CPU is awake before it is due.
    /// </summary>
    public static bool HideGlobalTimer(int cpu)
    {
        timer_base* local = per_cpu_ptr(ref timer_bases[BASE_LOCAL], cpu);
        timer_base* global = per_cpu_ptr(ref timer_bases[BASE_GLOBAL], cpu);
        tmigr_cpu* tmc = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu);

        if (!cpu_online((uint)cpu) || !tmc->available || !tmc->idle || Wheel.IsEmpty(global))
            return false;
        ulong first = Wheel.FirstExpiry(global);
        if (!MakeEarly(local) || time_after(local->next_expiry, first))
            return false;
        long due = Wheel.TimeOf(first);
        return ThisCpu.machine!.Context(cpu)->clock_expires > due
            && (tmc->cpuevt.ignore || tmc->cpuevt.nextevt.expires > due);
    }
}
