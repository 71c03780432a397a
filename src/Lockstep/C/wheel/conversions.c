// SPDX-License-Identifier: GPL-2.0-only
/*
 * Jiffies, clock ticks, and ns, us and ms into each other: include/linux/jiffies.h and the part of
 * kernel/time/time.c that depends on HZ, both as the tree has them.
 */
#include "driver.h"
#include "group.h"
#undef jiffies
#undef time_after
#undef time_before
#undef time_after_eq
#undef time_before_eq
#undef time_is_after_jiffies
#undef INITIAL_JIFFIES
#undef MAX_JIFFY_OFFSET

typedef s64 time64_t;
typedef u64 timeu64_t;
#define clock_t long
#define loff_t long
#define MSEC_PER_SEC 1000L
#define USEC_PER_SEC 1000000L
#define NSEC_PER_SEC 1000000000L
#define NSEC_PER_USEC 1000L
#define USER_HZ 100
#define TIME64_MAX INT64_MAX
#define U64_C(n) n##ULL
#define __jiffy_arch_data
#define __cacheline_aligned_in_smp
#define __user
#define notrace
#define typecheck(type, x) 1
#undef max
#define max(a, b) ((a) > (b) ? (a) : (b))
#undef div_u64
#define div_u64(n, by) ((u64)(n) / (u32)(by))
#define div_u64_rem(n, by, rest) (*(rest) = (u64)(n) % (u32)(by), (u64)(n) / (u32)(by))
#define in_compat_syscall() false
#define COMPAT_USE_64BIT_TIME false
#define copy_from_user(to, from, size) 0UL
#define copy_to_user(to, from, size) 0UL

struct timespec64 { time64_t tv_sec; long tv_nsec; };
struct __kernel_timespec { s64 tv_sec, tv_nsec; };
struct __kernel_old_timeval { long tv_sec, tv_usec; };
struct old_timespec32 { s32 tv_sec, tv_nsec; };
struct itimerspec64 { struct timespec64 it_interval, it_value; };
struct __kernel_itimerspec { struct __kernel_timespec it_interval, it_value; };
struct old_itimerspec32 { struct old_timespec32 it_interval, it_value; };
struct timespec64 ns_to_timespec64(s64 nsec);

#include "jiffies.h"
#include "time.c"

void convert(int cpu, long a, long b, long c)
{
	struct timespec64 span = { b >> 30, b & 0x1fffffff };

	see("r", jiffies_to_msecs(a));
	see("r", jiffies_to_usecs(a));
	see("r", jiffies_to_nsecs(a));
	see("r", jiffies64_to_nsecs(a));
	see("r", jiffies64_to_msecs(a));
	see("r", jiffies_to_clock_t(a));
	see("r", jiffies_64_to_clock_t(a));
	see("r", clock_t_to_jiffies(a));
	see("r", nsec_to_clock_t(a));
	see("r", nsecs_to_jiffies64(a));
	see("r", nsecs_to_jiffies(a));
	see("r", __msecs_to_jiffies(a));
	see("r", __usecs_to_jiffies(a));
	see("r", secs_to_jiffies(a));
	see("r", jiffies_delta_to_msecs(a));
	see("r", jiffies_delta_to_clock_t(a));
	see("r", timespec64_to_jiffies(&span));
	jiffies_to_timespec64(a, &span);
	see("r", span.tv_sec);
	see("r", span.tv_nsec);
}
