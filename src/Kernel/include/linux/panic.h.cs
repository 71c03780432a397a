// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/panic.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: what would be an oops ends the machine, so none is in progress.
	public const int oops_in_progress = 0;
}
