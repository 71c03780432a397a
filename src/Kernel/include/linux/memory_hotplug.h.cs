// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/memory_hotplug.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: CONFIG_MEMORY_HOTPLUG is off.
	internal static int try_online_node(int nid)
	{
		return 0;
	}
}
