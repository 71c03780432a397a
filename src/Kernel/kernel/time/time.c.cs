// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/time/time.c of Linux 7.2.
// Copyright (C) 1991, 1992  Linus Torvalds

namespace Linux;

public static unsafe partial class Kernel
{
	public static time64_t mktime64(uint year0, uint mon0, uint day, uint hour, uint min, uint sec)
	{
		uint mon = mon0, year = year0;

		if (0 >= (int)(mon -= 2)) {
			mon += 12;
			year -= 1;
		}

		return ((((time64_t)
			  (year / 4 - year / 100 + year / 400 + 367 * mon / 12 + day) +
			  year * 365 - 719499
		    ) * 24 + hour
		  ) * 60 + min
		) * 60 + sec;
	}

	public static __kernel_old_timeval ns_to_kernel_old_timeval(s64 nsec)
	{
		timespec64 ts = ns_to_timespec64(nsec);
		__kernel_old_timeval tv;

		tv.tv_sec = ts.tv_sec;
		tv.tv_usec = (long)ts.tv_nsec / 1000;

		return tv;
	}

	public static void set_normalized_timespec64(timespec64* ts, time64_t sec, s64 nsec)
	{
		while (nsec >= NSEC_PER_SEC) {
			// PORT: an empty asm stands here, to keep a C compiler from dividing.
			nsec -= NSEC_PER_SEC;
			++sec;
		}
		while (nsec < 0) {
			// PORT: an empty asm stands here, too.
			nsec += NSEC_PER_SEC;
			--sec;
		}
		ts->tv_sec = sec;
		ts->tv_nsec = nsec;
	}

	public static timespec64 ns_to_timespec64(s64 nsec)
	{
		timespec64 ts = default; // PORT: two zeros in C.
		u32 rem; // PORT: signed in C, which passes its address as it is.

		if (likely(nsec > 0)) {
			ts.tv_sec = (time64_t)div_u64_rem((u64)nsec, (u32)NSEC_PER_SEC, &rem);
			ts.tv_nsec = rem;
		} else if (nsec < 0) {
			ts.tv_sec = -(time64_t)div_u64_rem((u64)(-nsec - 1), (u32)NSEC_PER_SEC, &rem) - 1;
			ts.tv_nsec = NSEC_PER_SEC - rem - 1;
		}

		return ts;
	}

	[return: Jiffies]
	public static ulong __msecs_to_jiffies([Milliseconds] uint m)
	{
		if ((int)m < 0)
			return MAX_JIFFY_OFFSET;
		return _msecs_to_jiffies(m);
	}

	[return: Jiffies]
	public static ulong __usecs_to_jiffies([Microseconds] uint u)
	{
		if (u > jiffies_to_usecs(MAX_JIFFY_OFFSET))
			return MAX_JIFFY_OFFSET;
		return _usecs_to_jiffies(u);
	}

	public static ulong timespec64_to_jiffies(timespec64* value)
	{
		u64 sec = (u64)value->tv_sec;
		long nsec = value->tv_nsec + TICK_NSEC - 1;

		if (sec >= MAX_SEC_IN_JIFFIES) {
			sec = MAX_SEC_IN_JIFFIES;
			nsec = 0;
		}
		return ((sec * SEC_CONVERSION) +
			(((u64)nsec * NSEC_CONVERSION) >>
			 (NSEC_JIFFIE_SC - SEC_JIFFIE_SC))) >> SEC_JIFFIE_SC;
	}

	public static void jiffies_to_timespec64(ulong jiffies, timespec64* value)
	{
		u32 rem;
		value->tv_sec = (time64_t)div_u64_rem((u64)jiffies * TICK_NSEC,
					    (u32)NSEC_PER_SEC, &rem);
		value->tv_nsec = rem;
	}

	public static clock_t jiffies_to_clock_t(ulong x)
	{
		// PORT: an #if upstream.
		if (TICK_NSEC % (NSEC_PER_SEC / USER_HZ) == 0)
			return (clock_t)(x / (HZ / USER_HZ));
		return (clock_t)div_u64((u64)x * TICK_NSEC, NSEC_PER_SEC / USER_HZ);
	}

	public static ulong clock_t_to_jiffies(ulong x)
	{
		// PORT: an #if upstream.
		if (HZ % USER_HZ != 0) {
			if (x >= ~0UL / HZ * USER_HZ)
				return ~0UL;
			return div_u64((u64)x * HZ, USER_HZ);
		}
		if (x >= ~0UL / (HZ / USER_HZ))
			return ~0UL;
		return x * (HZ / USER_HZ);
	}

	public static u64 jiffies_64_to_clock_t(u64 x)
	{
		// PORT: an #if upstream.
		if (TICK_NSEC % (NSEC_PER_SEC / USER_HZ) == 0)
			return HZ > USER_HZ ? div_u64(x, HZ / USER_HZ) : x;
		x = div_u64(x * TICK_NSEC, (NSEC_PER_SEC / USER_HZ));
		return x;
	}

	public static u64 nsec_to_clock_t(u64 x)
	{
		return div_u64(x, (u32)(NSEC_PER_SEC / USER_HZ));
	}

	public static u64 jiffies64_to_nsecs(u64 j)
	{
		// PORT: an #if upstream.
		if (NSEC_PER_SEC % HZ != 0)
			return div_u64(j * HZ_TO_NSEC_NUM, HZ_TO_NSEC_DEN);
		return (u64)(NSEC_PER_SEC / HZ) * j;
	}

	public static u64 jiffies64_to_msecs(u64 j)
	{
		// PORT: an #if upstream.
		if (MSEC_PER_SEC % HZ != 0)
			return div_u64(j * HZ_TO_MSEC_NUM, HZ_TO_MSEC_DEN);
		return (u64)(MSEC_PER_SEC / HZ) * j;
	}

	[return: Jiffies]
	public static u64 nsecs_to_jiffies64([Nanoseconds] u64 n)
	{
		// PORT: an #if upstream.
		if (NSEC_PER_SEC % HZ != 0)
			return div_u64(n * 9, (u32)((9UL * (ulong)NSEC_PER_SEC + HZ / 2) / HZ));
		return div_u64(n, (u32)(NSEC_PER_SEC / HZ));
	}

	[return: Jiffies]
	public static ulong nsecs_to_jiffies([Nanoseconds] u64 n)
	{
		return (ulong)nsecs_to_jiffies64(n);
	}

	public static timespec64 timespec64_add_safe(timespec64 lhs, timespec64 rhs)
	{
		timespec64 res;

		set_normalized_timespec64(&res, (time64_t)((timeu64_t)lhs.tv_sec + (timeu64_t)rhs.tv_sec),
				lhs.tv_nsec + rhs.tv_nsec);

		if (unlikely(res.tv_sec < lhs.tv_sec || res.tv_sec < rhs.tv_sec)) {
			res.tv_sec = TIME64_MAX;
			res.tv_nsec = 0;
		}

		return res;
	}

	public static int get_timespec64(timespec64* ts, __kernel_timespec* uts)
	{
		__kernel_timespec kts;
		int ret;

		ret = (int)copy_from_user(&kts, uts, (ulong)sizeof(__kernel_timespec));
		if (ret != 0)
			return -EFAULT;

		ts->tv_sec = kts.tv_sec;

		if (in_compat_syscall())
			kts.tv_nsec &= (long)0xFFFFFFFFUL;

		ts->tv_nsec = kts.tv_nsec;

		return 0;
	}

	public static int put_timespec64(timespec64* ts, __kernel_timespec* uts)
	{
		__kernel_timespec kts = new __kernel_timespec {
			tv_sec = ts->tv_sec,
			tv_nsec = ts->tv_nsec
		};

		return copy_to_user(uts, &kts, (ulong)sizeof(__kernel_timespec)) != 0 ? -EFAULT : 0;
	}

	public static int get_itimerspec64(itimerspec64* it, __kernel_itimerspec* uit)
	{
		int ret;

		ret = get_timespec64(&it->it_interval, &uit->it_interval);
		if (ret != 0)
			return ret;

		ret = get_timespec64(&it->it_value, &uit->it_value);

		return ret;
	}

	public static int put_itimerspec64(itimerspec64* it, __kernel_itimerspec* uit)
	{
		int ret;

		ret = put_timespec64(&it->it_interval, &uit->it_interval);
		if (ret != 0)
			return ret;

		ret = put_timespec64(&it->it_value, &uit->it_value);

		return ret;
	}
}
