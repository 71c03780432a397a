// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/cpumask_types.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public unsafe struct cpumask
{
	public fixed ulong bits[Kernel.NR_CPUS / Kernel.BITS_PER_LONG];
}

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong* cpumask_bits(cpumask* maskp)
	{
		return maskp->bits;
	}
}
