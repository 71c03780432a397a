// SPDX-License-Identifier: GPL-2.0
// Ported in part from include/linux/profile.h of Linux 7.2, without CONFIG_PROFILING.
namespace Linux;

public static unsafe partial class Kernel {
	internal const int CPU_PROFILING = 1;

	internal static void profile_tick(int type)
	{
		return;
	}
}
