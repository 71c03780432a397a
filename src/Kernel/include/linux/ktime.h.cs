// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/ktime.h of Linux 7.2.
// Copyright(C) 2005, Linutronix GmbH, Thomas Gleixner <tglx@kernel.org>
// Copyright(C) 2005, Red Hat, Inc., Ingo Molnar

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ktime_t ktime_set(s64 secs, ulong nsecs)
	{
		if (unlikely(secs >= KTIME_SEC_MAX))
			return KTIME_MAX;

		return secs * NSEC_PER_SEC + (s64)nsecs;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ktime_t ktime_sub([Nanoseconds(Either = true)] ktime_t lhs, [Nanoseconds(Either = true)] ktime_t rhs)
	{
		return lhs - rhs;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ReturnsSum("lhs", "rhs")]
	public static ktime_t ktime_add([Nanoseconds(Either = true)] ktime_t lhs, [Nanoseconds(Either = true)] ktime_t rhs)
	{
		return lhs + rhs;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ktime_t ktime_add_unsafe([Nanoseconds(Either = true)] ktime_t lhs, [Nanoseconds(Either = true)] ktime_t rhs)
	{
		return (ktime_t)((u64)lhs + (u64)rhs);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Nanoseconds(Either = true)]
	[ReturnsSum("kt", "nsval")]
	public static ktime_t ktime_add_ns([Nanoseconds(Either = true)] ktime_t kt, [Nanoseconds] u64 nsval)
	{
		return kt + (ktime_t)nsval;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Nanoseconds(Either = true)]
	public static ktime_t ktime_sub_ns([Nanoseconds(Either = true)] ktime_t kt, [Nanoseconds] u64 nsval)
	{
		return kt - (ktime_t)nsval;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Nanoseconds(Either = true)]
	[ReturnsSum("kt", "nsval")]
	public static ktime_t ktime_add_ns([Nanoseconds(Either = true)] ktime_t kt, [Nanoseconds] s64 nsval)
	{
		return kt + nsval;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Nanoseconds(Either = true)]
	public static ktime_t ktime_sub_ns([Nanoseconds(Either = true)] ktime_t kt, [Nanoseconds] s64 nsval)
	{
		return kt - nsval;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ktime_t timespec64_to_ktime(timespec64 ts)
	{
		return ktime_set(ts.tv_sec, (ulong)ts.tv_nsec);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static timespec64 ktime_to_timespec64(ktime_t kt)
	{
		return ns_to_timespec64(kt);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Nanoseconds(Either = true)]
	public static s64 ktime_to_ns([Nanoseconds(Either = true)] ktime_t kt)
	{
		return kt;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int ktime_compare([Nanoseconds(Either = true)] ktime_t cmp1, [Nanoseconds(Either = true)] ktime_t cmp2)
	{
		if (cmp1 < cmp2)
			return -1;
		if (cmp1 > cmp2)
			return 1;
		return 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool ktime_after([Nanoseconds(Either = true)] ktime_t cmp1, [Nanoseconds(Either = true)] ktime_t cmp2)
	{
		return ktime_compare(cmp1, cmp2) > 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool ktime_before([Nanoseconds(Either = true)] ktime_t cmp1, [Nanoseconds(Either = true)] ktime_t cmp2)
	{
		return ktime_compare(cmp1, cmp2) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static s64 ktime_divns(ktime_t kt, s64 div)
	{

		WARN_ON(div < 0);
		return kt / div;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Microseconds]
	public static s64 ktime_to_us([Nanoseconds] ktime_t kt)
	{
		return ktime_divns(kt, NSEC_PER_USEC);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Milliseconds]
	public static s64 ktime_to_ms([Nanoseconds] ktime_t kt)
	{
		return ktime_divns(kt, NSEC_PER_MSEC);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static s64 ktime_us_delta(ktime_t later, ktime_t earlier)
	{
	       return ktime_to_us(ktime_sub(later, earlier));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static s64 ktime_ms_delta(ktime_t later, ktime_t earlier)
	{
		return ktime_to_ms(ktime_sub(later, earlier));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Nanoseconds(Either = true)]
	public static ktime_t ktime_add_us([Nanoseconds(Either = true)] ktime_t kt, [Microseconds] u64 usec)
	{
		return ktime_add_ns(kt, usec * (u64)NSEC_PER_USEC);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Nanoseconds(Either = true)]
	public static ktime_t ktime_add_ms([Nanoseconds(Either = true)] ktime_t kt, [Milliseconds] u64 msec)
	{
		return ktime_add_ns(kt, msec * (u64)NSEC_PER_MSEC);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Nanoseconds(Either = true)]
	public static ktime_t ktime_sub_us([Nanoseconds(Either = true)] ktime_t kt, [Microseconds] u64 usec)
	{
		return ktime_sub_ns(kt, usec * (u64)NSEC_PER_USEC);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Nanoseconds(Either = true)]
	public static ktime_t ktime_sub_ms([Nanoseconds(Either = true)] ktime_t kt, [Milliseconds] u64 msec)
	{
		return ktime_sub_ns(kt, msec * (u64)NSEC_PER_MSEC);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool ktime_to_timespec64_cond(ktime_t kt, timespec64* ts)
	{
		if (kt != 0) {
			*ts = ktime_to_timespec64(kt);
			return true;
		} else {
			return false;
		}
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Nanoseconds(Either = true)]
	public static ktime_t ns_to_ktime([Nanoseconds(Either = true)] u64 ns)
	{
		return (ktime_t)ns;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Nanoseconds]
	public static ktime_t us_to_ktime([Microseconds] u64 us)
	{
		return (ktime_t)(us * (u64)NSEC_PER_USEC);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Nanoseconds]
	public static ktime_t ms_to_ktime([Milliseconds] u64 ms)
	{
		return (ktime_t)(ms * (u64)NSEC_PER_MSEC);
	}
}
