// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/seqlock_types.h of Linux 7.2.
namespace Linux;

/// <summary>
/// What the operations of sequence counts need of each type of them: the count, whether a writer can be
/// preempted, and the check that it holds what serialises writers.
/// </summary>
// PORT: the macros of seqlock.h select these by _Generic.
public unsafe interface seqprop<T> where T : unmanaged, seqprop<T>
{
	static abstract seqcount_t* ptr(T* s);
	static abstract bool preemptible { get; }
	static abstract void assert(T* s);
}

[LockType(LockKind.Sequence)]
public unsafe struct seqcount_t : seqprop<seqcount_t>
{
	public uint sequence;

	public static seqcount_t* ptr(seqcount_t* s) => s;
	public static bool preemptible => false;
	public static void assert(seqcount_t* s) => Kernel.lockdep_assert_preemption_disabled();
}

// PORT: the lock pointer is kept although upstream has it only under lockdep, because assertions are live here.
[LockType(LockKind.Sequence)]
public unsafe struct seqcount_raw_spinlock_t : seqprop<seqcount_raw_spinlock_t>
{
	public seqcount_t seqcount;
	public raw_spinlock_t* @lock;

	public static seqcount_t* ptr(seqcount_raw_spinlock_t* s) => &s->seqcount;
	public static bool preemptible => false;
	public static void assert(seqcount_raw_spinlock_t* s) => Kernel.lockdep_assert_held(s->@lock);
}

[LockType(LockKind.Sequence)]
public unsafe struct seqcount_spinlock_t : seqprop<seqcount_spinlock_t>
{
	public seqcount_t seqcount;
	public spinlock_t* @lock;

	public static seqcount_t* ptr(seqcount_spinlock_t* s) => &s->seqcount;
	public static bool preemptible => false;
	public static void assert(seqcount_spinlock_t* s) => Kernel.lockdep_assert_held(s->@lock);
}

[LockType(LockKind.Sequence)]
public unsafe struct seqcount_mutex_t : seqprop<seqcount_mutex_t>
{
	public seqcount_t seqcount;
	public mutex* @lock;

	public static seqcount_t* ptr(seqcount_mutex_t* s) => &s->seqcount;
	public static bool preemptible => true;
	public static void assert(seqcount_mutex_t* s) => Kernel.lockdep_assert_held(s->@lock);
}

public unsafe struct seqcount_latch_t
{
	public seqcount_t seqcount;
}

public unsafe struct seqlock_t
{
	public seqcount_spinlock_t seqcount;
	public spinlock_t @lock;
}
