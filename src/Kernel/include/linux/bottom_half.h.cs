// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/bottom_half.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: there are no instruction pointers, so the _ip arguments are not passed on.
	[Primitive, DisablesBottomHalves]
	internal static void __local_bh_disable_ip(ulong ip, int cnt)
	{
		preempt_count_add(cnt);
		barrier();
	}

	[Primitive, DisablesBottomHalves]
	public static void local_bh_disable()
	{
		__local_bh_disable_ip(0, SOFTIRQ_DISABLE_OFFSET);
	}

	[Primitive, EnablesBottomHalves]
	public static void local_bh_enable_ip(ulong ip)
	{
		__local_bh_enable_ip(ip, SOFTIRQ_DISABLE_OFFSET);
	}

	[Primitive, EnablesBottomHalves]
	public static void local_bh_enable()
	{
		__local_bh_enable_ip(0, SOFTIRQ_DISABLE_OFFSET);
	}

	public static bool local_bh_blocked()
	{
		return false;
	}
}
