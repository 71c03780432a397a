// SPDX-License-Identifier: GPL-2.0
// Ported from include/asm-generic/div64.h of Linux 7.2, the arm for 64 bit.
// Copyright (C) 2003 Bernardo Innocenti <bernie@develer.com>
// Based on former asm-ppc/div64.h and asm-m68knommu/div64.h
namespace Linux;

public static unsafe partial class Kernel {
	/// <summary>Divides n in place and returns the remainder.</summary>
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u32 do_div(ref u64 n, u32 @base)
	{
		u32 __rem;

		__rem = (u32)(n % @base);
		n = n / @base;
		return __rem;
	}
}
