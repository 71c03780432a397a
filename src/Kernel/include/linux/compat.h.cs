// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/compat.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: the form without CONFIG_COMPAT.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool in_compat_syscall()
	{
		return false;
	}
}
