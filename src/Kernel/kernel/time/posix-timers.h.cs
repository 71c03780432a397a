// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/time/posix-timers.h of Linux 7.2.

namespace Linux;

public enum posix_timer_state {
	POSIX_TIMER_DISARMED,
	POSIX_TIMER_ARMED,
	POSIX_TIMER_REQUEUE_PENDING,
}

/// <summary>What a clock can do; null where it cannot.</summary>
public unsafe struct k_clock {
	public delegate*<clockid_t, timespec64*, int> clock_getres;
	public delegate*<clockid_t, timespec64*, int> clock_set;
	public delegate*<clockid_t, timespec64*, int> clock_get_timespec;
	public delegate*<clockid_t, ktime_t> clock_get_ktime;
	// PORT: clock_adj is left out, NTP's discipline of the clock is not ported.
	public delegate*<k_itimer*, int> timer_create;
	public delegate*<clockid_t, int, timespec64*, int> nsleep;
	public delegate*<k_itimer*, int, itimerspec64*, itimerspec64*, int> timer_set;
	public delegate*<k_itimer*, int> timer_del;
	public delegate*<k_itimer*, itimerspec64*, void> timer_get;
	public delegate*<k_itimer*, bool> timer_rearm;
	public delegate*<k_itimer*, ktime_t, s64> timer_forward;
	public delegate*<k_itimer*, ktime_t, ktime_t> timer_remaining;
	public delegate*<k_itimer*, int> timer_try_to_cancel;
	public delegate*<k_itimer*, ktime_t, bool, bool, bool> timer_arm;
	public delegate*<k_itimer*, void> timer_wait_running;
}

public static unsafe partial class Kernel {
	internal const int TIMER_RETRY = 1;
}
