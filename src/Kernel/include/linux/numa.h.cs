// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/numa.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public static bool numa_valid_node(int nid)
	{
		return nid >= 0 && nid < MAX_NUMNODES;
	}
}
