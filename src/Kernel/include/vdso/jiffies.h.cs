// SPDX-License-Identifier: GPL-2.0
// Ported from include/vdso/jiffies.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	[Nanoseconds] public const long TICK_NSEC = (NSEC_PER_SEC + HZ / 2) / HZ;
}
