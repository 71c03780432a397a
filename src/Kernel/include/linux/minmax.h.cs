// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/minmax.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

using System.Numerics;

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int min(int x, int y)
	{
		return x < y ? x : y;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int max(int x, int y)
	{
		return x > y ? x : y;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint min(uint x, uint y)
	{
		return x < y ? x : y;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint max(uint x, uint y)
	{
		return x > y ? x : y;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static long min(long x, long y)
	{
		return x < y ? x : y;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static long max(long x, long y)
	{
		return x > y ? x : y;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong min(ulong x, ulong y)
	{
		return x < y ? x : y;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong max(ulong x, ulong y)
	{
		return x > y ? x : y;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong umin(ulong x, ulong y)
	{
		return x < y ? x : y;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong umax(ulong x, ulong y)
	{
		return x > y ? x : y;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T min3<T>(T x, T y, T z) where T : INumber<T>
	{
		return T.Min(x, T.Min(y, z));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T max3<T>(T x, T y, T z) where T : INumber<T>
	{
		return T.Max(x, T.Max(y, z));
	}

	// PORT: the type that C passes first is the type argument: min_t(u64, a, b) is min_t<u64>(a, b).
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T min_t<T>(T x, T y) where T : INumber<T>
	{
		return x < y ? x : y;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T max_t<T>(T x, T y) where T : INumber<T>
	{
		return x > y ? x : y;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T min_not_zero<T>(T x, T y) where T : INumber<T>
	{
		return x == T.Zero ? y : ((y == T.Zero) ? x : (x < y ? x : y));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T clamp<T>(T val, T lo, T hi) where T : INumber<T>
	{
		return val >= hi ? hi : (val <= lo ? lo : val);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T clamp_t<T>(T val, T lo, T hi) where T : INumber<T>
	{
		return clamp(val, lo, hi);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T clamp_val<T>(T val, T lo, T hi) where T : INumber<T>
	{
		return clamp(val, lo, hi);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool in_range64(u64 val, u64 start, u64 len)
	{
		return (val - start) < len;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool in_range32(u32 val, u32 start, u32 len)
	{
		return (val - start) < len;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void swap<T>(ref T a, ref T b)
	{
		T __tmp = a;

		a = b;
		b = __tmp;
	}
}
