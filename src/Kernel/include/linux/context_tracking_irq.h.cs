// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/context_tracking_irq.h of Linux 7.2.
namespace Linux;

// PORT: RCU watches nothing here, so an interrupt need not tell it that idle is left.
public static unsafe partial class Kernel
{
	internal static void ct_irq_enter()
	{
		lockdep_assert_irqs_disabled();
	}

	internal static void ct_irq_exit()
	{
		lockdep_assert_irqs_disabled();
	}
}
