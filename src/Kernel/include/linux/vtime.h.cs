// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/vtime.h of Linux 7.2, CONFIG_VIRT_CPU_ACCOUNTING_GEN.
namespace Linux;

public enum vtime_state {
	VTIME_INACTIVE = 0,
	VTIME_IDLE,
	VTIME_SYS,
	VTIME_USER,
	VTIME_GUEST,
}

/// <summary>A task's time since it last entered user mode or the kernel, for CPUs without a tick to sample it.</summary>
public struct vtime {
	public seqcount_t seqcount;
	public ulong starttime;
	public vtime_state state;
	public uint cpu;
	public u64 utime;
	public u64 stime;
	public u64 gtime;
}

public static unsafe partial class Kernel {
	internal static bool vtime_generic_enabled_cpu(int cpu)
	{
		return context_tracking_enabled_cpu(cpu);
	}

	internal static bool vtime_generic_enabled_this_cpu()
	{
		return context_tracking_enabled_this_cpu();
	}

	internal static void vtime_account_irq(task_struct* tsk, uint offset) { }
	internal static void vtime_account_softirq(task_struct* tsk) { }
	internal static void vtime_account_hardirq(task_struct* tsk) { }
	internal static void vtime_flush(task_struct* tsk) { }
	internal static void vtime_reset() { }
	internal static void vtime_dyntick_start() { }
	internal static void vtime_dyntick_stop() { }

	internal static bool vtime_accounting_enabled()
	{
		return context_tracking_enabled();
	}

	internal static bool vtime_accounting_enabled_cpu(int cpu)
	{
		return vtime_generic_enabled_cpu(cpu);
	}

	internal static bool vtime_accounting_enabled_this_cpu()
	{
		return vtime_generic_enabled_this_cpu();
	}

	internal static void vtime_task_switch(task_struct* prev)
	{
		if (vtime_accounting_enabled_this_cpu())
			vtime_task_switch_generic(prev);
	}

	internal static void irqtime_account_irq(task_struct* tsk, uint offset) { }

	internal static void account_softirq_enter(task_struct* tsk)
	{
		vtime_account_irq(tsk, SOFTIRQ_OFFSET);
		irqtime_account_irq(tsk, SOFTIRQ_OFFSET);
	}

	internal static void account_softirq_exit(task_struct* tsk)
	{
		vtime_account_softirq(tsk);
		irqtime_account_irq(tsk, 0);
	}

	internal static void account_hardirq_enter(task_struct* tsk)
	{
		vtime_account_irq(tsk, HARDIRQ_OFFSET);
		irqtime_account_irq(tsk, HARDIRQ_OFFSET);
	}

	internal static void account_hardirq_exit(task_struct* tsk)
	{
		vtime_account_hardirq(tsk);
		irqtime_account_irq(tsk, 0);
	}
}
