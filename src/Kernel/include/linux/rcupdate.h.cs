// SPDX-License-Identifier: GPL-2.0+
// Ported from include/linux/rcupdate.h and include/linux/rcutree.h of Linux 7.2.
// Copyright IBM Corporation, 2001

namespace Linux;

// PORT: memory is never reused within a run, so a grace period has nothing to protect and every hook is empty.
public static unsafe partial class Kernel
{
	[Primitive, EntersRcu]
	public static void rcu_read_lock()
	{
	}

	[Primitive, LeavesRcu]
	public static void rcu_read_unlock()
	{
	}

	[MaySleep, GracePeriod]
	public static void synchronize_rcu()
	{
		might_sleep();
	}

	// PORT: an object is freed at once; a stale reader finds poison, and its use is reported.
	[Frees("ptr", AfterGracePeriod = true)]
	public static void kfree_rcu(void* ptr)
	{
		kfree(ptr);
	}

	[NeedsRcu, Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T* rcu_dereference<T>(T** p) where T : unmanaged
	{
		return READ_ONCE(p);
	}

	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release), ReplacesRcuPointer]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rcu_assign_pointer<T>(T** p, T* v) where T : unmanaged
	{
		smp_store_release(p, v);
	}

	// PORT: the spellings for a pointer that an inline array holds as a number.
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release), ReplacesRcuPointer]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rcu_assign_pointer(ref nint p, void* v)
	{
		smp_store_release(ref p, (nint)v);
	}

	[NeedsRcu, Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void* rcu_dereference(ref nint p)
	{
		return (void*)READ_ONCE(ref p);
	}

	// PORT: without CONFIG_PROVE_RCU nobody looks at the condition.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
	public static void* rcu_dereference_all_check(ref nint p, bool c)
	{
		return (void*)READ_ONCE(ref p);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void RCU_INIT_POINTER(ref nint p, void* v)
	{
		WRITE_ONCE(ref p, (nint)v);
	}

	internal static void rcu_softirq_qs()
	{
	}

	internal static void rcu_nocb_flush_deferred_wakeup()
	{
	}

	internal static void rcu_sched_clock_irq(int user)
	{
	}

	internal static int rcutree_prepare_cpu(uint cpu)
	{
		return 0;
	}

	internal static int rcutree_online_cpu(uint cpu)
	{
		return 0;
	}

	internal static void rcutree_report_cpu_starting(uint cpu)
	{
	}

	internal static int rcutree_dead_cpu(uint cpu)
	{
		return 0;
	}

	internal static int rcutree_dying_cpu(uint cpu)
	{
		return 0;
	}

	internal static int rcutree_offline_cpu(uint cpu)
	{
		return 0;
	}

	internal static void rcutree_report_cpu_dead()
	{
	}

	internal static void rcutree_migrate_callbacks(int cpu)
	{
	}
}
