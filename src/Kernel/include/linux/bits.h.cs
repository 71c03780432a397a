// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/bits.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public const int BITS_PER_BYTE = 8;
	public const int BITS_PER_LONG = 64;
	public const int BITS_PER_LONG_LONG = 64;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong BIT(int nr)
	{
		return 1UL << nr;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong BIT(uint nr)
	{
		return 1UL << (int)nr;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong BIT(ulong nr)
	{
		return 1UL << (int)nr;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong BIT_ULL(int nr)
	{
		return 1UL << nr;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong BIT_ULL(uint nr)
	{
		return 1UL << (int)nr;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong BIT_MASK(ulong nr)
	{
		return 1UL << (int)(nr % BITS_PER_LONG);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong BIT_WORD(ulong nr)
	{
		return nr / BITS_PER_LONG;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong GENMASK(int h, int l)
	{
		return ~0UL << l & ~0UL >> (BITS_PER_LONG - 1 - h);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong GENMASK_ULL(int h, int l)
	{
		return ~0UL << l & ~0UL >> (BITS_PER_LONG_LONG - 1 - h);
	}
}
