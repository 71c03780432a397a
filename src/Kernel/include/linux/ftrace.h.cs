// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/ftrace.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: a method of C# has no return address.
	public const ulong CALLER_ADDR0 = 0;

	public static ulong get_lock_parent_ip()
	{
		return CALLER_ADDR0;
	}

	// PORT: CONFIG_TRACE_PREEMPT_TOGGLE is off.
	public static void trace_preempt_on(ulong a0, ulong a1)
	{
	}
}
