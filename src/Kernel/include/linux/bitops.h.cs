// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/bitops.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

using System.Numerics;
using System.Threading;

namespace Linux;

// PORT: the bit operations that the architecture and asm-generic/bitops give upstream stand here too.
public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint BITS_TO_LONGS(uint nr)
	{
		return (nr + BITS_PER_LONG - 1) / BITS_PER_LONG;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesBits("addr")]
	public static void set_bit(long nr, ulong* addr, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		ulong* p = addr + (nr >> 6);

		__visible(visible_kind.Rmw, p, file, line);
		ulong old = Interlocked.Or(ref *p, 1UL << (int)(nr & 63));
		__observed(old);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesBits("addr")]
	public static void clear_bit(long nr, ulong* addr, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		ulong* p = addr + (nr >> 6);

		__visible(visible_kind.Rmw, p, file, line);
		ulong old = Interlocked.And(ref *p, ~(1UL << (int)(nr & 63)));
		__observed(old);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesBits("addr")]
	public static void change_bit(long nr, ulong* addr, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		long* p = (long*)(addr + (nr >> 6));

		__visible(visible_kind.Rmw, p, file, line);
		long old = __fetch_xor(ref *p, 1L << (int)(nr & 63));
		__observed((ulong)old);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static bool __test_and_set_bit(visible_kind kind, long nr, ulong* addr, string file, int line)
	{
		ulong* p = addr + (nr >> 6);
		ulong mask = 1UL << (int)(nr & 63);

		__visible(kind, p, file, line);
		ulong old = Interlocked.Or(ref *p, mask);
		__observed(old);
		return (old & mask) != 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static bool __test_and_clear_bit(visible_kind kind, long nr, ulong* addr, string file, int line)
	{
		ulong* p = addr + (nr >> 6);
		ulong mask = 1UL << (int)(nr & 63);

		__visible(kind, p, file, line);
		ulong old = Interlocked.And(ref *p, ~mask);
		__observed(old);
		return (old & mask) != 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesBits("addr")]
	public static bool test_and_set_bit(long nr, ulong* addr, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return __test_and_set_bit(visible_kind.RmwFull, nr, addr, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesBits("addr")]
	public static bool test_and_clear_bit(long nr, ulong* addr, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return __test_and_clear_bit(visible_kind.RmwFull, nr, addr, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesBits("addr")]
	public static bool test_and_change_bit(long nr, ulong* addr, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		long* p = (long*)(addr + (nr >> 6));
		long mask = 1L << (int)(nr & 63);

		__visible(visible_kind.RmwFull, p, file, line);
		long old = __fetch_xor(ref *p, mask);
		__observed((ulong)old);
		return (old & mask) != 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesBits("addr")]
	public static bool test_and_set_bit_lock(long nr, ulong* addr, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return __test_and_set_bit(visible_kind.RmwAcquire, nr, addr, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesBits("addr")]
	public static void clear_bit_unlock(long nr, ulong* addr, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__test_and_clear_bit(visible_kind.RmwRelease, nr, addr, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesBits("addr", Plainly = true)]
	public static void __set_bit(long nr, ulong* addr)
	{
		addr[nr >> 6] |= 1UL << (int)(nr & 63);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesBits("addr", Plainly = true)]
	public static void __clear_bit(long nr, ulong* addr)
	{
		addr[nr >> 6] &= ~(1UL << (int)(nr & 63));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesBits("addr", Plainly = true)]
	public static void __change_bit(long nr, ulong* addr)
	{
		addr[nr >> 6] ^= 1UL << (int)(nr & 63);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesBits("addr", Plainly = true)]
	public static bool __test_and_set_bit(long nr, ulong* addr)
	{
		ulong mask = 1UL << (int)(nr & 63);
		ulong old = addr[nr >> 6];

		addr[nr >> 6] = old | mask;
		return (old & mask) != 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesBits("addr", Plainly = true)]
	public static bool __test_and_clear_bit(long nr, ulong* addr)
	{
		ulong mask = 1UL << (int)(nr & 63);
		ulong old = addr[nr >> 6];

		addr[nr >> 6] = old & ~mask;
		return (old & mask) != 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __test_and_change_bit(long nr, ulong* addr)
	{
		ulong mask = 1UL << (int)(nr & 63);
		ulong old = addr[nr >> 6];

		addr[nr >> 6] = old ^ mask;
		return (old & mask) != 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool test_bit(long nr, ulong* addr, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		ulong* p = addr + (nr >> 6);

		__visible(visible_kind.Load, p, file, line);
		ulong word = __loaded(Volatile.Read(ref *p));
		return ((word >> (int)(nr & 63)) & 1) != 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool test_bit_acquire(long nr, ulong* addr, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		ulong* p = addr + (nr >> 6);

		__visible(visible_kind.LoadAcquire, p, file, line);
		ulong word = __loaded(Volatile.Read(ref *p));
		return ((word >> (int)(nr & 63)) & 1) != 0;
	}

	/// <summary>Index of the lowest set bit of a word that is not 0; 64 for 0, where C says nothing.</summary>
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint __ffs(ulong word)
	{
		return (uint)BitOperations.TrailingZeroCount(word);
	}

	/// <summary>Index of the highest set bit of a word that is not 0.</summary>
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint __fls(ulong word)
	{
		return (uint)(63 - BitOperations.LeadingZeroCount(word));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint ffz(ulong word)
	{
		return __ffs(~word);
	}

	/// <summary>One more than the index of the lowest set bit; 0 for 0.</summary>
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int ffs(int x)
	{
		return x == 0 ? 0 : BitOperations.TrailingZeroCount(x) + 1;
	}

	/// <summary>One more than the index of the highest set bit; 0 for 0.</summary>
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int fls(uint x)
	{
		return 32 - BitOperations.LeadingZeroCount(x);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int fls64(u64 x)
	{
		return 64 - BitOperations.LeadingZeroCount(x);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint hweight8(uint w)
	{
		return (uint)BitOperations.PopCount(w & 0xff);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint hweight16(uint w)
	{
		return (uint)BitOperations.PopCount(w & 0xffff);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint hweight32(uint w)
	{
		return (uint)BitOperations.PopCount(w);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong hweight64(u64 w)
	{
		return (ulong)BitOperations.PopCount(w);
	}

	public static int get_bitmask_order(uint count)
	{
		int order;

		order = fls(count);
		return order;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong hweight_long(ulong w)
	{
		return hweight64(w);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 rol64(u64 word, uint shift)
	{
		return (word << (int)(shift & 63)) | (word >> (int)((0 - shift) & 63));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 ror64(u64 word, uint shift)
	{
		return (word >> (int)(shift & 63)) | (word << (int)((0 - shift) & 63));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u32 rol32(u32 word, uint shift)
	{
		return (word << (int)(shift & 31)) | (word >> (int)((0 - shift) & 31));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u32 ror32(u32 word, uint shift)
	{
		return (word >> (int)(shift & 31)) | (word << (int)((0 - shift) & 31));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static s32 sign_extend32(u32 value, int index)
	{
		int shift = 31 - index;

		return (s32)(value << shift) >> shift;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static s64 sign_extend64(u64 value, int index)
	{
		int shift = 63 - index;

		return (s64)(value << shift) >> shift;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint fls_long(ulong l)
	{
		return (uint)fls64(l);
	}

	public static int get_count_order(uint count)
	{
		if (count == 0)
			return -1;

		return fls(--count);
	}

	public static int get_count_order_long(ulong l)
	{
		if (l == 0UL)
			return -1;
		return (int)fls_long(--l);
	}

	public static int parity8(u8 val)
	{
		val ^= (u8)(val >> 4);
		return (0x6996 >> (val & 0xf)) & 1;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint __ffs64(u64 word)
	{
		return __ffs(word);
	}

	public static uint fns(ulong word, uint n)
	{
		while (word != 0 && n-- != 0)
			word &= word - 1;

		return word != 0 ? __ffs(word) : BITS_PER_LONG;
	}

	public static void assign_bit(long nr, ulong* addr, bool value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (value)
			set_bit(nr, addr, file, line);
		else
			clear_bit(nr, addr, file, line);
	}

	public static void __assign_bit(long nr, ulong* addr, bool value)
	{
		if (value)
			__set_bit(nr, addr);
		else
			__clear_bit(nr, addr);
	}
}
