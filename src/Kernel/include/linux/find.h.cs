// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/find.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.
//
// PORT: small_const_nbits() is false everywhere here, since the compiler tells no constants apart;
// PORT: its arms, single words for sizes below 64, are left out.

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_next_bit(ulong* addr, ulong size, ulong offset)
	{
		return _find_next_bit(addr, size, offset);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_next_and_bit(ulong* addr1, ulong* addr2, ulong size, ulong offset)
	{
		return _find_next_and_bit(addr1, addr2, size, offset);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_next_andnot_bit(ulong* addr1, ulong* addr2, ulong size, ulong offset)
	{
		return _find_next_andnot_bit(addr1, addr2, size, offset);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_next_or_bit(ulong* addr1, ulong* addr2, ulong size, ulong offset)
	{
		return _find_next_or_bit(addr1, addr2, size, offset);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_next_zero_bit(ulong* addr, ulong size, ulong offset)
	{
		return _find_next_zero_bit(addr, size, offset);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_first_bit(ulong* addr, ulong size)
	{
		return _find_first_bit(addr, size);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_nth_bit(ulong* addr, ulong size, ulong n)
	{
		if (n >= size)
			return size;

		return __find_nth_bit(addr, size, n);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_nth_and_bit(ulong* addr1, ulong* addr2, ulong size, ulong n)
	{
		if (n >= size)
			return size;

		return __find_nth_and_bit(addr1, addr2, size, n);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_nth_and_andnot_bit(ulong* addr1, ulong* addr2, ulong* addr3, ulong size, ulong n)
	{
		if (n >= size)
			return size;

		return __find_nth_and_andnot_bit(addr1, addr2, addr3, size, n);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_first_and_bit(ulong* addr1, ulong* addr2, ulong size)
	{
		return _find_first_and_bit(addr1, addr2, size);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_first_andnot_bit(ulong* addr1, ulong* addr2, ulong size)
	{
		return _find_first_andnot_bit(addr1, addr2, size);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_first_and_and_bit(ulong* addr1, ulong* addr2, ulong* addr3, ulong size)
	{
		return _find_first_and_and_bit(addr1, addr2, addr3, size);
	}

	// PORT: upstream's iterators are the head of a for; a method steps the bit, which begins below the
	// PORT: first, and says whether there is one more: for (bit = -1; for_each_set_bit(ref bit, addr, size);).
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool for_each_set_bit(ref int bit, ulong* addr, uint size)
	{
		bit = (int)find_next_bit(addr, size, (ulong)(bit + 1));
		return bit < size;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool for_each_and_bit(ref int bit, ulong* addr1, ulong* addr2, uint size)
	{
		bit = (int)find_next_and_bit(addr1, addr2, size, (ulong)(bit + 1));
		return bit < size;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_first_zero_bit(ulong* addr, ulong size)
	{
		return _find_first_zero_bit(addr, size);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_last_bit(ulong* addr, ulong size)
	{
		return _find_last_bit(addr, size);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_next_and_bit_wrap(ulong* addr1, ulong* addr2, ulong size, ulong offset)
	{
		ulong bit = find_next_and_bit(addr1, addr2, size, offset);

		if (bit < size || offset == 0)
			return bit;

		bit = find_first_and_bit(addr1, addr2, offset);
		return bit < offset ? bit : size;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong find_next_bit_wrap(ulong* addr, ulong size, ulong offset)
	{
		ulong bit = find_next_bit(addr, size, offset);

		if (bit < size || offset == 0)
			return bit;

		bit = find_first_bit(addr, offset);
		return bit < offset ? bit : size;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong __for_each_wrap(ulong* bitmap, ulong size, ulong start, ulong n)
	{
		ulong bit;

		if (n > start) {

			bit = find_next_bit(bitmap, size, n);
			if (bit < size)
				return bit;

			n = 0;
		}

		bit = find_next_bit(bitmap, start, n);
		return bit < start ? bit : size;
	}
}
