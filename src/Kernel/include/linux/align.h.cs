// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/align.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

using System.Numerics;

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T ALIGN<T>(T x, T a) where T : IBinaryInteger<T>
	{
		return __ALIGN_MASK(x, a - T.One);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T __ALIGN_MASK<T>(T x, T mask) where T : IBinaryInteger<T>
	{
		return (x + mask) & ~mask;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T ALIGN_DOWN<T>(T x, T a) where T : IBinaryInteger<T>
	{
		return ALIGN(x - (a - T.One), a);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool IS_ALIGNED<T>(T x, T a) where T : IBinaryInteger<T>
	{
		return (x & (a - T.One)) == T.Zero;
	}
}
