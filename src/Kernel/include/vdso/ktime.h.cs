// SPDX-License-Identifier: GPL-2.0
// Ported from include/vdso/ktime.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public const long LOW_RES_NSEC = TICK_NSEC;
	public const ktime_t KTIME_LOW_RES = LOW_RES_NSEC;
}
