// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;
using System.Threading;

namespace Linux;

/// <summary>
/// The clocks that the ported files read. Clock monotonic is the execution's clock, a counter of ns
/// that never wraps; the others are at a distance from it that can be set.
/// </summary>
public static unsafe partial class Kernel
{
    /// <summary>Wall time at boot, ns since the epoch.</summary>
    private const long BootWallTimeNs = 1_700_000_000L * 1_000_000_000L;

    /// <summary>Clock realtime minus clock monotonic, ns.</summary>
    [Global]
    internal static partial ref ktime_t tk_offs_real { get; }

    /// <summary>Clock boottime minus clock monotonic, ns.</summary>
    [Global]
    internal static partial ref ktime_t tk_offs_boot { get; }

    /// <summary>Clock tai minus clock monotonic, ns.</summary>
    [Global]
    internal static partial ref ktime_t tk_offs_tai { get; }

    /// <summary>Changes with each change of an offset; what hrtimers compare.</summary>
    [Global]
    internal static partial ref uint tk_clock_was_set_seq { get; }

    /// <summary>Set up at boot, before the first clock is read.</summary>
    internal static void timekeeping_init()
    {
        clocksource_default_clock();
        tk_offs_real = BootWallTimeNs;
        tk_offs_tai = BootWallTimeNs + 37L * 1_000_000_000L;
        tk_clock_was_set_seq = 1;
    }

    /// <summary>Clock monotonic, ns since boot.</summary>
    [return: Nanoseconds(Instant = true)]
    public static ktime_t ktime_get(
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        __visible(visible_kind.Time, null, file, line);
        ktime_t now = ThisCpu.machine!.Execution.Now();
        __observed((ulong)now);
        return now;
    }

    /// <summary>Clock monotonic, ns since boot.</summary>
    [return: Nanoseconds(Instant = true)]
    public static u64 ktime_get_ns() => (u64)ktime_get();

    /// <summary>Clock monotonic without its jitter from interrupts; here the same.</summary>
    [return: Nanoseconds(Instant = true)]
    public static u64 ktime_get_mono_fast_ns() => (u64)ktime_get();

    /// <summary>Clock realtime, ns since the epoch.</summary>
    [return: Nanoseconds(Instant = true)]
    public static ktime_t ktime_get_real() => ktime_get() + Volatile.Read(ref tk_offs_real);

    /// <summary>Clock boottime, ns; runs on while the machine is suspended.</summary>
    [return: Nanoseconds(Instant = true)]
    public static ktime_t ktime_get_boottime() => ktime_get() + Volatile.Read(ref tk_offs_boot);

    /// <summary>International atomic time, ns.</summary>
    [return: Nanoseconds(Instant = true)]
    public static ktime_t ktime_get_clocktai() => ktime_get() + Volatile.Read(ref tk_offs_tai);

    /// <summary>Scheduler clock, ns.</summary>
    public static u64 sched_clock() => (u64)ktime_get();

    /// <summary>Scheduler clock of this CPU, ns.</summary>
    public static u64 local_clock() => (u64)ktime_get();

    /// <summary>Reads the clock, and the offsets where <paramref name="cwsseq"/> is out of date.</summary>
    [return: Nanoseconds(Instant = true)]
    internal static ktime_t ktime_get_update_offsets_now(
        uint* cwsseq, ktime_t* offs_real, ktime_t* offs_boot, ktime_t* offs_tai)
    {
        uint seq = Volatile.Read(ref tk_clock_was_set_seq);

        // The offsets are at least as new as the number: it is counted up after they change.
        if (*cwsseq != seq)
        {
            *cwsseq = seq;
            *offs_real = tk_offs_real;
            *offs_boot = tk_offs_boot;
            *offs_tai = tk_offs_tai;
        }
        return ktime_get();
    }

    /// <summary>Sets clock realtime by a jump of <paramref name="delta"/> ns and tells the hrtimers.</summary>
    public static void timekeeping_inject_offset(ktime_t delta)
    {
        Interlocked.Add(ref tk_offs_real, delta);
        Interlocked.Add(ref tk_offs_tai, delta);
        Interlocked.Increment(ref tk_clock_was_set_seq);
        clock_was_set(CLOCK_SET_WALL);
    }

    /// <summary>Longest time that the clock source may go without being read, ns.</summary>
    [return: Nanoseconds]
    internal static u64 timekeeping_max_deferment() => (u64)ThisCpu.machine!.Options.MaxIdleNs;
}
