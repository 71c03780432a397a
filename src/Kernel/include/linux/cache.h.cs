// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/cache.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public const int L1_CACHE_SHIFT = 6;
	public const int L1_CACHE_BYTES = 1 << L1_CACHE_SHIFT;
	public const int SMP_CACHE_BYTES = L1_CACHE_BYTES;
}
