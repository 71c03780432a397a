// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Jiffies, clock ticks, and ns, us and ms into each other.</summary>
internal static unsafe class Conversions
{
    /// <summary>Shows what becomes of a number by each of the conversions.</summary>
    public static void Show(Sight sight, long a, long b)
    {
        var span = new timespec64 { tv_sec = b >> 30, tv_nsec = b & 0x1fff_ffff };
        ulong n = (ulong)a;

        foreach (ulong result in (System.ReadOnlySpan<ulong>)
        [
            jiffies_to_msecs(n), jiffies_to_usecs(n), jiffies_to_nsecs(n), jiffies64_to_nsecs(n),
            jiffies64_to_msecs(n), (ulong)jiffies_to_clock_t(n), jiffies_64_to_clock_t(n), clock_t_to_jiffies(n),
            nsec_to_clock_t(n), nsecs_to_jiffies64(n), nsecs_to_jiffies(n), __msecs_to_jiffies((uint)n),
            __usecs_to_jiffies((uint)n), secs_to_jiffies(n), jiffies_delta_to_msecs(a),
            (ulong)jiffies_delta_to_clock_t(a), timespec64_to_jiffies(&span),
        ])
            sight.See("r", result);
        jiffies_to_timespec64(n, &span);
        sight.See("r", (ulong)span.tv_sec);
        sight.See("r", (ulong)span.tv_nsec);
    }
}
