// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/math.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

using System.Numerics;

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T round_up<T>(T x, T y) where T : IBinaryInteger<T>
	{
		return ((x - T.One) | (y - T.One)) + T.One;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T round_down<T>(T x, T y) where T : IBinaryInteger<T>
	{
		return x & ~(y - T.One);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T DIV_ROUND_UP<T>(T n, T d) where T : IBinaryInteger<T>
	{
		return (n + d - T.One) / d;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T DIV_ROUND_UP_POW2<T>(T n, T d) where T : IBinaryInteger<T>
	{
		return n / d + ((n & (d - T.One)) != T.Zero ? T.One : T.Zero);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong DIV_ROUND_DOWN_ULL(ulong ll, u32 d)
	{
		return ll / d;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong DIV_ROUND_UP_ULL(ulong ll, u32 d)
	{
		return DIV_ROUND_DOWN_ULL(ll + d - 1, d);
	}

	// PORT: the divisor is often a constant of type long, which C cuts to 32 bits.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong DIV_ROUND_UP_ULL(ulong ll, long d)
	{
		return DIV_ROUND_UP_ULL(ll, (u32)d);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T roundup<T>(T x, T y) where T : IBinaryInteger<T>
	{
		return ((x + (y - T.One)) / y) * y;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T rounddown<T>(T x, T y) where T : IBinaryInteger<T>
	{
		return x - (x % y);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T DIV_ROUND_CLOSEST<T>(T x, T divisor) where T : IBinaryInteger<T>
	{
		T two = T.One + T.One;

		return T.IsNegative(x) == T.IsNegative(divisor) ? (x + divisor / two) / divisor : (x - divisor / two) / divisor;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong DIV_ROUND_CLOSEST_ULL(ulong x, u32 divisor)
	{
		return (x + divisor / 2) / divisor;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T mult_frac<T>(T x, T n, T d) where T : IBinaryInteger<T>
	{
		T q = x / d;
		T r = x % d;

		return q * n + r * n / d;
	}

	// PORT: the most negative value stays itself, as it does in C under -fwrapv; Math.Abs throws.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int abs(int x)
	{
		return x < 0 ? -x : x;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static long abs(long x)
	{
		return x < 0 ? -x : x;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static T abs_diff<T>(T a, T b) where T : IBinaryInteger<T>
	{
		return a > b ? a - b : b - a;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u32 reciprocal_scale(u32 val, u32 ep_ro)
	{
		return (u32)(((u64)val * ep_ro) >> 32);
	}
}
