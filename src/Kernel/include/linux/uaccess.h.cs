// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/uaccess.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: user memory is the caller's own; only the null pointer faults.
	[MaySleep]
	public static ulong copy_from_user(void* to, void* from, ulong n)
	{
		if (from == null)
			return n;
		memcpy(to, from, n);
		return 0;
	}

	[MaySleep]
	public static ulong copy_to_user(void* to, void* from, ulong n)
	{
		if (to == null)
			return n;
		memcpy(to, from, n);
		return 0;
	}
}
