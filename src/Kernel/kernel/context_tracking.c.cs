// SPDX-License-Identifier: GPL-2.0-only
// Ported in part from kernel/context_tracking.c of Linux 7.2: the CONFIG_CONTEXT_TRACKING_USER half.
// Copyright (C) 2012 Red Hat, Inc., Frederic Weisbecker
namespace Linux;

public static unsafe partial class Kernel {
	[DefinePerCpu] internal static partial ref context_tracking context_tracking { get; }

	[Global] internal static partial ref static_key_false context_tracking_key { get; }

	internal static bool context_tracking_recursion_enter()
	{
		int recursion;

		recursion = ++this_cpu_ptr(ref context_tracking)->recursion;
		if (recursion == 1)
			return true;

		WARN_ONCE((recursion < 1), "Invalid context tracking recursion value %d\n", recursion);
		__this_cpu_dec(ref context_tracking.recursion);

		return false;
	}

	internal static void context_tracking_recursion_exit()
	{
		__this_cpu_dec(ref context_tracking.recursion);
	}

	internal static void __ct_user_enter(ctx_state state)
	{
		context_tracking* ct = this_cpu_ptr(ref context_tracking);
		lockdep_assert_irqs_disabled();

		// PORT: no check for an address space, the machine's tasks have none.

		if (!context_tracking_recursion_enter())
			return;

		if (__ct_state() != (int)state) {
			if (ct->active) {
				if (state == CT_STATE_USER) {
					vtime_user_enter(current);
				}
				atomic_set(&ct->state, (int)state);
			} else {
				atomic_set(&ct->state, (int)state);
			}
		}
		context_tracking_recursion_exit();
	}

	internal static void ct_user_enter(ctx_state state)
	{
		ulong flags;

		if (in_interrupt())
			return;

		local_irq_save(out flags);
		__ct_user_enter(state);
		local_irq_restore(flags);
	}

	internal static void user_enter_callable()
	{
		user_enter();
	}

	internal static void __ct_user_exit(ctx_state state)
	{
		context_tracking* ct = this_cpu_ptr(ref context_tracking);

		if (!context_tracking_recursion_enter())
			return;

		if (__ct_state() == (int)state) {
			if (ct->active) {
				if (state == CT_STATE_USER) {
					vtime_user_exit(current);
				}
				atomic_set(&ct->state, (int)CT_STATE_KERNEL);
			} else {
				atomic_set(&ct->state, (int)CT_STATE_KERNEL);
			}
		}
		context_tracking_recursion_exit();
	}

	internal static void ct_user_exit(ctx_state state)
	{
		ulong flags;

		if (in_interrupt())
			return;

		local_irq_save(out flags);
		__ct_user_exit(state);
		local_irq_restore(flags);
	}

	internal static void user_exit_callable()
	{
		user_exit();
	}

	/// <summary>Follows the contexts of a CPU from now on; boot code only.</summary>
	internal static void ct_cpu_track_user(int cpu)
	{
		if (!per_cpu(ref context_tracking, cpu).active) {
			per_cpu(ref context_tracking, cpu).active = true;
			static_branch_inc(ref context_tracking_key);
		}
		// PORT: no TIF_NOHZ, and the machine's first tasks exist before its command line is read.
	}
}
