// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/hrtimer.h of Linux 7.2.
// Copyright(C) 2005, Linutronix GmbH, Thomas Gleixner <tglx@kernel.org>
// Copyright(C) 2005, Red Hat, Inc., Ingo Molnar

namespace Linux;

[Flags]
public enum hrtimer_mode {
	HRTIMER_MODE_ABS = 0x00,
	HRTIMER_MODE_REL = 0x01,
	HRTIMER_MODE_PINNED = 0x02,
	HRTIMER_MODE_SOFT = 0x04,
	HRTIMER_MODE_HARD = 0x08,
	HRTIMER_MODE_LAZY_REARM = 0x10,

	HRTIMER_MODE_ABS_PINNED = HRTIMER_MODE_ABS | HRTIMER_MODE_PINNED,
	HRTIMER_MODE_REL_PINNED = HRTIMER_MODE_REL | HRTIMER_MODE_PINNED,

	HRTIMER_MODE_ABS_SOFT = HRTIMER_MODE_ABS | HRTIMER_MODE_SOFT,
	HRTIMER_MODE_REL_SOFT = HRTIMER_MODE_REL | HRTIMER_MODE_SOFT,

	HRTIMER_MODE_ABS_PINNED_SOFT = HRTIMER_MODE_ABS_PINNED | HRTIMER_MODE_SOFT,
	HRTIMER_MODE_REL_PINNED_SOFT = HRTIMER_MODE_REL_PINNED | HRTIMER_MODE_SOFT,

	HRTIMER_MODE_ABS_HARD = HRTIMER_MODE_ABS | HRTIMER_MODE_HARD,
	HRTIMER_MODE_REL_HARD = HRTIMER_MODE_REL | HRTIMER_MODE_HARD,

	HRTIMER_MODE_ABS_PINNED_HARD = HRTIMER_MODE_ABS_PINNED | HRTIMER_MODE_HARD,
	HRTIMER_MODE_REL_PINNED_HARD = HRTIMER_MODE_REL_PINNED | HRTIMER_MODE_HARD,
}

/// <summary>A timer that wakes <c>task</c>; <c>task</c> becomes null when it has expired.</summary>
[ContainerOf("timer")]
public unsafe partial struct hrtimer_sleeper {
	public hrtimer timer;
	public task_struct* task;
}

public static unsafe partial class Kernel {
	public static void hrtimer_set_expires(hrtimer* timer, [Nanoseconds(Either = true)] ktime_t time)
	{
		timer->node.expires = time;
		timer->_softexpires = time;
	}

	public static void hrtimer_set_expires_range(hrtimer* timer, [Nanoseconds(Either = true)] ktime_t time, [Nanoseconds] ktime_t delta)
	{
		timer->_softexpires = time;
		timer->node.expires = ktime_add_safe(time, delta);
	}

	public static void hrtimer_set_expires_range_ns(hrtimer* timer, [Nanoseconds(Either = true)] ktime_t time, [Nanoseconds] u64 delta)
	{
		timer->_softexpires = time;
		timer->node.expires = ktime_add_safe(time, ns_to_ktime(delta));
	}

	public static void hrtimer_add_expires(hrtimer* timer, [Nanoseconds] ktime_t time)
	{
		timer->node.expires = ktime_add_safe(timer->node.expires, time);
		timer->_softexpires = ktime_add_safe(timer->_softexpires, time);
	}

	public static void hrtimer_add_expires_ns(hrtimer* timer, [Nanoseconds] u64 ns)
	{
		timer->node.expires = ktime_add_ns(timer->node.expires, ns);
		timer->_softexpires = ktime_add_ns(timer->_softexpires, ns);
	}

	[return: Nanoseconds(Either = true)]
	public static ktime_t hrtimer_get_expires(hrtimer* timer)
	{
		return timer->node.expires;
	}

	[return: Nanoseconds(Either = true)]
	public static ktime_t hrtimer_get_softexpires(hrtimer* timer)
	{
		return timer->_softexpires;
	}

	[return: Nanoseconds]
	public static ktime_t hrtimer_expires_remaining(hrtimer* timer)
	{
		return ktime_sub(timer->node.expires, hrtimer_cb_get_time(timer));
	}

	public static bool hrtimer_highres_enabled()
	{
		return static_branch_likely(ref hrtimer_highres_enabled_key);
	}

	public static ktime_t
	__hrtimer_expires_remaining_adjusted(hrtimer* timer, [Nanoseconds(Instant = true)] ktime_t now)
	{
		ktime_t rem = ktime_sub(timer->node.expires, now);

		if (IS_ENABLED(CONFIG_TIME_LOW_RES) && timer->is_rel)
			rem -= hrtimer_resolution;
		return rem;
	}

	public static ktime_t
	hrtimer_expires_remaining_adjusted(hrtimer* timer)
	{
		return __hrtimer_expires_remaining_adjusted(timer, hrtimer_cb_get_time(timer));
	}

	public static void timerfd_clock_was_set() { }
	public static void timerfd_resume() { }

	[WaitsForCallback("timer")]
	public static void hrtimer_cancel_wait_running(hrtimer* timer)
	{
		cpu_relax();
	}

	public static hrtimer_restart hrtimer_dummy_timeout(hrtimer* unused)
	{
		return HRTIMER_NORESTART;
	}

	/// <summary>
	/// Starts or restarts <paramref name="timer"/> for <paramref name="tim"/> nanoseconds, an
	/// instant of the timer's clock or a distance from now, as <paramref name="mode"/> says.
	/// </summary>
	[Arms("timer")]
	public static void hrtimer_start(hrtimer* timer, [Nanoseconds(Either = true)] ktime_t tim,
					 hrtimer_mode mode)
	{
		hrtimer_start_range_ns(timer, tim, 0, mode);
	}

	[Arms("timer")]
	public static void hrtimer_start_expires(hrtimer* timer, hrtimer_mode mode)
	{
		ktime_t soft, hard;
		u64 delta;

		soft = hrtimer_get_softexpires(timer);
		hard = hrtimer_get_expires(timer);
		delta = (u64)ktime_to_ns(ktime_sub(hard, soft));
		hrtimer_start_range_ns(timer, soft, delta, mode);
	}

	[Arms("timer")]
	public static bool hrtimer_start_expires_user(hrtimer* timer, hrtimer_mode mode)
	{
		ktime_t soft, hard;
		u64 delta;

		soft = hrtimer_get_softexpires(timer);
		hard = hrtimer_get_expires(timer);
		delta = (u64)ktime_to_ns(ktime_sub(hard, soft));
		return hrtimer_start_range_ns_user(timer, soft, delta, mode);
	}

	[Arms("timer")]
	public static void hrtimer_restart(hrtimer* timer)
	{
		hrtimer_start_expires(timer, HRTIMER_MODE_ABS);
	}

	/// <summary>Nanoseconds until expiry, negative when it is past.</summary>
	public static ktime_t hrtimer_get_remaining(hrtimer* timer)
	{
		return __hrtimer_get_remaining(timer, false);
	}

	/// <summary>A snapshot that may be taken without any lock.</summary>
	public static bool hrtimer_is_queued(hrtimer* timer)
	{
		return READ_ONCE(&timer->is_queued);
	}

	public static bool hrtimer_callback_running(hrtimer* timer)
	{
		return timer->@base->running == timer;
	}

	/// <summary>Replaces the callback. The timer must not be queued.</summary>
	public static void hrtimer_update_function(hrtimer* timer,
						   delegate*<hrtimer*, Linux.hrtimer_restart> function)
	{
		timer->function = function;
	}

	/// <summary>Moves the expiry by whole intervals past now; returns how many.</summary>
	public static u64 hrtimer_forward_now(hrtimer* timer,
					      [Nanoseconds] ktime_t interval)
	{
		return hrtimer_forward(timer, hrtimer_cb_get_time(timer), interval);
	}
}
