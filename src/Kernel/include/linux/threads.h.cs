// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/threads.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public const int NR_CPUS = 4096;
}
