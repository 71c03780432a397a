// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/atomic/atomic-instrumented.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.
//
// PORT: upstream generates this file from a table, and so is this one: every operation takes the
// PORT: variable by pointer or by ref, with the order of atomic-arch-fallback.h.

using System.Threading;

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
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
	public static int atomic_read(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Load, v, file, line);
		int ret = Volatile.Read(ref v->counter);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
	public static int atomic_read(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_read((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Acquire)]
	public static int atomic_read_acquire(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.LoadAcquire, v, file, line);
		int ret = Volatile.Read(ref v->counter);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Acquire)]
	public static int atomic_read_acquire(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_read_acquire((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
	public static void atomic_set(atomic_t* v, int i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Store, v, file, line);
		Volatile.Write(ref v->counter, i);
		__observed((ulong)(uint)i);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
	public static void atomic_set(ref atomic_t v, int i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_set((atomic_t*)Unsafe.AsPointer(ref v), i, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release)]
	public static void atomic_set_release(atomic_t* v, int i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.StoreRelease, v, file, line);
		Volatile.Write(ref v->counter, i);
		__observed((ulong)(uint)i);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release)]
	public static void atomic_set_release(ref atomic_t v, int i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_set_release((atomic_t*)Unsafe.AsPointer(ref v), i, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_add(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)(uint)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_add(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_add(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_add_return(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_add_return(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_add_return(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_add_return_relaxed(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_add_return_relaxed(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_add_return_relaxed(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_add_return_acquire(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_add_return_acquire(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_add_return_acquire(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_add_return_release(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_add_return_release(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_add_return_release(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_add(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Add(ref v->counter, i) - i;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_add(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_add(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_add_relaxed(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Add(ref v->counter, i) - i;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_add_relaxed(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_add_relaxed(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_add_acquire(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = Interlocked.Add(ref v->counter, i) - i;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_add_acquire(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_add_acquire(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_add_release(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = Interlocked.Add(ref v->counter, i) - i;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_add_release(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_add_release(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_sub(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)(uint)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_sub(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_sub(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_sub_return(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_sub_return(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_sub_return(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_sub_return_relaxed(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_sub_return_relaxed(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_sub_return_relaxed(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_sub_return_acquire(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_sub_return_acquire(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_sub_return_acquire(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_sub_return_release(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_sub_return_release(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_sub_return_release(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_sub(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Add(ref v->counter, -i) + i;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_sub(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_sub(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_sub_relaxed(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Add(ref v->counter, -i) + i;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_sub_relaxed(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_sub_relaxed(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_sub_acquire(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = Interlocked.Add(ref v->counter, -i) + i;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_sub_acquire(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_sub_acquire(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_sub_release(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = Interlocked.Add(ref v->counter, -i) + i;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_sub_release(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_sub_release(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_inc(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)(uint)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_inc(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_inc((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_inc_return(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_inc_return(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_inc_return((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_inc_return_relaxed(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_inc_return_relaxed(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_inc_return_relaxed((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_inc_return_acquire(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_inc_return_acquire(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_inc_return_acquire((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_inc_return_release(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_inc_return_release(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_inc_return_release((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_inc(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Increment(ref v->counter) - 1;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_inc(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_inc((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_inc_relaxed(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Increment(ref v->counter) - 1;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_inc_relaxed(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_inc_relaxed((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_inc_acquire(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = Interlocked.Increment(ref v->counter) - 1;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_inc_acquire(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_inc_acquire((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_inc_release(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = Interlocked.Increment(ref v->counter) - 1;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_inc_release(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_inc_release((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_dec(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)(uint)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_dec(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_dec((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_dec_return(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_dec_return(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_dec_return((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_dec_return_relaxed(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_dec_return_relaxed(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_dec_return_relaxed((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_dec_return_acquire(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_dec_return_acquire(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_dec_return_acquire((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_dec_return_release(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_dec_return_release(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_dec_return_release((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_dec(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Decrement(ref v->counter) + 1;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_dec(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_dec((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_dec_relaxed(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Decrement(ref v->counter) + 1;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_dec_relaxed(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_dec_relaxed((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_dec_acquire(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = Interlocked.Decrement(ref v->counter) + 1;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_dec_acquire(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_dec_acquire((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_dec_release(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = Interlocked.Decrement(ref v->counter) + 1;
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_dec_release(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_dec_release((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_and(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)(uint)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_and(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_and(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_and(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_and(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_and(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_and_relaxed(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_and_relaxed(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_and_relaxed(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_and_acquire(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_and_acquire(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_and_acquire(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_and_release(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_and_release(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_and_release(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_andnot(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)(uint)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_andnot(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_andnot(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_andnot(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_andnot(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_andnot(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_andnot_relaxed(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_andnot_relaxed(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_andnot_relaxed(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_andnot_acquire(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_andnot_acquire(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_andnot_acquire(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_andnot_release(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_andnot_release(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_andnot_release(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_or(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)(uint)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_or(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_or(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_or(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_or(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_or(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_or_relaxed(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_or_relaxed(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_or_relaxed(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_or_acquire(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_or_acquire(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_or_acquire(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_or_release(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_or_release(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_or_release(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_xor(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)(uint)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_xor(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_xor(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_xor(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_fetch_xor(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_xor(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_xor_relaxed(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_fetch_xor_relaxed(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_xor_relaxed(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_xor_acquire(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_fetch_xor_acquire(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_xor_acquire(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_xor_release(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_fetch_xor_release(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_xor_release(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_xchg(atomic_t* v, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.Exchange(ref v->counter, @new);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_xchg(ref atomic_t v, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_xchg((atomic_t*)Unsafe.AsPointer(ref v), @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_xchg_relaxed(atomic_t* v, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.Exchange(ref v->counter, @new);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_xchg_relaxed(ref atomic_t v, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_xchg_relaxed((atomic_t*)Unsafe.AsPointer(ref v), @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_xchg_acquire(atomic_t* v, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = Interlocked.Exchange(ref v->counter, @new);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_xchg_acquire(ref atomic_t v, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_xchg_acquire((atomic_t*)Unsafe.AsPointer(ref v), @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_xchg_release(atomic_t* v, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = Interlocked.Exchange(ref v->counter, @new);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_xchg_release(ref atomic_t v, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_xchg_release((atomic_t*)Unsafe.AsPointer(ref v), @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_cmpxchg(atomic_t* v, int old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int ret = Interlocked.CompareExchange(ref v->counter, @new, old);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_cmpxchg(ref atomic_t v, int old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_cmpxchg((atomic_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_cmpxchg_relaxed(atomic_t* v, int old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int ret = Interlocked.CompareExchange(ref v->counter, @new, old);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static int atomic_cmpxchg_relaxed(ref atomic_t v, int old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_cmpxchg_relaxed((atomic_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_cmpxchg_acquire(atomic_t* v, int old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int ret = Interlocked.CompareExchange(ref v->counter, @new, old);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static int atomic_cmpxchg_acquire(ref atomic_t v, int old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_cmpxchg_acquire((atomic_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_cmpxchg_release(atomic_t* v, int old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int ret = Interlocked.CompareExchange(ref v->counter, @new, old);
		__observed((ulong)(uint)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static int atomic_cmpxchg_release(ref atomic_t v, int old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_cmpxchg_release((atomic_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_try_cmpxchg(atomic_t* v, int* old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		int o = *old;
		int r = Interlocked.CompareExchange(ref v->counter, @new, o);
		__observed((ulong)(uint)r);
		if (unlikely(r != o))
			*old = r;
		return likely(r == o);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_try_cmpxchg(ref atomic_t v, int* old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_try_cmpxchg((atomic_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_try_cmpxchg(atomic_t* v, uint* old, uint @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_try_cmpxchg(v, (int*)old, (int)@new, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_try_cmpxchg(ref atomic_t v, uint* old, uint @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_try_cmpxchg((atomic_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed, CanFail = true)]
	public static bool atomic_try_cmpxchg_relaxed(atomic_t* v, int* old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		int o = *old;
		int r = Interlocked.CompareExchange(ref v->counter, @new, o);
		__observed((ulong)(uint)r);
		if (unlikely(r != o))
			*old = r;
		return likely(r == o);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed, CanFail = true)]
	public static bool atomic_try_cmpxchg_relaxed(ref atomic_t v, int* old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_try_cmpxchg_relaxed((atomic_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed, CanFail = true)]
	public static bool atomic_try_cmpxchg_relaxed(atomic_t* v, uint* old, uint @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_try_cmpxchg_relaxed(v, (int*)old, (int)@new, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed, CanFail = true)]
	public static bool atomic_try_cmpxchg_relaxed(ref atomic_t v, uint* old, uint @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_try_cmpxchg_relaxed((atomic_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire, CanFail = true)]
	public static bool atomic_try_cmpxchg_acquire(atomic_t* v, int* old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		int o = *old;
		int r = Interlocked.CompareExchange(ref v->counter, @new, o);
		__observed((ulong)(uint)r);
		if (unlikely(r != o))
			*old = r;
		return likely(r == o);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire, CanFail = true)]
	public static bool atomic_try_cmpxchg_acquire(ref atomic_t v, int* old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_try_cmpxchg_acquire((atomic_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire, CanFail = true)]
	public static bool atomic_try_cmpxchg_acquire(atomic_t* v, uint* old, uint @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_try_cmpxchg_acquire(v, (int*)old, (int)@new, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire, CanFail = true)]
	public static bool atomic_try_cmpxchg_acquire(ref atomic_t v, uint* old, uint @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_try_cmpxchg_acquire((atomic_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release, CanFail = true)]
	public static bool atomic_try_cmpxchg_release(atomic_t* v, int* old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		int o = *old;
		int r = Interlocked.CompareExchange(ref v->counter, @new, o);
		__observed((ulong)(uint)r);
		if (unlikely(r != o))
			*old = r;
		return likely(r == o);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release, CanFail = true)]
	public static bool atomic_try_cmpxchg_release(ref atomic_t v, int* old, int @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_try_cmpxchg_release((atomic_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release, CanFail = true)]
	public static bool atomic_try_cmpxchg_release(atomic_t* v, uint* old, uint @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_try_cmpxchg_release(v, (int*)old, (int)@new, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release, CanFail = true)]
	public static bool atomic_try_cmpxchg_release(ref atomic_t v, uint* old, uint @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_try_cmpxchg_release((atomic_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_sub_and_test(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_sub_return(i, v, file, line) == 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_sub_and_test(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_sub_and_test(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_dec_and_test(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_dec_return(v, file, line) == 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_dec_and_test(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_dec_and_test((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_inc_and_test(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_inc_return(v, file, line) == 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_inc_and_test(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_inc_and_test((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_add_negative(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_add_return(i, v, file, line) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_add_negative(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_add_negative(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static bool atomic_add_negative_relaxed(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_add_return_relaxed(i, v, file, line) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static bool atomic_add_negative_relaxed(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_add_negative_relaxed(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static bool atomic_add_negative_acquire(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_add_return_acquire(i, v, file, line) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static bool atomic_add_negative_acquire(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_add_negative_acquire(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static bool atomic_add_negative_release(int i, atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_add_return_release(i, v, file, line) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static bool atomic_add_negative_release(int i, ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_add_negative_release(i, (atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
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
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static int atomic_fetch_add_unless(ref atomic_t v, int a, int u, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_fetch_add_unless((atomic_t*)Unsafe.AsPointer(ref v), a, u, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_add_unless(atomic_t* v, int a, int u, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_fetch_add_unless(v, a, u, file, line) != u;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_add_unless(ref atomic_t v, int a, int u, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_add_unless((atomic_t*)Unsafe.AsPointer(ref v), a, u, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_inc_not_zero(atomic_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_add_unless(v, 1, 0, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_inc_not_zero(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_inc_not_zero((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
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
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_inc_unless_negative(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_inc_unless_negative((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
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
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_dec_unless_positive(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_dec_unless_positive((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
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

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static int atomic_dec_if_positive(ref atomic_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_dec_if_positive((atomic_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
	public static s64 atomic64_read(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Load, v, file, line);
		s64 ret = Volatile.Read(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
	public static s64 atomic64_read(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_read((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Acquire)]
	public static s64 atomic64_read_acquire(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.LoadAcquire, v, file, line);
		s64 ret = Volatile.Read(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Acquire)]
	public static s64 atomic64_read_acquire(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_read_acquire((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
	public static void atomic64_set(atomic64_t* v, s64 i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Store, v, file, line);
		Volatile.Write(ref v->counter, i);
		__observed((ulong)i);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
	public static void atomic64_set(ref atomic64_t v, s64 i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_set((atomic64_t*)Unsafe.AsPointer(ref v), i, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release)]
	public static void atomic64_set_release(atomic64_t* v, s64 i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.StoreRelease, v, file, line);
		Volatile.Write(ref v->counter, i);
		__observed((ulong)i);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release)]
	public static void atomic64_set_release(ref atomic64_t v, s64 i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_set_release((atomic64_t*)Unsafe.AsPointer(ref v), i, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_add(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_add(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_add(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_add_return(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_add_return(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_add_return(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_add_return_relaxed(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_add_return_relaxed(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_add_return_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_add_return_acquire(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_add_return_acquire(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_add_return_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_add_return_release(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_add_return_release(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_add_return_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_add(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, i) - i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_add(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_add(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_add_relaxed(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, i) - i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_add_relaxed(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_add_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_add_acquire(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, i) - i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_add_acquire(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_add_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_add_release(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, i) - i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_add_release(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_add_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_sub(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_sub(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_sub(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_sub_return(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_sub_return(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_sub_return(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_sub_return_relaxed(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_sub_return_relaxed(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_sub_return_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_sub_return_acquire(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_sub_return_acquire(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_sub_return_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_sub_return_release(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_sub_return_release(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_sub_return_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_sub(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, -i) + i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_sub(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_sub(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_sub_relaxed(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, -i) + i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_sub_relaxed(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_sub_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_sub_acquire(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, -i) + i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_sub_acquire(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_sub_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_sub_release(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = Interlocked.Add(ref v->counter, -i) + i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_sub_release(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_sub_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_inc(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_inc(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_inc((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_inc_return(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_inc_return(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_inc_return((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_inc_return_relaxed(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_inc_return_relaxed(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_inc_return_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_inc_return_acquire(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_inc_return_acquire(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_inc_return_acquire((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_inc_return_release(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_inc_return_release(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_inc_return_release((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_inc(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = Interlocked.Increment(ref v->counter) - 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_inc(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_inc((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_inc_relaxed(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Increment(ref v->counter) - 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_inc_relaxed(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_inc_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_inc_acquire(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = Interlocked.Increment(ref v->counter) - 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_inc_acquire(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_inc_acquire((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_inc_release(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = Interlocked.Increment(ref v->counter) - 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_inc_release(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_inc_release((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_dec(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_dec(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_dec((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_dec_return(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_dec_return(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_dec_return((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_dec_return_relaxed(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_dec_return_relaxed(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_dec_return_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_dec_return_acquire(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_dec_return_acquire(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_dec_return_acquire((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_dec_return_release(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_dec_return_release(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_dec_return_release((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_dec(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = Interlocked.Decrement(ref v->counter) + 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_dec(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_dec((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_dec_relaxed(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Decrement(ref v->counter) + 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_dec_relaxed(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_dec_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_dec_acquire(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = Interlocked.Decrement(ref v->counter) + 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_dec_acquire(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_dec_acquire((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_dec_release(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = Interlocked.Decrement(ref v->counter) + 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_dec_release(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_dec_release((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_and(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_and(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_and(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_and(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_and(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_and(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_and_relaxed(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_and_relaxed(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_and_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_and_acquire(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_and_acquire(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_and_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_and_release(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_and_release(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_and_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_andnot(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_andnot(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_andnot(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_andnot(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_andnot(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_andnot(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_andnot_relaxed(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_andnot_relaxed(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_andnot_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_andnot_acquire(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_andnot_acquire(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_andnot_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_andnot_release(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_andnot_release(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_andnot_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_or(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_or(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_or(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_or(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_or(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_or(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_or_relaxed(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_or_relaxed(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_or_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_or_acquire(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_or_acquire(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_or_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_or_release(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_or_release(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_or_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_xor(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic64_xor(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_xor(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_xor(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_fetch_xor(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_xor(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_xor_relaxed(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_fetch_xor_relaxed(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_xor_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_xor_acquire(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_fetch_xor_acquire(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_xor_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_xor_release(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_fetch_xor_release(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_xor_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_xchg(atomic64_t* v, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = Interlocked.Exchange(ref v->counter, @new);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_xchg(ref atomic64_t v, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_xchg((atomic64_t*)Unsafe.AsPointer(ref v), @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_xchg_relaxed(atomic64_t* v, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.Exchange(ref v->counter, @new);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_xchg_relaxed(ref atomic64_t v, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_xchg_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_xchg_acquire(atomic64_t* v, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = Interlocked.Exchange(ref v->counter, @new);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_xchg_acquire(ref atomic64_t v, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_xchg_acquire((atomic64_t*)Unsafe.AsPointer(ref v), @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_xchg_release(atomic64_t* v, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = Interlocked.Exchange(ref v->counter, @new);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_xchg_release(ref atomic64_t v, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_xchg_release((atomic64_t*)Unsafe.AsPointer(ref v), @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_cmpxchg(atomic64_t* v, s64 old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 ret = Interlocked.CompareExchange(ref v->counter, @new, old);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_cmpxchg(ref atomic64_t v, s64 old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_cmpxchg((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_cmpxchg_relaxed(atomic64_t* v, s64 old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 ret = Interlocked.CompareExchange(ref v->counter, @new, old);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static s64 atomic64_cmpxchg_relaxed(ref atomic64_t v, s64 old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_cmpxchg_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_cmpxchg_acquire(atomic64_t* v, s64 old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 ret = Interlocked.CompareExchange(ref v->counter, @new, old);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static s64 atomic64_cmpxchg_acquire(ref atomic64_t v, s64 old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_cmpxchg_acquire((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_cmpxchg_release(atomic64_t* v, s64 old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 ret = Interlocked.CompareExchange(ref v->counter, @new, old);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static s64 atomic64_cmpxchg_release(ref atomic64_t v, s64 old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_cmpxchg_release((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic64_try_cmpxchg(atomic64_t* v, s64* old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		s64 o = *old;
		s64 r = Interlocked.CompareExchange(ref v->counter, @new, o);
		__observed((ulong)r);
		if (unlikely(r != o))
			*old = r;
		return likely(r == o);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic64_try_cmpxchg(ref atomic64_t v, s64* old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_try_cmpxchg((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed, CanFail = true)]
	public static bool atomic64_try_cmpxchg_relaxed(atomic64_t* v, s64* old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		s64 o = *old;
		s64 r = Interlocked.CompareExchange(ref v->counter, @new, o);
		__observed((ulong)r);
		if (unlikely(r != o))
			*old = r;
		return likely(r == o);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed, CanFail = true)]
	public static bool atomic64_try_cmpxchg_relaxed(ref atomic64_t v, s64* old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_try_cmpxchg_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire, CanFail = true)]
	public static bool atomic64_try_cmpxchg_acquire(atomic64_t* v, s64* old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		s64 o = *old;
		s64 r = Interlocked.CompareExchange(ref v->counter, @new, o);
		__observed((ulong)r);
		if (unlikely(r != o))
			*old = r;
		return likely(r == o);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire, CanFail = true)]
	public static bool atomic64_try_cmpxchg_acquire(ref atomic64_t v, s64* old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_try_cmpxchg_acquire((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release, CanFail = true)]
	public static bool atomic64_try_cmpxchg_release(atomic64_t* v, s64* old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		s64 o = *old;
		s64 r = Interlocked.CompareExchange(ref v->counter, @new, o);
		__observed((ulong)r);
		if (unlikely(r != o))
			*old = r;
		return likely(r == o);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release, CanFail = true)]
	public static bool atomic64_try_cmpxchg_release(ref atomic64_t v, s64* old, s64 @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_try_cmpxchg_release((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic64_sub_and_test(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic64_sub_return(i, v, file, line) == 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic64_sub_and_test(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_sub_and_test(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic64_dec_and_test(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic64_dec_return(v, file, line) == 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic64_dec_and_test(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_dec_and_test((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic64_inc_and_test(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic64_inc_return(v, file, line) == 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic64_inc_and_test(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_inc_and_test((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic64_add_negative(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic64_add_return(i, v, file, line) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic64_add_negative(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_add_negative(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static bool atomic64_add_negative_relaxed(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic64_add_return_relaxed(i, v, file, line) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static bool atomic64_add_negative_relaxed(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_add_negative_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static bool atomic64_add_negative_acquire(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic64_add_return_acquire(i, v, file, line) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static bool atomic64_add_negative_acquire(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_add_negative_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static bool atomic64_add_negative_release(s64 i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic64_add_return_release(i, v, file, line) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static bool atomic64_add_negative_release(s64 i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_add_negative_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static s64 atomic64_fetch_add_unless(atomic64_t* v, s64 a, s64 u, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		s64 c = atomic64_read(v, file, line);

		do {
			if (unlikely(c == u))
				break;
		} while (!atomic64_try_cmpxchg(v, &c, c + a, file, line));

		return c;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static s64 atomic64_fetch_add_unless(ref atomic64_t v, s64 a, s64 u, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_fetch_add_unless((atomic64_t*)Unsafe.AsPointer(ref v), a, u, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic64_add_unless(atomic64_t* v, s64 a, s64 u, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic64_fetch_add_unless(v, a, u, file, line) != u;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic64_add_unless(ref atomic64_t v, s64 a, s64 u, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_add_unless((atomic64_t*)Unsafe.AsPointer(ref v), a, u, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic64_inc_not_zero(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic64_add_unless(v, 1, 0, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic64_inc_not_zero(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_inc_not_zero((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic64_inc_unless_negative(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		s64 c = atomic64_read(v, file, line);

		do {
			if (unlikely(c < 0))
				return false;
		} while (!atomic64_try_cmpxchg(v, &c, c + 1, file, line));

		return true;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic64_inc_unless_negative(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_inc_unless_negative((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic64_dec_unless_positive(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		s64 c = atomic64_read(v, file, line);

		do {
			if (unlikely(c > 0))
				return false;
		} while (!atomic64_try_cmpxchg(v, &c, c - 1, file, line));

		return true;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic64_dec_unless_positive(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_dec_unless_positive((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_dec_if_positive(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		s64 dec, c = atomic64_read(v, file, line);

		do {
			dec = c - 1;
			if (unlikely(dec < 0))
				break;
		} while (!atomic64_try_cmpxchg(v, &c, dec, file, line));

		return dec;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static s64 atomic64_dec_if_positive(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic64_dec_if_positive((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
	public static long atomic_long_read(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Load, v, file, line);
		long ret = Volatile.Read(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
	public static long atomic_long_read(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_read((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Acquire)]
	public static long atomic_long_read_acquire(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.LoadAcquire, v, file, line);
		long ret = Volatile.Read(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Acquire)]
	public static long atomic_long_read_acquire(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_read_acquire((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
	public static void atomic_long_set(atomic64_t* v, long i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Store, v, file, line);
		Volatile.Write(ref v->counter, i);
		__observed((ulong)i);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
	public static void atomic_long_set(ref atomic64_t v, long i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_set((atomic64_t*)Unsafe.AsPointer(ref v), i, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release)]
	public static void atomic_long_set_release(atomic64_t* v, long i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.StoreRelease, v, file, line);
		Volatile.Write(ref v->counter, i);
		__observed((ulong)i);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release)]
	public static void atomic_long_set_release(ref atomic64_t v, long i, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_set_release((atomic64_t*)Unsafe.AsPointer(ref v), i, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_add(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_add(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_add(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_add_return(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_add_return(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_add_return(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_add_return_relaxed(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_add_return_relaxed(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_add_return_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_add_return_acquire(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_add_return_acquire(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_add_return_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_add_return_release(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = Interlocked.Add(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_add_return_release(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_add_return_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_add(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = Interlocked.Add(ref v->counter, i) - i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_add(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_add(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_add_relaxed(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Add(ref v->counter, i) - i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_add_relaxed(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_add_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_add_acquire(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = Interlocked.Add(ref v->counter, i) - i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_add_acquire(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_add_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_add_release(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = Interlocked.Add(ref v->counter, i) - i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_add_release(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_add_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_sub(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_sub(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_sub(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_sub_return(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_sub_return(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_sub_return(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_sub_return_relaxed(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_sub_return_relaxed(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_sub_return_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_sub_return_acquire(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_sub_return_acquire(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_sub_return_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_sub_return_release(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = Interlocked.Add(ref v->counter, -i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_sub_return_release(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_sub_return_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_sub(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = Interlocked.Add(ref v->counter, -i) + i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_sub(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_sub(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_sub_relaxed(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Add(ref v->counter, -i) + i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_sub_relaxed(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_sub_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_sub_acquire(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = Interlocked.Add(ref v->counter, -i) + i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_sub_acquire(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_sub_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_sub_release(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = Interlocked.Add(ref v->counter, -i) + i;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_sub_release(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_sub_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_inc(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_inc(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_inc((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_inc_return(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_inc_return(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_inc_return((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_inc_return_relaxed(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_inc_return_relaxed(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_inc_return_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_inc_return_acquire(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_inc_return_acquire(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_inc_return_acquire((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_inc_return_release(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = Interlocked.Increment(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_inc_return_release(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_inc_return_release((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_inc(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = Interlocked.Increment(ref v->counter) - 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_inc(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_inc((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_inc_relaxed(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Increment(ref v->counter) - 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_inc_relaxed(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_inc_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_inc_acquire(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = Interlocked.Increment(ref v->counter) - 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_inc_acquire(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_inc_acquire((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_inc_release(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = Interlocked.Increment(ref v->counter) - 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_inc_release(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_inc_release((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_dec(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_dec(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_dec((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_dec_return(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_dec_return(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_dec_return((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_dec_return_relaxed(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_dec_return_relaxed(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_dec_return_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_dec_return_acquire(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_dec_return_acquire(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_dec_return_acquire((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_dec_return_release(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = Interlocked.Decrement(ref v->counter);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_dec_return_release(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_dec_return_release((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_dec(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = Interlocked.Decrement(ref v->counter) + 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_dec(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_dec((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_dec_relaxed(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Decrement(ref v->counter) + 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_dec_relaxed(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_dec_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_dec_acquire(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = Interlocked.Decrement(ref v->counter) + 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_dec_acquire(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_dec_acquire((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_dec_release(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = Interlocked.Decrement(ref v->counter) + 1;
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_dec_release(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_dec_release((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_and(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_and(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_and(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_and(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_and(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_and(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_and_relaxed(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_and_relaxed(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_and_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_and_acquire(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_and_acquire(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_and_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_and_release(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = Interlocked.And(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_and_release(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_and_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_andnot(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_andnot(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_andnot(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_andnot(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_andnot(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_andnot(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_andnot_relaxed(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_andnot_relaxed(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_andnot_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_andnot_acquire(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_andnot_acquire(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_andnot_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_andnot_release(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = Interlocked.And(ref v->counter, ~i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_andnot_release(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_andnot_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_or(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_or(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_or(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_or(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_or(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_or(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_or_relaxed(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_or_relaxed(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_or_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_or_acquire(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_or_acquire(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_or_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_or_release(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = Interlocked.Or(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_or_release(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_or_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_xor(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)ret);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static void atomic_long_xor(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_xor(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_xor(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_fetch_xor(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_xor(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_xor_relaxed(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_fetch_xor_relaxed(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_xor_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_xor_acquire(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_fetch_xor_acquire(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_xor_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_xor_release(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = __fetch_xor(ref v->counter, i);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_fetch_xor_release(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_xor_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_xchg(atomic64_t* v, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = Interlocked.Exchange(ref v->counter, @new);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_xchg(ref atomic64_t v, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_xchg((atomic64_t*)Unsafe.AsPointer(ref v), @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_xchg_relaxed(atomic64_t* v, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.Exchange(ref v->counter, @new);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_xchg_relaxed(ref atomic64_t v, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_xchg_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_xchg_acquire(atomic64_t* v, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = Interlocked.Exchange(ref v->counter, @new);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_xchg_acquire(ref atomic64_t v, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_xchg_acquire((atomic64_t*)Unsafe.AsPointer(ref v), @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_xchg_release(atomic64_t* v, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = Interlocked.Exchange(ref v->counter, @new);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_xchg_release(ref atomic64_t v, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_xchg_release((atomic64_t*)Unsafe.AsPointer(ref v), @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_cmpxchg(atomic64_t* v, long old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long ret = Interlocked.CompareExchange(ref v->counter, @new, old);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_cmpxchg(ref atomic64_t v, long old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_cmpxchg((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_cmpxchg_relaxed(atomic64_t* v, long old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long ret = Interlocked.CompareExchange(ref v->counter, @new, old);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static long atomic_long_cmpxchg_relaxed(ref atomic64_t v, long old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_cmpxchg_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_cmpxchg_acquire(atomic64_t* v, long old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long ret = Interlocked.CompareExchange(ref v->counter, @new, old);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static long atomic_long_cmpxchg_acquire(ref atomic64_t v, long old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_cmpxchg_acquire((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_cmpxchg_release(atomic64_t* v, long old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long ret = Interlocked.CompareExchange(ref v->counter, @new, old);
		__observed((ulong)ret);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static long atomic_long_cmpxchg_release(ref atomic64_t v, long old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_cmpxchg_release((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_long_try_cmpxchg(atomic64_t* v, long* old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwFull, v, file, line);
		long o = *old;
		long r = Interlocked.CompareExchange(ref v->counter, @new, o);
		__observed((ulong)r);
		if (unlikely(r != o))
			*old = r;
		return likely(r == o);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_long_try_cmpxchg(ref atomic64_t v, long* old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_try_cmpxchg((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed, CanFail = true)]
	public static bool atomic_long_try_cmpxchg_relaxed(atomic64_t* v, long* old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Rmw, v, file, line);
		long o = *old;
		long r = Interlocked.CompareExchange(ref v->counter, @new, o);
		__observed((ulong)r);
		if (unlikely(r != o))
			*old = r;
		return likely(r == o);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed, CanFail = true)]
	public static bool atomic_long_try_cmpxchg_relaxed(ref atomic64_t v, long* old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_try_cmpxchg_relaxed((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire, CanFail = true)]
	public static bool atomic_long_try_cmpxchg_acquire(atomic64_t* v, long* old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwAcquire, v, file, line);
		long o = *old;
		long r = Interlocked.CompareExchange(ref v->counter, @new, o);
		__observed((ulong)r);
		if (unlikely(r != o))
			*old = r;
		return likely(r == o);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire, CanFail = true)]
	public static bool atomic_long_try_cmpxchg_acquire(ref atomic64_t v, long* old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_try_cmpxchg_acquire((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release, CanFail = true)]
	public static bool atomic_long_try_cmpxchg_release(atomic64_t* v, long* old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.RmwRelease, v, file, line);
		long o = *old;
		long r = Interlocked.CompareExchange(ref v->counter, @new, o);
		__observed((ulong)r);
		if (unlikely(r != o))
			*old = r;
		return likely(r == o);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release, CanFail = true)]
	public static bool atomic_long_try_cmpxchg_release(ref atomic64_t v, long* old, long @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_try_cmpxchg_release((atomic64_t*)Unsafe.AsPointer(ref v), old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_long_sub_and_test(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_long_sub_return(i, v, file, line) == 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_long_sub_and_test(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_sub_and_test(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_long_dec_and_test(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_long_dec_return(v, file, line) == 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_long_dec_and_test(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_dec_and_test((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_long_inc_and_test(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_long_inc_return(v, file, line) == 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_long_inc_and_test(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_inc_and_test((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_long_add_negative(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_long_add_return(i, v, file, line) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_long_add_negative(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_add_negative(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static bool atomic_long_add_negative_relaxed(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_long_add_return_relaxed(i, v, file, line) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)]
	public static bool atomic_long_add_negative_relaxed(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_add_negative_relaxed(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static bool atomic_long_add_negative_acquire(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_long_add_return_acquire(i, v, file, line) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Acquire)]
	public static bool atomic_long_add_negative_acquire(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_add_negative_acquire(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static bool atomic_long_add_negative_release(long i, atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_long_add_return_release(i, v, file, line) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Release)]
	public static bool atomic_long_add_negative_release(long i, ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_add_negative_release(i, (atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static long atomic_long_fetch_add_unless(atomic64_t* v, long a, long u, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		long c = atomic_long_read(v, file, line);

		do {
			if (unlikely(c == u))
				break;
		} while (!atomic_long_try_cmpxchg(v, &c, c + a, file, line));

		return c;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static long atomic_long_fetch_add_unless(ref atomic64_t v, long a, long u, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_fetch_add_unless((atomic64_t*)Unsafe.AsPointer(ref v), a, u, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_long_add_unless(atomic64_t* v, long a, long u, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_long_fetch_add_unless(v, a, u, file, line) != u;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_long_add_unless(ref atomic64_t v, long a, long u, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_add_unless((atomic64_t*)Unsafe.AsPointer(ref v), a, u, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_long_inc_not_zero(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return atomic_long_add_unless(v, 1, 0, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool atomic_long_inc_not_zero(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_inc_not_zero((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_long_inc_unless_negative(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		long c = atomic_long_read(v, file, line);

		do {
			if (unlikely(c < 0))
				return false;
		} while (!atomic_long_try_cmpxchg(v, &c, c + 1, file, line));

		return true;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_long_inc_unless_negative(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_inc_unless_negative((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_long_dec_unless_positive(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		long c = atomic_long_read(v, file, line);

		do {
			if (unlikely(c > 0))
				return false;
		} while (!atomic_long_try_cmpxchg(v, &c, c - 1, file, line));

		return true;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static bool atomic_long_dec_unless_positive(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_dec_unless_positive((atomic64_t*)Unsafe.AsPointer(ref v), file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_dec_if_positive(atomic64_t* v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		long dec, c = atomic_long_read(v, file, line);

		do {
			dec = c - 1;
			if (unlikely(dec < 0))
				break;
		} while (!atomic_long_try_cmpxchg(v, &c, dec, file, line));

		return dec;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static long atomic_long_dec_if_positive(ref atomic64_t v, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => atomic_long_dec_if_positive((atomic64_t*)Unsafe.AsPointer(ref v), file, line);
}
