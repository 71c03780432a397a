// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/atomic/atomic-instrumented.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.
//
// PORT: upstream generates this file from a table. Here an operation of atomic_t stands once; its
// PORT: orders, those of atomic64_t and atomic_long_t, and the forms by ref are generated from it.

using System.Threading;
using static Linux.Annotations.Variant;

namespace Linux;

public static unsafe partial class Kernel
{
	[Primitive]
	internal static int __fetch_xor(ref int counter, int i)
	{
		int old = Volatile.Read(ref counter);

		for (int seen; (seen = Interlocked.CompareExchange(ref counter, old ^ i, old)) != old; old = seen)
			;
		return old;
	}

	[Primitive]
	internal static long __fetch_xor(ref long counter, long i)
	{
		long old = Volatile.Read(ref counter);

		for (long seen; (seen = Interlocked.CompareExchange(ref counter, old ^ i, old)) != old; old = seen)
			;
		return old;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
	public static int atomic_read(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Load, v, file, line);
		return __loaded(Volatile.Read(ref v->counter));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Acquire)]
	public static int atomic_read_acquire(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.LoadAcquire, v, file, line);
		return __loaded(Volatile.Read(ref v->counter));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
	public static void atomic_set(atomic_t* v, int i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Store, v, file, line);
		Volatile.Write(ref v->counter, i);
		__observed(__bits(i));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release)]
	public static void atomic_set_release(atomic_t* v, int i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.StoreRelease, v, file, line);
		Volatile.Write(ref v->counter, i);
		__observed(__bits(i));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_add_return(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Add(ref v->counter, i);
		__observed(__bits(ret));
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_sub_return(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_add_return(-i, v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_inc_return(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_add_return(1, v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_dec_return(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_add_return(-1, v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_add(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Add(ref v->counter, i) - i;
		__observed(__bits(ret));
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_sub(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_fetch_add(-i, v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_inc(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_fetch_add(1, v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_dec(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_fetch_add(-1, v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_and(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.And(ref v->counter, i);
		__observed(__bits(ret));
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_andnot(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_fetch_and(~i, v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_or(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Or(ref v->counter, i);
		__observed(__bits(ret));
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_xor(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = __fetch_xor(ref v->counter, i);
		__observed(__bits(ret));
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_add(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_add_return_relaxed(i, v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_sub(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_sub_return_relaxed(i, v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_inc(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_inc_return_relaxed(v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_dec(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_dec_return_relaxed(v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_and(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_fetch_and_relaxed(i, v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_andnot(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_fetch_andnot_relaxed(i, v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_or(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_fetch_or_relaxed(i, v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_xor(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_fetch_xor_relaxed(i, v, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_xchg(atomic_t* v, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Exchange(ref v->counter, @new);
		__observed(__bits(ret));
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_cmpxchg(atomic_t* v, int old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		if (__refuses(old, out int ret))
			return ret;
		ret = Interlocked.CompareExchange(ref v->counter, @new, old);
		__observed(__bits(ret));
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_try_cmpxchg(atomic_t* v, int* old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int o = *old;
		if (__refuses(o, out int r)) {
			*old = r;
			return false;
		}
		r = Interlocked.CompareExchange(ref v->counter, @new, o);
		__observed(__bits(r));
		if (unlikely(r != o))
			*old = r;
		return likely(r == o);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_try_cmpxchg(atomic_t* v, uint* old, uint @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_try_cmpxchg(v, (int*)old, (int)@new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_sub_and_test(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_sub_return(i, v, file, line) == 0;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_dec_and_test(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_dec_return(v, file, line) == 0;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_inc_and_test(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_inc_return(v, file, line) == 0;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_add_negative(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_add_return(i, v, file, line) < 0;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static int atomic_fetch_add_unless(atomic_t* v, int a, int u, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		int c = atomic_read(v, file, line);

		do {
			if (unlikely(c == u))
				break;
		} while (!atomic_try_cmpxchg(v, &c, c + a, file, line));

		return c;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_add_unless(atomic_t* v, int a, int u, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_fetch_add_unless(v, a, u, file, line) != u;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_inc_not_zero(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> atomic_add_unless(v, 1, 0, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_inc_unless_negative(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		int c = atomic_read(v, file, line);

		do {
			if (unlikely(c < 0))
				return false;
		} while (!atomic_try_cmpxchg(v, &c, c + 1, file, line));

		return true;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_dec_unless_positive(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		int c = atomic_read(v, file, line);

		do {
			if (unlikely(c > 0))
				return false;
		} while (!atomic_try_cmpxchg(v, &c, c - 1, file, line));

		return true;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Widths)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_dec_if_positive(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		int dec, c = atomic_read(v, file, line);

		do {
			dec = c - 1;
			if (unlikely(dec < 0))
				break;
		} while (!atomic_try_cmpxchg(v, &c, dec, file, line));

		return dec;
	}
}
