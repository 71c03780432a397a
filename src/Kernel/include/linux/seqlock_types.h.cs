// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/seqlock_types.h of Linux 7.2.
namespace Linux;

[LockType(LockKind.Sequence)]
public unsafe struct seqcount_t
{
	public uint sequence;
}

// PORT: the lock pointer is kept although upstream has it only under lockdep, because assertions are live here.
[LockType(LockKind.Sequence)]
public unsafe struct seqcount_raw_spinlock_t
{
	public seqcount_t seqcount;
	public raw_spinlock_t* @lock;
}

[LockType(LockKind.Sequence)]
public unsafe struct seqcount_spinlock_t
{
	public seqcount_t seqcount;
	public spinlock_t* @lock;
}

[LockType(LockKind.Sequence)]
public unsafe struct seqcount_mutex_t
{
	public seqcount_t seqcount;
	public mutex* @lock;
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
