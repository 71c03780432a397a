// SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note
// Ported from include/uapi/asm-generic/param.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	[Jiffies] public const int HZ = CONFIG_HZ;
	public const int USER_HZ = 100;
	public const int CLOCKS_PER_SEC = USER_HZ;
}
