// SPDX-License-Identifier: GPL-2.0-only
// Ported from kernel/time/timer_migration.h of Linux 6.12, with tmigr_cpu.online called available.
// Copyright(C) 2022 linutronix GmbH

using System.Runtime.InteropServices;

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: a parameter of the machine, 4 or 8, so that small machines get deep trees.
	public static uint TMIGR_CHILDREN_PER_GROUP => tmigr_children_per_group;

	[Global(Init = nameof(init_tmigr_children_per_group))]
	internal static partial ref uint tmigr_children_per_group { get; }

	internal static void init_tmigr_children_per_group(uint* children)
	{
		*children = 8;
	}
}

/// <summary>
/// What an idle CPU or an idle group has queued with its parent. The queue it stands in belongs
/// to the parent's lock. <c>ignore</c> is the exception: the way out of idle sets it without any
/// lock, so a stale event may stay queued until the queue is next touched.
/// </summary>
[ContainerOf("nextevt")]
public unsafe partial struct tmigr_event {
	public timerqueue_node nextevt;
	public uint cpu;
	[Marked(MarkedAccess.Always)]
	public bool ignore;
}

/// <summary>
/// A node of the hierarchy: up to <c>TMIGR_CHILDREN_PER_GROUP</c> CPUs on level 0, groups above.
/// </summary>
/// <remarks>
/// <c>lock</c> covers <c>events</c>, writing <c>next_expiry</c>, and <c>groupevt</c> except its
/// ignore flag. <c>migr_state</c> changes by compare and exchange only. <c>parent</c> is published
/// once, by a store-release, and never changes again, so one walk may read it once and must not
/// read it twice. <c>next_expiry</c> is clock-monotonic nanoseconds and may be read without the
/// lock. <c>level</c>, <c>numa_node</c>, <c>num_children</c> and <c>list</c> are for set-up, under
/// tmigr_mutex; <c>groupmask</c> is fixed before <c>parent</c> is published.
/// </remarks>
[ContainerOf("list")]
public unsafe partial struct tmigr_group {
	[LockClass("tmigr_group.lock", UsedInInterrupts = true, SameClass = SameClass.ChildBeforeParent)]
	public raw_spinlock_t @lock;
	[ParentLink, Published]
	public tmigr_group* parent;
	public tmigr_event groupevt;
	[GuardedBy("lock", Access = GuardedAccess.Writes), Marked(MarkedAccess.LockFreeLoads)]
	[Nanoseconds(Instant = true)] public u64 next_expiry;
	[GuardedBy("lock")]
	public timerqueue_head events;
	public atomic_t migr_state;
	public uint level;
	public int numa_node;
	[GuardedBy("tmigr_mutex", Access = GuardedAccess.Writes)]
	public uint num_children;
	[GuardedBy("tmigr_mutex", Access = GuardedAccess.Writes)]
	public u8 groupmask;
	[GuardedBy("tmigr_mutex")]
	public list_head list;
}

/// <summary>
/// A CPU's leaf of the hierarchy. Its lock covers every field but <c>tmgroup</c> and
/// <c>groupmask</c>, which are set before the CPU first comes up and stay. <c>wakeup</c> is
/// clock-monotonic nanoseconds: what this CPU promised to wake for while everybody is idle.
/// </summary>
public unsafe partial struct tmigr_cpu {
	[LockClass("tmigr_cpu.lock", UsedInInterrupts = true)]
	public raw_spinlock_t @lock;
	[GuardedBy("lock", Access = GuardedAccess.OwnerCpuReads)]
	public bool available; // PORT: called online in 6.12; timer_migration.c has moved on.
	[GuardedBy("lock", Access = GuardedAccess.OwnerCpuReads)]
	public bool idle;
	[GuardedBy("lock")]
	public bool remote;
	[GuardedBy("tmigr_mutex", Access = GuardedAccess.Writes)]
	public tmigr_group* tmgroup;
	[GuardedBy("tmigr_mutex", Access = GuardedAccess.Writes)]
	public u8 groupmask;
	[GuardedBy("lock", Access = GuardedAccess.Writes), Marked(MarkedAccess.LockFreeLoads)]
	[Nanoseconds(Instant = true)] public u64 wakeup;
	[GuardedBy("lock"), Marked(MarkedAccess.None, Member = "ignore")]
	public tmigr_event cpuevt;
}

// The word that a group's migr_state holds:
//
//   31                          16 15           8 7            0
//  +------------------------------+--------------+--------------+
//  |             seq              |   migrator   |    active    |
//  +------------------------------+--------------+--------------+
//
//  active    one bit for each child that is not idle, at the child's groupmask
//  migrator  the groupmask of the one child that looks after the group's queue, a single bit of
//            active; 0xff (TMIGR_NONE) when no child is active
//  seq       counts the updates, modulo 65536, so that a compare and exchange that was prepared
//            before a sibling's two updates fails although active and migrator look the same
//
// Only compare and exchange of the whole word may change it.
[StructLayout(LayoutKind.Explicit, Size = 4)]
public struct tmigr_state {
	[FieldOffset(0)] public u32 state;
	[FieldOffset(0)] public u8 active;
	[FieldOffset(1)] public u8 migrator;
	[FieldOffset(2)] public u16 seq;
}
