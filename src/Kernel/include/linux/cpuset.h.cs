// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/cpuset.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: CONFIG_CPUSETS is off.
	public static bool lockdep_is_cpuset_held()
	{
		return false;
	}
}
