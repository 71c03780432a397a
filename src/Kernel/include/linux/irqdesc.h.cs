// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/irqdesc.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: interrupts have no descriptors, as where CONFIG_SPARSE_IRQ is off.
	internal static void irq_lock_sparse()
	{
	}

	internal static void irq_unlock_sparse()
	{
	}
}
