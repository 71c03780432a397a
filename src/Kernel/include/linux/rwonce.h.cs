// SPDX-License-Identifier: GPL-2.0
// Ported from include/asm-generic/rwonce.h of Linux 7.2.
using System.Runtime.CompilerServices;
using System.Threading;

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static T __volatile_load<T>(T* p) where T : unmanaged
	{
		if (sizeof(T) == 8) {
			ulong v = Volatile.Read(ref *(ulong*)p);
			return *(T*)&v;
		}
		if (sizeof(T) == 4) {
			uint v = Volatile.Read(ref *(uint*)p);
			return *(T*)&v;
		}
		if (sizeof(T) == 2) {
			ushort v = Volatile.Read(ref *(ushort*)p);
			return *(T*)&v;
		}
		if (sizeof(T) == 1) {
			byte v = Volatile.Read(ref *(byte*)p);
			return *(T*)&v;
		}
		throw new System.InvalidOperationException("a marked access must be a machine word");
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static void __volatile_store<T>(T* p, T value) where T : unmanaged
	{
		if (sizeof(T) == 8)
			Volatile.Write(ref *(ulong*)p, *(ulong*)&value);
		else if (sizeof(T) == 4)
			Volatile.Write(ref *(uint*)p, *(uint*)&value);
		else if (sizeof(T) == 2)
			Volatile.Write(ref *(ushort*)p, *(ushort*)&value);
		else if (sizeof(T) == 1)
			Volatile.Write(ref *(byte*)p, *(byte*)&value);
		else
			throw new System.InvalidOperationException("a marked access must be a machine word");
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static ulong __bits<T>(T value) where T : unmanaged
	{
		ulong bits = 0;

		*(T*)&bits = value;
		return bits;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static T __marked_load<T>(visible_kind kind, T* p, string file, int line) where T : unmanaged
	{
		__visible(kind, p, file, line);
		return __loaded(__volatile_load(p));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static void __marked_store<T>(visible_kind kind, T* p, T value, string file, int line) where T : unmanaged
	{
		__visible(kind, p, file, line);
		__volatile_store(p, value);
		__observed(__bits(value));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Variant.Refs), Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
	public static T READ_ONCE<T>(T* p, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> __marked_load(visible_kind.Load, p, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Variant.Refs), Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
	public static T* READ_ONCE<T>(T** p, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> (T*)__marked_load(visible_kind.Load, (nint*)p, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Variant.Refs), Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
	public static void WRITE_ONCE<T>(T* p, T value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> __marked_store(visible_kind.Store, p, value, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Variant.Refs), Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
	public static void WRITE_ONCE<T>(T** p, T* value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> __marked_store(visible_kind.Store, (nint*)p, (nint)value, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
	public static void WRITE_ONCE(ulong* p, ulong value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> __marked_store(visible_kind.Store, p, value, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
	public static void WRITE_ONCE(byte* p, byte value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> __marked_store(visible_kind.Store, p, value, file, line);
}
