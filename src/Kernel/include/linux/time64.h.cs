// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/time64.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public struct timespec64
{
	public time64_t tv_sec;
	public long tv_nsec;
}

public struct itimerspec64
{
	public timespec64 it_interval;
	public timespec64 it_value;
}

public static unsafe partial class Kernel
{
	public const long PSEC_PER_NSEC = 1000L;

	public const s64 TIME64_MAX = s64.MaxValue;
	public const s64 TIME64_MIN = -TIME64_MAX - 1;

	public const s64 KTIME_MAX = s64.MaxValue;
	public const s64 KTIME_MIN = -KTIME_MAX - 1;
	public const s64 KTIME_SEC_MAX = KTIME_MAX / NSEC_PER_SEC;
	public const s64 KTIME_SEC_MIN = KTIME_MIN / NSEC_PER_SEC;

	public const s64 TIME_UPTIME_SEC_MAX = 30L * 365 * 24 * 3600;
	public const s64 TIME_SETTOD_SEC_MAX = KTIME_SEC_MAX - TIME_UPTIME_SEC_MAX;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool timespec64_equal(timespec64* a, timespec64* b)
	{
		return (a->tv_sec == b->tv_sec) && (a->tv_nsec == b->tv_nsec);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool timespec64_is_epoch(timespec64* ts)
	{
		return ts->tv_sec == 0 && ts->tv_nsec == 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int timespec64_compare(timespec64* lhs, timespec64* rhs)
	{
		if (lhs->tv_sec < rhs->tv_sec)
			return -1;
		if (lhs->tv_sec > rhs->tv_sec)
			return 1;
		return (int)(lhs->tv_nsec - rhs->tv_nsec);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static timespec64 timespec64_add(timespec64 lhs, timespec64 rhs)
	{
		timespec64 ts_delta;
		set_normalized_timespec64(&ts_delta, lhs.tv_sec + rhs.tv_sec,
					lhs.tv_nsec + rhs.tv_nsec);
		return ts_delta;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static timespec64 timespec64_sub(timespec64 lhs, timespec64 rhs)
	{
		timespec64 ts_delta;
		set_normalized_timespec64(&ts_delta, lhs.tv_sec - rhs.tv_sec,
					lhs.tv_nsec - rhs.tv_nsec);
		return ts_delta;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool timespec64_valid(timespec64* ts)
	{

		if (ts->tv_sec < 0)
			return false;

		if ((ulong)ts->tv_nsec >= (ulong)NSEC_PER_SEC)
			return false;
		return true;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool timespec64_valid_strict(timespec64* ts)
	{
		if (!timespec64_valid(ts))
			return false;

		if ((ulong)ts->tv_sec >= (ulong)KTIME_SEC_MAX)
			return false;
		return true;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool timespec64_valid_settod(timespec64* ts)
	{
		if (!timespec64_valid(ts))
			return false;

		if ((ulong)ts->tv_sec >= (ulong)TIME_SETTOD_SEC_MAX)
			return false;
		return true;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static s64 timespec64_to_ns(timespec64* ts)
	{

		if (ts->tv_sec >= KTIME_SEC_MAX)
			return KTIME_MAX;

		if (ts->tv_sec <= KTIME_SEC_MIN)
			return KTIME_MIN;

		return ((s64) ts->tv_sec * NSEC_PER_SEC) + ts->tv_nsec;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void timespec64_add_ns(timespec64* a, u64 ns)
	{
		a->tv_sec += __iter_div_u64_rem((u64)a->tv_nsec + ns, (u32)NSEC_PER_SEC, &ns);
		a->tv_nsec = (long)ns;
	}
}
