// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/cpuhplock.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: CONFIG_LOCKDEP is off, so nobody asks.
	public static int lockdep_is_cpus_write_held()
	{
		return 1;
	}
}
