// SPDX-License-Identifier: GPL-2.0
// Ported from include/asm-generic/barrier.h of Linux 7.2.
using System.Runtime.CompilerServices;
using System.Threading;

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryBarrier(MemoryOrder.Full)]
	public static void smp_mb([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.FullBarrier, null, file, line);
		Interlocked.MemoryBarrier();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryBarrier(MemoryOrder.Acquire)]
	public static void smp_rmb([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.ReadBarrier, null, file, line);
		Volatile.ReadBarrier();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryBarrier(MemoryOrder.Release)]
	public static void smp_wmb([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.WriteBarrier, null, file, line);
		Volatile.WriteBarrier();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryBarrier(MemoryOrder.Full)]
	public static void smp_mb__before_atomic([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.FullBarrier, null, file, line);
		Interlocked.MemoryBarrier();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryBarrier(MemoryOrder.Full)]
	public static void smp_mb__after_atomic([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.FullBarrier, null, file, line);
		Interlocked.MemoryBarrier();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryBarrier(MemoryOrder.Full)]
	public static void smp_mb__after_spinlock([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.FullBarrier, null, file, line);
		Interlocked.MemoryBarrier();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryBarrier(MemoryOrder.Full)]
	public static void smp_mb__after_unlock_lock([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.FullBarrier, null, file, line);
		Interlocked.MemoryBarrier();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Variant.Refs), Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Acquire)]
	public static T smp_load_acquire<T>(T* p, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> __marked_load(visible_kind.LoadAcquire, p, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Variant.Refs), Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Acquire)]
	public static T* smp_load_acquire<T>(T** p, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> (T*)__marked_load(visible_kind.LoadAcquire, (nint*)p, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Variant.Refs), Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release)]
	public static void smp_store_release<T>(T* p, T value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> __marked_store(visible_kind.StoreRelease, p, value, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Variant.Refs), Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release)]
	public static void smp_store_release<T>(T** p, T* value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> __marked_store(visible_kind.StoreRelease, (nint*)p, (nint)value, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release)]
	public static void smp_store_release(ulong* p, ulong value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> __marked_store(visible_kind.StoreRelease, p, value, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release)]
	public static void smp_store_release(byte* p, byte value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> __marked_store(visible_kind.StoreRelease, p, value, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Full)]
	public static void smp_store_mb<T>(T* p, T value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
	{
		WRITE_ONCE(p, value, file, line);
		smp_mb(file, line);
	}
}
