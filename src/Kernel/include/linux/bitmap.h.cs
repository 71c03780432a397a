// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/bitmap.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.
//
// PORT: the arms for sizes below 64 that a C compiler takes for constants are left out.

namespace Linux;

public static unsafe partial class Kernel
{
	public const uint BITMAP_MEM_ALIGNMENT = 8;
	public const uint BITMAP_MEM_MASK = BITMAP_MEM_ALIGNMENT - 1;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong BITMAP_FIRST_WORD_MASK(ulong start)
	{
		return ~0UL << (int)(start & (BITS_PER_LONG - 1));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong BITMAP_LAST_WORD_MASK(ulong nbits)
	{
		return ~0UL >> (int)((0 - nbits) & (BITS_PER_LONG - 1));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint bitmap_size(uint nbits)
	{
		return ALIGN<uint>(nbits, BITS_PER_LONG) / BITS_PER_BYTE;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong bitmap_find_next_zero_area(ulong* map, ulong size, ulong start, uint nr, ulong align_mask)
	{
		return bitmap_find_next_zero_area_off(map, size, start, nr,
						      align_mask, 0);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void bitmap_zero(ulong* dst, uint nbits)
	{
		uint len = bitmap_size(nbits);

		memset(dst, 0, len);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void bitmap_fill(ulong* dst, uint nbits)
	{
		uint len = bitmap_size(nbits);

		memset(dst, 0xff, len);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void bitmap_copy(ulong* dst, ulong* src, uint nbits)
	{
		uint len = bitmap_size(nbits);

		memcpy(dst, src, len);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void bitmap_copy_clear_tail(ulong* dst, ulong* src, uint nbits)
	{
		bitmap_copy(dst, src, nbits);
		if (nbits % BITS_PER_LONG != 0)
			dst[nbits / BITS_PER_LONG] &= BITMAP_LAST_WORD_MASK(nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool bitmap_and(ulong* dst, ulong* src1, ulong* src2, uint nbits)
	{
		return __bitmap_and(dst, src1, src2, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void bitmap_or(ulong* dst, ulong* src1, ulong* src2, uint nbits)
	{
		__bitmap_or(dst, src1, src2, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint bitmap_weighted_or(ulong* dst, ulong* src1, ulong* src2, uint nbits)
	{
		return __bitmap_weighted_or(dst, src1, src2, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint bitmap_weighted_xor(ulong* dst, ulong* src1, ulong* src2, uint nbits)
	{
		return __bitmap_weighted_xor(dst, src1, src2, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void bitmap_xor(ulong* dst, ulong* src1, ulong* src2, uint nbits)
	{
		__bitmap_xor(dst, src1, src2, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool bitmap_andnot(ulong* dst, ulong* src1, ulong* src2, uint nbits)
	{
		return __bitmap_andnot(dst, src1, src2, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void bitmap_complement(ulong* dst, ulong* src, uint nbits)
	{
		__bitmap_complement(dst, src, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool bitmap_equal(ulong* src1, ulong* src2, uint nbits)
	{
		return __bitmap_equal(src1, src2, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool bitmap_or_equal(ulong* src1, ulong* src2, ulong* src3, uint nbits)
	{
		return __bitmap_or_equal(src1, src2, src3, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool bitmap_intersects(ulong* src1, ulong* src2, uint nbits)
	{
		return __bitmap_intersects(src1, src2, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool bitmap_subset(ulong* src1, ulong* src2, uint nbits)
	{
		return __bitmap_subset(src1, src2, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool bitmap_empty(ulong* src, uint nbits)
	{
		return find_first_bit(src, nbits) == nbits;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool bitmap_full(ulong* src, uint nbits)
	{
		return find_first_zero_bit(src, nbits) == nbits;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint bitmap_weight(ulong* src, uint nbits)
	{
		return __bitmap_weight(src, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong bitmap_weight_and(ulong* src1, ulong* src2, uint nbits)
	{
		return __bitmap_weight_and(src1, src2, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong bitmap_weight_andnot(ulong* src1, ulong* src2, uint nbits)
	{
		return __bitmap_weight_andnot(src1, src2, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong bitmap_weight_from(ulong* bitmap, uint start, uint end)
	{
		ulong w;

		if (unlikely(start >= end))
			return end;

		bitmap += start / BITS_PER_LONG;

		end -= start & ~(BITS_PER_LONG - 1U);
		start %= BITS_PER_LONG;
		w = bitmap_weight(bitmap, end);
		if (start != 0)
			w -= hweight_long(*bitmap & BITMAP_LAST_WORD_MASK(start));

		return w;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void bitmap_set(ulong* map, uint start, uint nbits)
	{
		if (nbits == 1)
			__set_bit(start, map);
		else
			__bitmap_set(map, start, (int)nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void bitmap_clear(ulong* map, uint start, uint nbits)
	{
		if (nbits == 1)
			__clear_bit(start, map);
		else
			__bitmap_clear(map, start, (int)nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void bitmap_shift_right(ulong* dst, ulong* src, uint shift, uint nbits)
	{
		__bitmap_shift_right(dst, src, shift, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void bitmap_shift_left(ulong* dst, ulong* src, uint shift, uint nbits)
	{
		__bitmap_shift_left(dst, src, shift, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void bitmap_replace(ulong* dst, ulong* old, ulong* @new, ulong* mask, uint nbits)
	{
		__bitmap_replace(dst, old, @new, mask, nbits);
	}
}
