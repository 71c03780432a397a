// SPDX-License-Identifier: GPL-2.0
// Ported from include/asm-generic/softirq_stack.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: a thread has one stack, as where CONFIG_SOFTIRQ_ON_OWN_STACK is off.
	internal static void do_softirq_own_stack()
	{
		__do_softirq();
	}
}
