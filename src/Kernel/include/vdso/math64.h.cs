// SPDX-License-Identifier: GPL-2.0
// Ported from include/vdso/math64.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public static u32 __iter_div_u64_rem(u64 dividend, u32 divisor, u64* remainder)
	{
		u32 ret = 0;

		while (dividend >= divisor) {
			dividend -= divisor;
			ret++;
		}

		*remainder = dividend;

		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 mul_u64_u32_add_u64_shr(u64 a, u32 mul, u64 b, uint shift)
	{
		return (u64)((((UInt128)a * mul) + b) >> (int)shift);
	}
}
