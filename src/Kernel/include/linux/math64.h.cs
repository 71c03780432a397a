// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/math64.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static long div64_long(s64 x, long y)
	{
		return div64_s64(x, y);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong div64_ul(u64 x, ulong y)
	{
		return div64_u64(x, y);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 div_u64_rem(u64 dividend, u32 divisor, u32* remainder)
	{
		*remainder = (u32)(dividend % divisor);
		return dividend / divisor;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static s64 div_s64_rem(s64 dividend, s32 divisor, s32* remainder)
	{
		*remainder = (s32)(dividend % divisor);
		return dividend / divisor;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 div64_u64_rem(u64 dividend, u64 divisor, u64* remainder)
	{
		*remainder = dividend % divisor;
		return dividend / divisor;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 div64_u64(u64 dividend, u64 divisor)
	{
		return dividend / divisor;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static s64 div64_s64(s64 dividend, s64 divisor)
	{
		return dividend / divisor;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 div_u64(u64 dividend, u32 divisor)
	{
		u32 remainder;
		return div_u64_rem(dividend, divisor, &remainder);
	}

	// PORT: the divisor is often a constant of type long, which C cuts to 32 bits.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 div_u64(u64 dividend, long divisor)
	{
		return div_u64(dividend, (u32)divisor);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static s64 div_s64(s64 dividend, s32 divisor)
	{
		s32 remainder;
		return div_s64_rem(dividend, divisor, &remainder);
	}

	public static u32 iter_div_u64_rem(u64 dividend, u32 divisor, u64* remainder)
	{
		return __iter_div_u64_rem(dividend, divisor, remainder);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 mul_u32_u32(u32 a, u32 b)
	{
		return (u64)a * b;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 add_u64_u32(u64 a, u32 b)
	{
		return a + b;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 mul_u64_u32_shr(u64 a, u32 mul, uint shift)
	{
		return (u64)(((UInt128)a * mul) >> (int)shift);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 mul_u64_u64_shr(u64 a, u64 mul, uint shift)
	{
		return (u64)(((UInt128)a * mul) >> (int)shift);
	}

	public static u64 mul_s64_u64_shr(s64 a, u64 b, uint shift)
	{
		u64 ret;

		ret = mul_u64_u64_shr((u64)abs(a), b, shift);

		if (a < 0)
			ret = (u64)(-((s64)ret));

		return ret;
	}

	// PORT: upstream does this with two 64-bit divisions of halves; here one of 128 bits gives the same.
	public static u64 mul_u64_u32_div(u64 a, u32 mul, u32 divisor)
	{
		return (u64)((UInt128)a * mul / divisor);
	}

	public static u64 mul_u64_add_u64_div_u64(u64 a, u64 b, u64 c, u64 d)
	{
		UInt128 quotient = ((UInt128)a * b + c) / d;

		return quotient > u64.MaxValue ? u64.MaxValue : (u64)quotient;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 mul_u64_u64_div_u64(u64 a, u64 b, u64 d)
	{
		return mul_u64_add_u64_div_u64(a, b, 0, d);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 DIV64_U64_ROUND_UP(u64 ll, u64 d)
	{
		return div64_u64(ll + d - 1, d);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 DIV_U64_ROUND_UP(u64 ll, u32 d)
	{
		return div_u64(ll + d - 1, d);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 DIV64_U64_ROUND_CLOSEST(u64 dividend, u64 divisor)
	{
		return div64_u64(dividend + divisor / 2, divisor);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 DIV_U64_ROUND_CLOSEST(u64 dividend, u32 divisor)
	{
		return div_u64(dividend + divisor / 2, divisor);
	}

	public static s64 DIV_S64_ROUND_CLOSEST(s64 dividend, s32 divisor)
	{
		s64 __x = dividend;
		s32 __d = divisor;

		return (__x > 0) == (__d > 0) ? div_s64(__x + (__d / 2), __d) : div_s64(__x - (__d / 2), __d);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 roundup_u64(u64 x, u32 y)
	{
		return DIV_U64_ROUND_UP(x, y) * y;
	}
}
