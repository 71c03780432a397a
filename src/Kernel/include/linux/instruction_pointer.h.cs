// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/instruction_pointer.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: a method of C# has no return address.
	public const ulong _RET_IP_ = 0;
}
