// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/nodemask_types.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public unsafe struct nodemask_t
{
	public fixed ulong bits[Kernel.MAX_NUMNODES / Kernel.BITS_PER_LONG];
}

public static unsafe partial class Kernel
{
	public const int NODES_SHIFT = 10;
	public const int MAX_NUMNODES = 1 << NODES_SHIFT;
	public const int NUMA_NO_NODE = -1;
}
