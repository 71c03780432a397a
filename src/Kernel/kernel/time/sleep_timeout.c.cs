// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/time/sleep_timeout.c of Linux 7.2.
// Copyright (C) 1991, 1992  Linus Torvalds

namespace Linux;

/// <summary>The timer of a sleep, and whom it wakes.</summary>
[ContainerOf("timer")]
internal unsafe partial struct process_timer {
	public timer_list timer;
	public task_struct* task;
}

public static unsafe partial class Kernel
{
	internal static void process_timeout(timer_list* t)
	{
		process_timer* timeout = process_timer.of_timer(t);

		wake_up_process(timeout->task);
	}

	/// <summary>
	/// Sleeps for <paramref name="timeout"/> jiffies, or without end for MAX_SCHEDULE_TIMEOUT, in the
	/// state the caller has set; in TASK_RUNNING not at all. A wake-up ends it early. Returns the
	/// jiffies that were left, never less than 0.
	/// </summary>
	[MaySleep]
	[return: Jiffies]
	public static long schedule_timeout([Jiffies] long timeout)
	{
		// PORT: the wheel points at the timer, so it lies in the arena, not on the C# stack.
		using var frame = on_stack<process_timer>(out process_timer* timer);
		ulong expire;

		switch (timeout) {
		case MAX_SCHEDULE_TIMEOUT:
			schedule();
			goto @out;
		default:
			if (timeout < 0) {
				pr_err("%s: wrong timeout value %lx\n", "schedule_timeout", timeout);
				dump_stack();
				__set_current_state(TASK_RUNNING);
				goto @out;
			}
			break; // PORT: the last section of a switch has to end in C#.
		}

		expire = (ulong)timeout + jiffies;

		timer->task = current;
		timer_setup_on_stack(&timer->timer, &process_timeout, 0);
		timer->timer.expires = expire;
		add_timer(&timer->timer);
		schedule();
		timer_delete_sync(&timer->timer);

		timer_destroy_on_stack(&timer->timer);

		timeout = (long)(expire - jiffies);

	@out:
		return timeout < 0 ? 0 : timeout;
	}

	/// <summary>schedule_timeout() in TASK_INTERRUPTIBLE: a signal ends the sleep too.</summary>
	[return: Jiffies]
	public static long schedule_timeout_interruptible([Jiffies] long timeout)
	{
		__set_current_state(TASK_INTERRUPTIBLE);
		return schedule_timeout(timeout);
	}

	/// <summary>schedule_timeout() in TASK_KILLABLE.</summary>
	[return: Jiffies]
	public static long schedule_timeout_killable([Jiffies] long timeout)
	{
		__set_current_state(TASK_KILLABLE);
		return schedule_timeout(timeout);
	}

	/// <summary>schedule_timeout() in TASK_UNINTERRUPTIBLE.</summary>
	[return: Jiffies]
	public static long schedule_timeout_uninterruptible([Jiffies] long timeout)
	{
		__set_current_state(TASK_UNINTERRUPTIBLE);
		return schedule_timeout(timeout);
	}

	/// <summary>schedule_timeout() in TASK_IDLE: uninterruptible, and not part of the load average.</summary>
	[return: Jiffies]
	public static long schedule_timeout_idle([Jiffies] long timeout)
	{
		__set_current_state(TASK_IDLE);
		return schedule_timeout(timeout);
	}

	/// <summary>As schedule_hrtimeout_range(), on the clock <paramref name="clock_id"/>.</summary>
	public static int schedule_hrtimeout_range_clock(ktime_t* expires, u64 delta,
						   hrtimer_mode mode, clockid_t clock_id)
	{
		// PORT: the timer's queue points at it, so it lies in the arena, not on the C# stack.
		using var frame = on_stack<hrtimer_sleeper>(out hrtimer_sleeper* t);

		if (expires != null && *expires == 0) {
			__set_current_state(TASK_RUNNING);
			return 0;
		}

		if (expires == null) {
			schedule();
			return -EINTR;
		}

		hrtimer_setup_sleeper_on_stack(t, clock_id, mode);
		hrtimer_set_expires_range_ns(&t->timer, *expires, delta);
		hrtimer_sleeper_start_expires(t, mode);

		if (likely(t->task != null))
			schedule();

		hrtimer_cancel(&t->timer);
		destroy_hrtimer_on_stack(&t->timer);

		__set_current_state(TASK_RUNNING);

		return t->task == null ? 0 : -EINTR;
	}

	/// <summary>
	/// Sleeps until <paramref name="expires"/>, in nanoseconds and as <paramref name="mode"/> says
	/// absolute or relative, or up to <paramref name="delta"/> nanoseconds longer; without end for a null
	/// pointer. 0 when the time has come, -EINTR when something else woke the task.
	/// </summary>
	public static int schedule_hrtimeout_range(ktime_t* expires, u64 delta,
					     hrtimer_mode mode)
	{
		return schedule_hrtimeout_range_clock(expires, delta, mode,
						      CLOCK_MONOTONIC);
	}

	/// <summary>schedule_hrtimeout_range() without slack.</summary>
	public static int schedule_hrtimeout(ktime_t* expires, hrtimer_mode mode)
	{
		return schedule_hrtimeout_range(expires, 0, mode);
	}

	/// <summary>
	/// Sleeps for at least <paramref name="msecs"/> milliseconds, whatever wakes the task. The wheel
	/// makes it up to 12.5% longer, and up to a jiffy on its first level.
	/// </summary>
	[MaySleep]
	public static void msleep([Milliseconds] uint msecs)
	{
		ulong timeout = msecs_to_jiffies(msecs);

		while (timeout != 0)
			timeout = (ulong)schedule_timeout_uninterruptible((long)timeout);
	}

	/// <summary>As msleep(), but a signal ends it; returns the milliseconds that were left.</summary>
	[return: Milliseconds]
	public static ulong msleep_interruptible([Milliseconds] uint msecs)
	{
		ulong timeout = msecs_to_jiffies(msecs);

		while (timeout != 0 && !signal_pending(current))
			timeout = (ulong)schedule_timeout_interruptible((long)timeout);
		return jiffies_to_msecs(timeout);
	}

	/// <summary>
	/// Sleeps in <paramref name="state"/> for at least <paramref name="min"/> and, load permitting, at
	/// most <paramref name="max"/> microseconds, whatever wakes the task.
	/// </summary>
	public static void usleep_range_state([Microseconds] ulong min, [Microseconds] ulong max, uint state)
	{
		ktime_t exp = ktime_add_us(ktime_get(), min);
		u64 delta = (u64)(max - min) * NSEC_PER_USEC;

		if (WARN_ON_ONCE(max < min))
			delta = 0;

		for (;;) {
			__set_current_state(state);
			if (schedule_hrtimeout_range(&exp, delta, HRTIMER_MODE_ABS) == 0)
				break;
		}
	}
}
