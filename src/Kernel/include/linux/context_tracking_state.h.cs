// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/context_tracking_state.h of Linux 7.2.
namespace Linux;

public enum ctx_state {
	CT_STATE_DISABLED	= -1,
	CT_STATE_KERNEL		= 0,
	CT_STATE_IDLE		= 1,
	CT_STATE_USER		= 2,
	CT_STATE_GUEST		= 3,
	CT_STATE_MAX		= 4,
}

/// <summary>Whether a CPU's switches between kernel and user space are followed, and where it is.</summary>
public struct context_tracking {
	public bool active;
	public int recursion;
	public atomic_t state;
}

// PORT: CONFIG_CONTEXT_TRACKING_IDLE, RCU's share of the state word, is off: the machine's RCU does
// not watch CPUs. The word then holds the context alone.
public static unsafe partial class Kernel {
	public const int CT_STATE_MASK = 3;

	internal static int __ct_state()
	{
		return atomic_read(&this_cpu_ptr(ref context_tracking)->state) & CT_STATE_MASK;
	}

	public static bool context_tracking_enabled()
	{
		return static_branch_unlikely(ref context_tracking_key);
	}

	public static bool context_tracking_enabled_cpu(int cpu)
	{
		return context_tracking_enabled() && per_cpu(ref context_tracking, cpu).active;
	}

	public static bool context_tracking_enabled_this_cpu()
	{
		return context_tracking_enabled() && __this_cpu_read(ref context_tracking.active);
	}

	public static int ct_state()
	{
		int ret;

		if (!context_tracking_enabled())
			return (int)CT_STATE_DISABLED;

		preempt_disable();
		ret = __ct_state();
		preempt_enable();

		return ret;
	}
}
