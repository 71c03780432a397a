// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/build_bug.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: the number is an option of the machine, so the check comes at boot.
	public static void BUILD_BUG_ON_NOT_POWER_OF_2(uint n)
	{
		BUG_ON(n == 0 || (n & (n - 1)) != 0);
	}
}
