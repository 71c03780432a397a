// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/mutex.h and kernel/locking/mutex.c of Linux 7.2.

namespace Linux;

// PORT: the owner is a task, waiters queue on a simple wait queue in order of arrival; no spinning, no handoff.
[LockType(LockKind.Mutex)]
public unsafe struct mutex
{
	public task_struct* owner;
	public swait_queue_head wait;
}

public static unsafe partial class Kernel
{
	[Variants(Variant.Refs), Primitive, InitializesLock("lock")]
	public static void mutex_init(mutex* @lock)
	{
		@lock->owner = null;
		init_swait_queue_head(&@lock->wait);
	}

	// PORT: DEFINE_MUTEX is a [Global] whose zero state is unlocked; its empty list is set up on first use.
	[Primitive]
	internal static void __mutex_prepare(mutex* @lock)
	{
		if (@lock->wait.task_list.next == null)
			INIT_LIST_HEAD(&@lock->wait.task_list);
	}

	[Variants(Variant.Refs), Primitive]
	public static bool mutex_is_locked(mutex* @lock)
	{
		return READ_ONCE(&@lock->owner) != null;
	}

	[Variants(Variant.Refs), Primitive, Acquires("lock"), MaySleep]
	public static void mutex_lock(mutex* @lock)
	{
		ulong flags;

		might_sleep();

		raw_spin_lock_irqsave(&@lock->wait.@lock, out flags);
		__mutex_prepare(@lock);
		WARN_ON_ONCE(@lock->owner == current);
		if (@lock->owner != null) {
			// PORT: other CPUs link the waiter, so it stands in the task's stack area of the arena.
			using var frame = on_stack<swait_queue>(out swait_queue* wait);

			init_swait_queue(wait);
			do {
				__prepare_to_swait(&@lock->wait, wait);
				__set_current_state(TASK_UNINTERRUPTIBLE);
				raw_spin_unlock_irqrestore(&@lock->wait.@lock, flags);
				schedule();
				raw_spin_lock_irqsave(&@lock->wait.@lock, out flags);
			} while (@lock->owner != null);
			__finish_swait(&@lock->wait, wait);
		}
		WRITE_ONCE(&@lock->owner, current);
		raw_spin_unlock_irqrestore(&@lock->wait.@lock, flags);
	}

	[Primitive, Acquires("lock"), MaySleep]
	public static void mutex_lock_nested(mutex* @lock, uint subclass)
	{
		mutex_lock(@lock);
	}

	[Variants(Variant.Refs), Primitive, Acquires("lock", When = Result.True)]
	public static bool mutex_trylock(mutex* @lock)
	{
		ulong flags;
		bool ret;

		raw_spin_lock_irqsave(&@lock->wait.@lock, out flags);
		__mutex_prepare(@lock);
		ret = @lock->owner == null;
		if (ret)
			WRITE_ONCE(&@lock->owner, current);
		raw_spin_unlock_irqrestore(&@lock->wait.@lock, flags);
		return ret;
	}

	[Variants(Variant.Refs), Primitive, Releases("lock")]
	public static void mutex_unlock(mutex* @lock)
	{
		ulong flags;

		raw_spin_lock_irqsave(&@lock->wait.@lock, out flags);
		WARN_ON_ONCE(@lock->owner != current);
		WRITE_ONCE(&@lock->owner, null);
		swake_up_locked(&@lock->wait, 0);
		raw_spin_unlock_irqrestore(&@lock->wait.@lock, flags);
	}

	[Variants(Variant.Refs), Primitive, AssertsHeld("lock")]
	public static void lockdep_assert_held(mutex* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		WARN_ON_ONCE(@lock->owner != current, "lockdep_assert_held(mutex)", file, line);
	}
}
