// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/tick.h of Linux 7.2.
namespace Linux;

public enum tick_broadcast_mode {
	TICK_BROADCAST_OFF,
	TICK_BROADCAST_ON,
	TICK_BROADCAST_FORCE,
}

public enum tick_broadcast_state {
	TICK_BROADCAST_EXIT,
	TICK_BROADCAST_ENTER,
}

/// <summary>Who may need the tick of a nohz_full CPU.</summary>
public enum tick_dep_bits {
	TICK_DEP_BIT_POSIX_TIMER	= 0,
	TICK_DEP_BIT_PERF_EVENTS	= 1,
	TICK_DEP_BIT_SCHED		= 2,
	TICK_DEP_BIT_CLOCK_UNSTABLE	= 3,
	TICK_DEP_BIT_RCU		= 4,
	TICK_DEP_BIT_RCU_EXP		= 5
}

public static unsafe partial class Kernel {
	internal static void tick_freeze() { }
	internal static void tick_unfreeze() { }

	internal static void hotplug_cpu__broadcast_tick_pull(int dead_cpu) { }

	internal static void tick_broadcast_control(tick_broadcast_mode mode) { }

	internal static void tick_broadcast_enable()
	{
		tick_broadcast_control(TICK_BROADCAST_ON);
	}
	internal static void tick_broadcast_disable()
	{
		tick_broadcast_control(TICK_BROADCAST_OFF);
	}
	internal static void tick_broadcast_force()
	{
		tick_broadcast_control(TICK_BROADCAST_FORCE);
	}
	internal static int tick_broadcast_enter()
	{
		return tick_broadcast_oneshot_control(TICK_BROADCAST_ENTER);
	}
	internal static void tick_broadcast_exit()
	{
		tick_broadcast_oneshot_control(TICK_BROADCAST_EXIT);
	}

	public const tick_dep_bits TICK_DEP_BIT_MAX = TICK_DEP_BIT_RCU_EXP;

	public const int TICK_DEP_MASK_NONE = 0;
	public const int TICK_DEP_MASK_POSIX_TIMER = (1 << (int)TICK_DEP_BIT_POSIX_TIMER);
	public const int TICK_DEP_MASK_PERF_EVENTS = (1 << (int)TICK_DEP_BIT_PERF_EVENTS);
	public const int TICK_DEP_MASK_SCHED = (1 << (int)TICK_DEP_BIT_SCHED);
	public const int TICK_DEP_MASK_CLOCK_UNSTABLE = (1 << (int)TICK_DEP_BIT_CLOCK_UNSTABLE);
	public const int TICK_DEP_MASK_RCU = (1 << (int)TICK_DEP_BIT_RCU);
	public const int TICK_DEP_MASK_RCU_EXP = (1 << (int)TICK_DEP_BIT_RCU_EXP);

	public static bool tick_nohz_full_enabled()
	{
		if (!context_tracking_enabled())
			return false;

		return tick_nohz_full_running;
	}

	public static bool tick_nohz_full_cpu(int _cpu)
	{
		bool __ret = false;
		if (tick_nohz_full_enabled())
			__ret = cpumask_test_cpu((_cpu), tick_nohz_full_mask);
		return __ret;
	}

	public static void tick_dep_set(tick_dep_bits bit)
	{
		if (tick_nohz_full_enabled())
			tick_nohz_dep_set(bit);
	}

	public static void tick_dep_clear(tick_dep_bits bit)
	{
		if (tick_nohz_full_enabled())
			tick_nohz_dep_clear(bit);
	}

	public static void tick_dep_set_cpu(int cpu, tick_dep_bits bit)
	{
		if (tick_nohz_full_cpu(cpu))
			tick_nohz_dep_set_cpu(cpu, bit);
	}

	public static void tick_dep_clear_cpu(int cpu, tick_dep_bits bit)
	{
		if (tick_nohz_full_cpu(cpu))
			tick_nohz_dep_clear_cpu(cpu, bit);
	}

	public static void tick_dep_set_task(task_struct* tsk,
					     tick_dep_bits bit)
	{
		if (tick_nohz_full_enabled())
			tick_nohz_dep_set_task(tsk, bit);
	}

	public static void tick_dep_clear_task(task_struct* tsk,
					       tick_dep_bits bit)
	{
		if (tick_nohz_full_enabled())
			tick_nohz_dep_clear_task(tsk, bit);
	}

	public static void tick_dep_init_task(task_struct* tsk)
	{
		atomic_set(&tsk->tick_dep_mask, 0);
	}

	[MustHold("tsk->sighand->siglock")]
	public static void tick_dep_set_signal(task_struct* tsk,
					       tick_dep_bits bit)
	{
		if (tick_nohz_full_enabled())
			tick_nohz_dep_set_signal(tsk, bit);
	}

	public static void tick_dep_clear_signal(signal_struct* signal,
						 tick_dep_bits bit)
	{
		if (tick_nohz_full_enabled())
			tick_nohz_dep_clear_signal(signal, bit);
	}

	internal static void tick_nohz_task_switch()
	{
		if (tick_nohz_full_enabled())
			__tick_nohz_task_switch();
	}

	internal static void tick_nohz_user_enter_prepare()
	{
		if (tick_nohz_full_cpu(smp_processor_id()))
			rcu_nocb_flush_deferred_wakeup();
	}
}
