// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;

namespace Linux;

/// <summary>Wake-ups from idle, one counter an <see cref="irq_vector"/>.</summary>
[InlineArray((int)irq_vector.Count)]
public struct wakeup_counts
{
    private ulong first;
}

/// <summary>What one CPU has counted since boot. Written by that CPU only.</summary>
public struct cpu_statistics
{
    /// <summary>Times the idle loop was entered.</summary>
    public ulong idle_calls;

    /// <summary>Times the CPU went to sleep.</summary>
    public ulong sleeps;

    /// <summary>Times it went to sleep with the tick stopped.</summary>
    public ulong tickless_sleeps;

    /// <summary>ns asleep.</summary>
    public ulong idle_ns;

    /// <summary>ns asleep with the tick stopped.</summary>
    public ulong tickless_ns;

    /// <summary>ns that a task ran with the tick stopped.</summary>
    public ulong busy_tickless_ns;

    /// <summary>Since when that is so, ns; 0 if it is not.</summary>
    public long busy_tickless_since;

    /// <summary>Longest single sleep, ns.</summary>
    public ulong longest_ns;

    /// <summary>Interrupts that ended a sleep, by vector.</summary>
    public wakeup_counts wakeups;
}

public static unsafe partial class Kernel
{
    [DefinePerCpu]
    internal static partial ref cpu_statistics cpu_statistics { get; }

    /// <summary>
    /// Counts what a task ran without a tick up to now. The tick stops and starts in interrupts, so
    /// that it is enough to look before and after each, and where tasks change.
    /// </summary>
    private static void cpu_count_busy_tickless()
    {
        cpu_statistics* counts = this_cpu_ptr(ref cpu_statistics);
        long now = ThisCpu.machine!.Execution.Now();

        if (counts->busy_tickless_since != 0)
            counts->busy_tickless_ns += (ulong)(now - counts->busy_tickless_since);
        counts->busy_tickless_since
            = current != ThisCpu.context->idle && tick_nohz_tick_stopped() ? now : 0;
    }

    /// <summary>Counts an interrupt that ends a sleep, and the length of that sleep.</summary>
    private static void cpu_count_wakeup(irq_vector vector)
    {
        cpu_context* context = ThisCpu.context;

        if (context->idle_phase != (int)idle_phase.Asleep || context->sleep_start < 0)
            return;
        cpu_statistics* counts = this_cpu_ptr(ref cpu_statistics);
        ulong slept = (ulong)(ThisCpu.machine!.Execution.Now() - context->sleep_start);

        counts->wakeups[(int)vector]++;
        counts->idle_ns += slept;
        if (tick_nohz_tick_stopped())
            counts->tickless_ns += slept;
        if (slept > counts->longest_ns)
            counts->longest_ns = slept;
        context->sleep_start = -1;
    }
}
