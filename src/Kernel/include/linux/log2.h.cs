// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from include/linux/log2.h of Linux 7.2.
// Copyright (C) 2006 Red Hat, Inc. All Rights Reserved.

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int __ilog2_u32(u32 n)
	{
		return fls(n) - 1;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int __ilog2_u64(u64 n)
	{
		return fls64(n) - 1;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool is_power_of_2(ulong n)
	{
		return n - 1 < (n ^ (n - 1));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong __roundup_pow_of_two(ulong n)
	{
		return 1UL << (int)fls_long(n - 1);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong __rounddown_pow_of_two(ulong n)
	{
		return 1UL << (int)(fls_long(n) - 1);
	}

	// PORT: C picks the width by sizeof(n) and folds constants; -1 for 0 is the answer for variables.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int ilog2(u64 n)
	{
		return __ilog2_u64(n);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong roundup_pow_of_two(ulong n)
	{
		return __roundup_pow_of_two(n);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong rounddown_pow_of_two(ulong n)
	{
		return __rounddown_pow_of_two(n);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int __order_base_2(ulong n)
	{
		return n > 1 ? ilog2(n - 1) + 1 : 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int order_base_2(ulong n)
	{
		return __order_base_2(n);
	}

	public static int __bits_per(ulong n)
	{
		if (n < 2)
			return 1;
		if (is_power_of_2(n))
			return order_base_2(n) + 1;
		return order_base_2(n);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int bits_per(ulong n)
	{
		return __bits_per(n);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint max_pow_of_two_factor(uint n)
	{
		return n & (0 - n);
	}
}
