// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/spinlock.h and include/linux/spinlock_api_smp.h of Linux 7.2.
using System.Runtime.CompilerServices;
using System.Threading;

namespace Linux;

/// <summary>Zero when free, otherwise one more than the number of the CPU that holds it.</summary>
[LockType(LockKind.Spin)]
public struct raw_spinlock_t
{
	public uint owner;
}

[LockType(LockKind.Spin, SleepsOnRt = true)]
public struct spinlock_t
{
	public raw_spinlock_t rlock;
}

public static unsafe partial class Kernel
{
	public const int SINGLE_DEPTH_NESTING = 1;

	[Primitive, InitializesLock("lock")]
	public static void raw_spin_lock_init(raw_spinlock_t* @lock) => @lock->owner = 0;

	[Primitive, InitializesLock("lock")]
	public static void spin_lock_init(spinlock_t* @lock) => @lock->rlock.owner = 0;

	[Primitive]
	public static bool raw_spin_is_locked(raw_spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Load, @lock, file, line);
		return __loaded(Volatile.Read(ref __owner(@lock))) != 0;
	}

	[Primitive]
	public static bool spin_is_locked(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> raw_spin_is_locked(&@lock->rlock, file, line);

	// The owner, without the test for a null pointer that the runtime makes before it takes a field's address.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static ref uint __owner(raw_spinlock_t* @lock) => ref *(uint*)@lock;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static void do_raw_spin_lock(raw_spinlock_t* @lock, string file, int line)
	{
		__visible(visible_kind.Lock, @lock, file, line);
		if (Interlocked.CompareExchange(ref __owner(@lock), ThisCpu.context->lock_owner, 0) != 0)
			__raw_spin_lock_slowpath(@lock, file, line);
		__observed(1);
	}

	[MethodImpl(MethodImplOptions.NoInlining)]
	[Primitive]
	internal static void __raw_spin_lock_slowpath(raw_spinlock_t* @lock, string file, int line)
	{
		uint self = ThisCpu.context->lock_owner;

		if (Volatile.Read(ref __owner(@lock)) == self)
			ThisCpu.machine!.Deadlocked($"cpu{self - 1} takes a lock that it holds already at {file}:{line}");
		do
			ThisCpu.machine!.Execution.LockContended(@lock);
		while (Interlocked.CompareExchange(ref __owner(@lock), self, 0) != 0);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static bool do_raw_spin_trylock(raw_spinlock_t* @lock, string file, int line)
	{
		__visible(visible_kind.TryLock, @lock, file, line);
		bool taken = Interlocked.CompareExchange(ref __owner(@lock), ThisCpu.context->lock_owner, 0) == 0;
		__observed(taken ? 1ul : 0ul);
		return taken;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static void do_raw_spin_unlock(raw_spinlock_t* @lock, string file, int line)
	{
		__visible(visible_kind.Unlock, @lock, file, line);
		if (@lock->owner != ThisCpu.context->lock_owner)
			WARN(true, "bad unlock: the lock is not held by this CPU", file, line);
		Volatile.Write(ref __owner(@lock), 0);
		__observed(0);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Variant.Refs), Primitive, Acquires("lock")]
	public static void raw_spin_lock(raw_spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		preempt_disable();
		do_raw_spin_lock(@lock, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock", Level = "subclass")]
	public static void raw_spin_lock_nested(raw_spinlock_t* @lock, int subclass, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		preempt_disable();
		do_raw_spin_lock(@lock, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock"), DisablesIrqs]
	public static void raw_spin_lock_irq(raw_spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		local_irq_disable(file, line);
		preempt_disable();
		do_raw_spin_lock(@lock, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Variant.Refs), Primitive, Acquires("lock"), SavesIrqs("flags")]
	public static void raw_spin_lock_irqsave(raw_spinlock_t* @lock, out ulong flags, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		// local_irq_save(), preempt_disable() and do_raw_spin_lock(), with the CPU looked up once.
		__visible(visible_kind.IrqDisable, null, file, line);
		cpu_context* context = ThisCpu.context;

		flags = (ulong)context->irqs_disabled;
		context->irqs_disabled = 1;
		context->preempt_count++;
		__visible(visible_kind.Lock, @lock, file, line);
		if (Interlocked.CompareExchange(ref __owner(@lock), context->lock_owner, 0) != 0)
			__raw_spin_lock_slowpath(@lock, file, line);
		__observed(1);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock", Level = "subclass"), SavesIrqs("flags")]
	public static void raw_spin_lock_irqsave_nested(raw_spinlock_t* @lock, out ulong flags, int subclass, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		local_irq_save(out flags, file, line);
		preempt_disable();
		do_raw_spin_lock(@lock, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock"), DisablesBottomHalves]
	public static void raw_spin_lock_bh(raw_spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		local_bh_disable();
		do_raw_spin_lock(@lock, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock", When = Result.True)]
	public static bool raw_spin_trylock(raw_spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		preempt_disable();
		if (do_raw_spin_trylock(@lock, file, line))
			return true;
		preempt_enable();
		return false;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock", When = Result.True), DisablesIrqs]
	public static bool raw_spin_trylock_irq(raw_spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		local_irq_disable(file, line);
		if (raw_spin_trylock(@lock, file, line))
			return true;
		local_irq_enable(file, line);
		return false;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock", When = Result.True), SavesIrqs("flags")]
	public static bool raw_spin_trylock_irqsave(raw_spinlock_t* @lock, out ulong flags, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		local_irq_save(out flags, file, line);
		if (raw_spin_trylock(@lock, file, line))
			return true;
		local_irq_restore(flags, file, line);
		return false;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Variant.Refs), Primitive, Releases("lock")]
	public static void raw_spin_unlock(raw_spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		do_raw_spin_unlock(@lock, file, line);
		preempt_enable();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Releases("lock"), EnablesIrqs]
	public static void raw_spin_unlock_irq(raw_spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		do_raw_spin_unlock(@lock, file, line);
		preempt_enable_no_resched();
		local_irq_enable(file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Variant.Refs), Primitive, Releases("lock"), RestoresIrqs("flags")]
	public static void raw_spin_unlock_irqrestore(raw_spinlock_t* @lock, ulong flags, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		// do_raw_spin_unlock(), preempt_enable_no_resched() and local_irq_restore(), with the CPU looked up once.
		__visible(visible_kind.Unlock, @lock, file, line);
		cpu_context* context = ThisCpu.context;

		if (@lock->owner != context->lock_owner)
			WARN(true, "bad unlock: the lock is not held by this CPU", file, line);
		Volatile.Write(ref __owner(@lock), 0);
		__observed(0);
		// Not looked at: a test would wait for the store of raw_spin_lock_irqsave(), 1 ns. A count that
		// was too small shows at the next preempt_enable() or schedule().
		context->preempt_count--;
		context->irqs_disabled = (int)flags;
		// The interrupts come first: there are none nearly always, and then the flag need not be waited for.
		if (Volatile.Read(ref context->pending_irqs) != 0 && flags == 0)
			__take_pending_irqs();
		if (flags == 0)
			__visible(visible_kind.IrqEnable, null, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Releases("lock"), EnablesBottomHalves]
	public static void raw_spin_unlock_bh(raw_spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		do_raw_spin_unlock(@lock, file, line);
		local_bh_enable();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock")]
	public static void spin_lock(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		preempt_disable();
		do_raw_spin_lock(&@lock->rlock, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock", Level = "subclass")]
	public static void spin_lock_nested(spinlock_t* @lock, int subclass, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		preempt_disable();
		do_raw_spin_lock(&@lock->rlock, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock"), DisablesIrqs]
	public static void spin_lock_irq(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		local_irq_disable(file, line);
		preempt_disable();
		do_raw_spin_lock(&@lock->rlock, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock"), SavesIrqs("flags")]
	public static void spin_lock_irqsave(spinlock_t* @lock, out ulong flags, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		local_irq_save(out flags, file, line);
		preempt_disable();
		do_raw_spin_lock(&@lock->rlock, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock", Level = "subclass"), SavesIrqs("flags")]
	public static void spin_lock_irqsave_nested(spinlock_t* @lock, out ulong flags, int subclass, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		local_irq_save(out flags, file, line);
		preempt_disable();
		do_raw_spin_lock(&@lock->rlock, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock"), DisablesBottomHalves]
	public static void spin_lock_bh(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		local_bh_disable();
		do_raw_spin_lock(&@lock->rlock, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock", When = Result.True)]
	public static bool spin_trylock(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		preempt_disable();
		if (do_raw_spin_trylock(&@lock->rlock, file, line))
			return true;
		preempt_enable();
		return false;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock", When = Result.True), DisablesIrqs]
	public static bool spin_trylock_irq(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		local_irq_disable(file, line);
		if (spin_trylock(@lock, file, line))
			return true;
		local_irq_enable(file, line);
		return false;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Acquires("lock", When = Result.True), SavesIrqs("flags")]
	public static bool spin_trylock_irqsave(spinlock_t* @lock, out ulong flags, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		local_irq_save(out flags, file, line);
		if (spin_trylock(@lock, file, line))
			return true;
		local_irq_restore(flags, file, line);
		return false;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Releases("lock")]
	public static void spin_unlock(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		do_raw_spin_unlock(&@lock->rlock, file, line);
		preempt_enable();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Releases("lock"), EnablesIrqs]
	public static void spin_unlock_irq(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		do_raw_spin_unlock(&@lock->rlock, file, line);
		preempt_enable_no_resched();
		local_irq_enable(file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Releases("lock"), RestoresIrqs("flags")]
	public static void spin_unlock_irqrestore(spinlock_t* @lock, ulong flags, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		do_raw_spin_unlock(&@lock->rlock, file, line);
		preempt_enable_no_resched();
		local_irq_restore(flags, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, Releases("lock"), EnablesBottomHalves]
	public static void spin_unlock_bh(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		do_raw_spin_unlock(&@lock->rlock, file, line);
		local_bh_enable();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static bool lockdep_is_held(raw_spinlock_t* @lock) => @lock->owner == ThisCpu.context->lock_owner;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, AssertsHeld("lock")]
	public static void lockdep_assert_held(raw_spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> WARN_ON_ONCE(!lockdep_is_held(@lock), "lockdep_assert_held()", file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, AssertsHeld("lock")]
	public static void lockdep_assert_held(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> WARN_ON_ONCE(!lockdep_is_held(&@lock->rlock), "lockdep_assert_held()", file, line);
}
