// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>The clocks as seconds and nanoseconds, their coarse forms, and setting the time.</summary>
public static unsafe partial class Kernel
{
    /// <summary>Clock realtime.</summary>
    public static void ktime_get_real_ts64(timespec64* ts) => *ts = ktime_to_timespec64(ktime_get_real());

    /// <summary>Clock monotonic.</summary>
    public static void ktime_get_ts64(timespec64* ts) => *ts = ktime_to_timespec64(ktime_get());

    /// <summary>Clock monotonic without NTP's discipline; here the same.</summary>
    public static void ktime_get_raw_ts64(timespec64* ts) => *ts = ktime_to_timespec64(ktime_get());

    /// <summary>Clock boottime.</summary>
    public static void ktime_get_boottime_ts64(timespec64* ts)
        => *ts = ktime_to_timespec64(ktime_get_boottime());

    /// <summary>Clock tai.</summary>
    public static void ktime_get_clocktai_ts64(timespec64* ts)
        => *ts = ktime_to_timespec64(ktime_get_clocktai());

    /// <summary>Clock monotonic as of the last whole tick.</summary>
    public static void ktime_get_coarse_ts64(timespec64* ts)
    {
        ktime_t now = ktime_get();

        *ts = ktime_to_timespec64(now - now % TICK_NSEC);
    }

    /// <summary>Clock realtime as of the last whole tick.</summary>
    public static void ktime_get_coarse_real_ts64(timespec64* ts)
    {
        ktime_t now = ktime_get();

        *ts = ktime_to_timespec64(now - now % TICK_NSEC + (ktime_get_real() - ktime_get()));
    }

    /// <summary>Sets clock realtime; 0, or -EINVAL for a time before the epoch or out of range.</summary>
    public static int do_settimeofday64(timespec64* ts)
    {
        if (!timespec64_valid_settod(ts))
            return -EINVAL;
        timekeeping_inject_offset(timespec64_to_ktime(*ts) - ktime_get_real());
        return 0;
    }
}
