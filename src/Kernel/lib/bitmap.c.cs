// SPDX-License-Identifier: GPL-2.0-only
// Ported from lib/bitmap.c of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public static bool __bitmap_equal(ulong* bitmap1, ulong* bitmap2, uint bits)
	{
		uint k, lim = bits / BITS_PER_LONG;
		for (k = 0; k < lim; ++k)
			if (bitmap1[k] != bitmap2[k])
				return false;

		if (bits % BITS_PER_LONG != 0)
			if (((bitmap1[k] ^ bitmap2[k]) & BITMAP_LAST_WORD_MASK(bits)) != 0)
				return false;

		return true;
	}

	public static bool __bitmap_or_equal(ulong* bitmap1, ulong* bitmap2, ulong* bitmap3, uint bits)
	{
		uint k, lim = bits / BITS_PER_LONG;
		ulong tmp;

		for (k = 0; k < lim; ++k) {
			if ((bitmap1[k] | bitmap2[k]) != bitmap3[k])
				return false;
		}

		if (bits % BITS_PER_LONG == 0)
			return true;

		tmp = (bitmap1[k] | bitmap2[k]) ^ bitmap3[k];
		return (tmp & BITMAP_LAST_WORD_MASK(bits)) == 0;
	}

	public static void __bitmap_complement(ulong* dst, ulong* src, uint bits)
	{
		uint k, lim = BITS_TO_LONGS(bits);
		for (k = 0; k < lim; ++k)
			dst[k] = ~src[k];
	}

	public static void __bitmap_shift_right(ulong* dst, ulong* src, uint shift, uint nbits)
	{
		uint k, lim = BITS_TO_LONGS(nbits);
		uint off = shift / BITS_PER_LONG, rem = shift % BITS_PER_LONG;
		ulong mask = BITMAP_LAST_WORD_MASK(nbits);
		for (k = 0; off + k < lim; ++k) {
			ulong upper, lower;

			if (rem == 0 || off + k + 1 >= lim)
				upper = 0;
			else {
				upper = src[off + k + 1];
				if (off + k + 1 == lim - 1)
					upper &= mask;
				upper <<= (int)(BITS_PER_LONG - rem);
			}
			lower = src[off + k];
			if (off + k == lim - 1)
				lower &= mask;
			lower >>= (int)rem;
			dst[k] = lower | upper;
		}
		if (off != 0)
			memset(&dst[lim - off], 0, off * sizeof(ulong));
	}

	public static void __bitmap_shift_left(ulong* dst, ulong* src, uint shift, uint nbits)
	{
		int k;
		uint lim = BITS_TO_LONGS(nbits);
		uint off = shift / BITS_PER_LONG, rem = shift % BITS_PER_LONG;
		for (k = (int)(lim - off - 1); k >= 0; --k) {
			ulong upper, lower;

			if (rem != 0 && k > 0)
				lower = src[k - 1] >> (int)(BITS_PER_LONG - rem);
			else
				lower = 0;
			upper = src[k] << (int)rem;
			dst[k + off] = lower | upper;
		}
		if (off != 0)
			memset(dst, 0, off * sizeof(ulong));
	}

	public static bool __bitmap_and(ulong* dst, ulong* bitmap1, ulong* bitmap2, uint bits)
	{
		uint k;
		uint lim = bits / BITS_PER_LONG;
		ulong result = 0;

		for (k = 0; k < lim; k++)
			result |= (dst[k] = bitmap1[k] & bitmap2[k]);
		if (bits % BITS_PER_LONG != 0)
			result |= (dst[k] = bitmap1[k] & bitmap2[k] &
				   BITMAP_LAST_WORD_MASK(bits));
		return result != 0;
	}

	public static void __bitmap_or(ulong* dst, ulong* bitmap1, ulong* bitmap2, uint bits)
	{
		uint k;
		uint nr = BITS_TO_LONGS(bits);

		for (k = 0; k < nr; k++)
			dst[k] = bitmap1[k] | bitmap2[k];
	}

	public static void __bitmap_xor(ulong* dst, ulong* bitmap1, ulong* bitmap2, uint bits)
	{
		uint k;
		uint nr = BITS_TO_LONGS(bits);

		for (k = 0; k < nr; k++)
			dst[k] = bitmap1[k] ^ bitmap2[k];
	}

	public static bool __bitmap_andnot(ulong* dst, ulong* bitmap1, ulong* bitmap2, uint bits)
	{
		uint k;
		uint lim = bits / BITS_PER_LONG;
		ulong result = 0;

		for (k = 0; k < lim; k++)
			result |= (dst[k] = bitmap1[k] & ~bitmap2[k]);
		if (bits % BITS_PER_LONG != 0)
			result |= (dst[k] = bitmap1[k] & ~bitmap2[k] &
				   BITMAP_LAST_WORD_MASK(bits));
		return result != 0;
	}

	public static void __bitmap_replace(ulong* dst, ulong* old, ulong* @new, ulong* mask, uint nbits)
	{
		uint k;
		uint nr = BITS_TO_LONGS(nbits);

		for (k = 0; k < nr; k++)
			dst[k] = (old[k] & ~mask[k]) | (@new[k] & mask[k]);
	}

	public static bool __bitmap_intersects(ulong* bitmap1, ulong* bitmap2, uint bits)
	{
		uint k, lim = bits / BITS_PER_LONG;
		for (k = 0; k < lim; ++k)
			if ((bitmap1[k] & bitmap2[k]) != 0)
				return true;

		if (bits % BITS_PER_LONG != 0)
			if (((bitmap1[k] & bitmap2[k]) & BITMAP_LAST_WORD_MASK(bits)) != 0)
				return true;
		return false;
	}

	public static bool __bitmap_subset(ulong* bitmap1, ulong* bitmap2, uint bits)
	{
		uint k, lim = bits / BITS_PER_LONG;
		for (k = 0; k < lim; ++k)
			if ((bitmap1[k] & ~bitmap2[k]) != 0)
				return false;

		if (bits % BITS_PER_LONG != 0)
			if (((bitmap1[k] & ~bitmap2[k]) & BITMAP_LAST_WORD_MASK(bits)) != 0)
				return false;
		return true;
	}

	// PORT: BITMAP_WEIGHT() takes a word expression, so it stands written out.
	public static uint __bitmap_weight(ulong* bitmap, uint bits)
	{
		uint __bits = (bits), idx, w = 0;

		for (idx = 0; idx < __bits / BITS_PER_LONG; idx++)
			w += (uint)hweight_long(bitmap[idx]);

		if (__bits % BITS_PER_LONG != 0)
			w += (uint)hweight_long((bitmap[idx]) & BITMAP_LAST_WORD_MASK(__bits));

		return w;
	}

	// PORT: BITMAP_WEIGHT() takes a word expression, so it stands written out.
	public static uint __bitmap_weight_and(ulong* bitmap1, ulong* bitmap2, uint bits)
	{
		uint __bits = (bits), idx, w = 0;

		for (idx = 0; idx < __bits / BITS_PER_LONG; idx++)
			w += (uint)hweight_long(bitmap1[idx] & bitmap2[idx]);

		if (__bits % BITS_PER_LONG != 0)
			w += (uint)hweight_long((bitmap1[idx] & bitmap2[idx]) & BITMAP_LAST_WORD_MASK(__bits));

		return w;
	}

	// PORT: BITMAP_WEIGHT() takes a word expression, so it stands written out.
	public static uint __bitmap_weight_andnot(ulong* bitmap1, ulong* bitmap2, uint bits)
	{
		uint __bits = (bits), idx, w = 0;

		for (idx = 0; idx < __bits / BITS_PER_LONG; idx++)
			w += (uint)hweight_long(bitmap1[idx] & ~bitmap2[idx]);

		if (__bits % BITS_PER_LONG != 0)
			w += (uint)hweight_long((bitmap1[idx] & ~bitmap2[idx]) & BITMAP_LAST_WORD_MASK(__bits));

		return w;
	}

	// PORT: BITMAP_WEIGHT() takes a word expression, so it stands written out.
	public static uint __bitmap_weighted_or(ulong* dst, ulong* bitmap1, ulong* bitmap2, uint bits)
	{
		uint __bits = (bits), idx, w = 0;

		for (idx = 0; idx < __bits / BITS_PER_LONG; idx++)
			w += (uint)hweight_long(dst[idx] = bitmap1[idx] | bitmap2[idx]);

		if (__bits % BITS_PER_LONG != 0)
			w += (uint)hweight_long((dst[idx] = bitmap1[idx] | bitmap2[idx]) & BITMAP_LAST_WORD_MASK(__bits));

		return w;
	}

	// PORT: BITMAP_WEIGHT() takes a word expression, so it stands written out.
	public static uint __bitmap_weighted_xor(ulong* dst, ulong* bitmap1, ulong* bitmap2, uint bits)
	{
		uint __bits = (bits), idx, w = 0;

		for (idx = 0; idx < __bits / BITS_PER_LONG; idx++)
			w += (uint)hweight_long(dst[idx] = bitmap1[idx] ^ bitmap2[idx]);

		if (__bits % BITS_PER_LONG != 0)
			w += (uint)hweight_long((dst[idx] = bitmap1[idx] ^ bitmap2[idx]) & BITMAP_LAST_WORD_MASK(__bits));

		return w;
	}

	public static void __bitmap_set(ulong* map, uint start, int len)
	{
		ulong* p = map + BIT_WORD(start);
		uint size = start + (uint)len;
		int bits_to_set = (int)(BITS_PER_LONG - (start % BITS_PER_LONG));
		ulong mask_to_set = BITMAP_FIRST_WORD_MASK(start);

		while (len - bits_to_set >= 0) {
			*p |= mask_to_set;
			len -= bits_to_set;
			bits_to_set = BITS_PER_LONG;
			mask_to_set = ~0UL;
			p++;
		}
		if (len != 0) {
			mask_to_set &= BITMAP_LAST_WORD_MASK(size);
			*p |= mask_to_set;
		}
	}

	public static void __bitmap_clear(ulong* map, uint start, int len)
	{
		ulong* p = map + BIT_WORD(start);
		uint size = start + (uint)len;
		int bits_to_clear = (int)(BITS_PER_LONG - (start % BITS_PER_LONG));
		ulong mask_to_clear = BITMAP_FIRST_WORD_MASK(start);

		while (len - bits_to_clear >= 0) {
			*p &= ~mask_to_clear;
			len -= bits_to_clear;
			bits_to_clear = BITS_PER_LONG;
			mask_to_clear = ~0UL;
			p++;
		}
		if (len != 0) {
			mask_to_clear &= BITMAP_LAST_WORD_MASK(size);
			*p &= ~mask_to_clear;
		}
	}

	public static ulong bitmap_find_next_zero_area_off(ulong* map, ulong size, ulong start, uint nr, ulong align_mask, ulong align_offset)
	{
		ulong index, end, i;
	again:
		index = find_next_zero_bit(map, size, start);

		index = __ALIGN_MASK(index + align_offset, align_mask) - align_offset;

		end = index + nr;
		if (end > size)
			return end;
		i = find_next_bit(map, end, index);
		if (i < end) {
			start = i + 1;
			goto again;
		}
		return index;
	}
}
