// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from lib/find_bit.c of Linux 7.2.
// Copyright (C) 2004 Red Hat, Inc. All Rights Reserved.
// Copyright (C) 2008 IBM Corporation
//
// PORT: FIND_FIRST_BIT, FIND_NEXT_BIT and FIND_NTH_BIT take a word expression, so each use
// PORT: stands written out in the function that upstream expands it in.

namespace Linux;

public static unsafe partial class Kernel
{
	public static ulong _find_first_bit(ulong* addr, ulong size)
	{
		ulong idx, val, sz = (size);

		for (idx = 0; idx * BITS_PER_LONG < sz; idx++) {
			val = (addr[idx]);
			if (val != 0) {
				sz = min(idx * BITS_PER_LONG + __ffs(val), sz);
				break;
			}
		}

		return sz;
	}

	public static ulong _find_first_and_bit(ulong* addr1, ulong* addr2, ulong size)
	{
		ulong idx, val, sz = (size);

		for (idx = 0; idx * BITS_PER_LONG < sz; idx++) {
			val = (addr1[idx] & addr2[idx]);
			if (val != 0) {
				sz = min(idx * BITS_PER_LONG + __ffs(val), sz);
				break;
			}
		}

		return sz;
	}

	public static ulong _find_first_andnot_bit(ulong* addr1, ulong* addr2, ulong size)
	{
		ulong idx, val, sz = (size);

		for (idx = 0; idx * BITS_PER_LONG < sz; idx++) {
			val = (addr1[idx] & ~addr2[idx]);
			if (val != 0) {
				sz = min(idx * BITS_PER_LONG + __ffs(val), sz);
				break;
			}
		}

		return sz;
	}

	public static ulong _find_first_and_and_bit(ulong* addr1, ulong* addr2, ulong* addr3, ulong size)
	{
		ulong idx, val, sz = (size);

		for (idx = 0; idx * BITS_PER_LONG < sz; idx++) {
			val = (addr1[idx] & addr2[idx] & addr3[idx]);
			if (val != 0) {
				sz = min(idx * BITS_PER_LONG + __ffs(val), sz);
				break;
			}
		}

		return sz;
	}

	public static ulong _find_first_zero_bit(ulong* addr, ulong size)
	{
		ulong idx, val, sz = (size);

		for (idx = 0; idx * BITS_PER_LONG < sz; idx++) {
			val = (~addr[idx]);
			if (val != 0) {
				sz = min(idx * BITS_PER_LONG + __ffs(val), sz);
				break;
			}
		}

		return sz;
	}

	public static ulong _find_next_bit(ulong* addr, ulong nbits, ulong start)
	{
		ulong mask, idx, tmp, sz = (nbits), __start = (start);

		if (unlikely(__start >= sz))
			goto @out;

		mask = BITMAP_FIRST_WORD_MASK(__start);
		idx = __start / BITS_PER_LONG;

		for (tmp = (addr[idx]) & mask; tmp == 0; tmp = (addr[idx])) {
			if ((idx + 1) * BITS_PER_LONG >= sz)
				goto @out;
			idx++;
		}

		sz = min(idx * BITS_PER_LONG + __ffs(tmp), sz);
	@out:
		return sz;
	}

	public static ulong __find_nth_bit(ulong* addr, ulong size, ulong n)
	{
		ulong sz = (size), nr = (n), idx, w, tmp = 0;

		for (idx = 0; (idx + 1) * BITS_PER_LONG <= sz; idx++) {
			if (idx * BITS_PER_LONG + nr >= sz)
				goto @out;

			tmp = (addr[idx]);
			w = hweight_long(tmp);
			if (w > nr)
				goto found;

			nr -= w;
		}

		if (sz % BITS_PER_LONG != 0)
			tmp = (addr[idx]) & BITMAP_LAST_WORD_MASK(sz);
	found:
		sz = idx * BITS_PER_LONG + fns(tmp, (uint)nr);
	@out:
		return sz;
	}

	public static ulong __find_nth_and_bit(ulong* addr1, ulong* addr2, ulong size, ulong n)
	{
		ulong sz = (size), nr = (n), idx, w, tmp = 0;

		for (idx = 0; (idx + 1) * BITS_PER_LONG <= sz; idx++) {
			if (idx * BITS_PER_LONG + nr >= sz)
				goto @out;

			tmp = (addr1[idx] & addr2[idx]);
			w = hweight_long(tmp);
			if (w > nr)
				goto found;

			nr -= w;
		}

		if (sz % BITS_PER_LONG != 0)
			tmp = (addr1[idx] & addr2[idx]) & BITMAP_LAST_WORD_MASK(sz);
	found:
		sz = idx * BITS_PER_LONG + fns(tmp, (uint)nr);
	@out:
		return sz;
	}

	public static ulong __find_nth_and_andnot_bit(ulong* addr1, ulong* addr2, ulong* addr3, ulong size, ulong n)
	{
		ulong sz = (size), nr = (n), idx, w, tmp = 0;

		for (idx = 0; (idx + 1) * BITS_PER_LONG <= sz; idx++) {
			if (idx * BITS_PER_LONG + nr >= sz)
				goto @out;

			tmp = (addr1[idx] & addr2[idx] & ~addr3[idx]);
			w = hweight_long(tmp);
			if (w > nr)
				goto found;

			nr -= w;
		}

		if (sz % BITS_PER_LONG != 0)
			tmp = (addr1[idx] & addr2[idx] & ~addr3[idx]) & BITMAP_LAST_WORD_MASK(sz);
	found:
		sz = idx * BITS_PER_LONG + fns(tmp, (uint)nr);
	@out:
		return sz;
	}

	public static ulong _find_next_and_bit(ulong* addr1, ulong* addr2, ulong nbits, ulong start)
	{
		ulong mask, idx, tmp, sz = (nbits), __start = (start);

		if (unlikely(__start >= sz))
			goto @out;

		mask = BITMAP_FIRST_WORD_MASK(__start);
		idx = __start / BITS_PER_LONG;

		for (tmp = (addr1[idx] & addr2[idx]) & mask; tmp == 0; tmp = (addr1[idx] & addr2[idx])) {
			if ((idx + 1) * BITS_PER_LONG >= sz)
				goto @out;
			idx++;
		}

		sz = min(idx * BITS_PER_LONG + __ffs(tmp), sz);
	@out:
		return sz;
	}

	public static ulong _find_next_andnot_bit(ulong* addr1, ulong* addr2, ulong nbits, ulong start)
	{
		ulong mask, idx, tmp, sz = (nbits), __start = (start);

		if (unlikely(__start >= sz))
			goto @out;

		mask = BITMAP_FIRST_WORD_MASK(__start);
		idx = __start / BITS_PER_LONG;

		for (tmp = (addr1[idx] & ~addr2[idx]) & mask; tmp == 0; tmp = (addr1[idx] & ~addr2[idx])) {
			if ((idx + 1) * BITS_PER_LONG >= sz)
				goto @out;
			idx++;
		}

		sz = min(idx * BITS_PER_LONG + __ffs(tmp), sz);
	@out:
		return sz;
	}

	public static ulong _find_next_or_bit(ulong* addr1, ulong* addr2, ulong nbits, ulong start)
	{
		ulong mask, idx, tmp, sz = (nbits), __start = (start);

		if (unlikely(__start >= sz))
			goto @out;

		mask = BITMAP_FIRST_WORD_MASK(__start);
		idx = __start / BITS_PER_LONG;

		for (tmp = (addr1[idx] | addr2[idx]) & mask; tmp == 0; tmp = (addr1[idx] | addr2[idx])) {
			if ((idx + 1) * BITS_PER_LONG >= sz)
				goto @out;
			idx++;
		}

		sz = min(idx * BITS_PER_LONG + __ffs(tmp), sz);
	@out:
		return sz;
	}

	public static ulong _find_next_zero_bit(ulong* addr, ulong nbits, ulong start)
	{
		ulong mask, idx, tmp, sz = (nbits), __start = (start);

		if (unlikely(__start >= sz))
			goto @out;

		mask = BITMAP_FIRST_WORD_MASK(__start);
		idx = __start / BITS_PER_LONG;

		for (tmp = (~addr[idx]) & mask; tmp == 0; tmp = (~addr[idx])) {
			if ((idx + 1) * BITS_PER_LONG >= sz)
				goto @out;
			idx++;
		}

		sz = min(idx * BITS_PER_LONG + __ffs(tmp), sz);
	@out:
		return sz;
	}

	public static ulong _find_last_bit(ulong* addr, ulong size)
	{
		if (size != 0) {
			ulong val = BITMAP_LAST_WORD_MASK(size);
			ulong idx = (size-1) / BITS_PER_LONG;

			do {
				val &= addr[idx];
				if (val != 0)
					return idx * BITS_PER_LONG + __fls(val);

				val = ~0UL;
			} while (idx-- != 0);
		}
		return size;
	}
}
