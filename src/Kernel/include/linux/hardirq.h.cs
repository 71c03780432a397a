// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/hardirq.h of Linux 7.2.
namespace Linux;

public static unsafe partial class Kernel
{
	internal static void __irq_enter()
	{
		preempt_count_add(HARDIRQ_OFFSET);
		account_hardirq_enter(current);
	}

	internal static void __irq_enter_raw()
	{
		preempt_count_add(HARDIRQ_OFFSET);
	}

	internal static void __irq_exit()
	{
		account_hardirq_exit(current);
		preempt_count_sub(HARDIRQ_OFFSET);
	}

	internal static void __irq_exit_raw()
	{
		preempt_count_sub(HARDIRQ_OFFSET);
	}
}
