// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/sched/completion.c of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	internal static void complete_with_flags(completion* x, int wake_flags)
	{
		ulong flags;

		raw_spin_lock_irqsave(&x->wait.@lock, out flags);

		if (x->done != uint.MaxValue)
			x->done++;
		swake_up_locked(&x->wait, wake_flags);
		raw_spin_unlock_irqrestore(&x->wait.@lock, flags);
	}

	[Completes("x")]
	public static void complete(completion* x)
	{
		complete_with_flags(x, 0);
	}

	[Completes("x")]
	public static void complete_all(completion* x)
	{
		ulong flags;

		lockdep_assert_RT_in_threaded_ctx();

		raw_spin_lock_irqsave(&x->wait.@lock, out flags);
		x->done = uint.MaxValue;
		swake_up_all_locked(&x->wait);
		raw_spin_unlock_irqrestore(&x->wait.@lock, flags);
	}

	[MustHold("x->wait.lock"), RequiresIrqs(Irqs.Off)]
	internal static long do_wait_for_common(completion* x, delegate*<long, long> action, long timeout, uint state)
	{
		if (x->done == 0) {
			// PORT: the waiter is linked by other CPUs, so it stands in the task's stack area of the arena.
			using var frame = on_stack<swait_queue>(out swait_queue* wait);

			init_swait_queue(wait);
			do {
				if (signal_pending_state(state, current)) {
					timeout = -ERESTARTSYS;
					break;
				}
				__prepare_to_swait(&x->wait, wait);
				__set_current_state(state);
				raw_spin_unlock_irq(&x->wait.@lock);
				timeout = action(timeout);
				raw_spin_lock_irq(&x->wait.@lock);
			} while (x->done == 0 && timeout != 0);
			__finish_swait(&x->wait, wait);
			if (x->done == 0)
				return timeout;
		}
		if (x->done != uint.MaxValue)
			x->done--;
		// PORT: C# has no choice that leaves out its middle.
		return timeout != 0 ? timeout : 1;
	}

	internal static long __wait_for_common(completion* x, delegate*<long, long> action, long timeout, uint state)
	{
		might_sleep();

		complete_acquire(x);

		raw_spin_lock_irq(&x->wait.@lock);
		timeout = do_wait_for_common(x, action, timeout, state);
		raw_spin_unlock_irq(&x->wait.@lock);

		complete_release(x);

		return timeout;
	}

	internal static long wait_for_common(completion* x, long timeout, uint state)
	{
		return __wait_for_common(x, &schedule_timeout, timeout, state);
	}

	[MaySleep, WaitsForCallback("x")]
	public static void wait_for_completion(completion* x)
	{
		wait_for_common(x, MAX_SCHEDULE_TIMEOUT, TASK_UNINTERRUPTIBLE);
	}

	[MaySleep, WaitsForCallback("x")]
	[return: Jiffies]
	public static ulong wait_for_completion_timeout(completion* x, [Jiffies] ulong timeout)
	{
		return (ulong)wait_for_common(x, (long)timeout, TASK_UNINTERRUPTIBLE);
	}

	[MaySleep, WaitsForCallback("x")]
	public static int wait_for_completion_interruptible(completion* x)
	{
		long t = wait_for_common(x, MAX_SCHEDULE_TIMEOUT, TASK_INTERRUPTIBLE);

		if (t == -ERESTARTSYS)
			return (int)t;
		return 0;
	}

	[MaySleep, WaitsForCallback("x")]
	[return: Jiffies]
	public static long wait_for_completion_interruptible_timeout(completion* x, [Jiffies] ulong timeout)
	{
		return wait_for_common(x, (long)timeout, TASK_INTERRUPTIBLE);
	}

	[MaySleep, WaitsForCallback("x")]
	public static int wait_for_completion_state(completion* x, uint state)
	{
		long t = wait_for_common(x, MAX_SCHEDULE_TIMEOUT, state);

		if (t == -ERESTARTSYS)
			return (int)t;
		return 0;
	}

	public static bool try_wait_for_completion(completion* x)
	{
		ulong flags;
		bool ret = true;

		if (READ_ONCE(&x->done) == 0)
			return false;

		raw_spin_lock_irqsave(&x->wait.@lock, out flags);
		if (x->done == 0)
			ret = false;
		else if (x->done != uint.MaxValue)
			x->done--;
		raw_spin_unlock_irqrestore(&x->wait.@lock, flags);
		return ret;
	}

	public static bool completion_done(completion* x)
	{
		ulong flags;

		if (READ_ONCE(&x->done) == 0)
			return false;

		raw_spin_lock_irqsave(&x->wait.@lock, out flags);
		raw_spin_unlock_irqrestore(&x->wait.@lock, flags);
		return true;
	}
}
