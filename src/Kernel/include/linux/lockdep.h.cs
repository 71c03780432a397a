// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/lockdep.h of Linux 7.2.
// Copyright (C) 2006,2007 Red Hat, Inc., Ingo Molnar <mingo@redhat.com>
// Copyright (C) 2007 Red Hat, Inc., Peter Zijlstra

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void lockdep_init_map(lockdep_map* @lock, string? name, lock_class_key* key, int sub)
	{
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void lock_map_acquire(lockdep_map* l)
	{
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void lock_map_release(lockdep_map* l)
	{
	}

	// PORT: the assertions on locks, interrupts and preemption stand beside what they look at; all are live checks.
	public static void lockdep_assert_in_irq([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		WARN_ON_ONCE(!in_hardirq(), "lockdep_assert_in_irq()", file, line);
	}

	public static void lockdep_assert_in_softirq([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		WARN_ON_ONCE(!in_softirq() || in_hardirq(), "lockdep_assert_in_softirq()", file, line);
	}

	// PORT: only PREEMPT_RT runs interrupts in threads.
	public static void lockdep_assert_RT_in_threaded_ctx()
	{
	}
}
