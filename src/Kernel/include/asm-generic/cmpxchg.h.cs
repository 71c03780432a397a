// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/atomic/atomic-instrumented.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.
//
// PORT: xchg, cmpxchg and try_cmpxchg on plain words, macros upstream, stand apart from atomic_t's. Their
// PORT: orders and the forms by ref are generated.

using System.Threading;
using static Linux.Annotations.Variant;

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static T __marked_xchg<T>(visible_kind kind, T* p, T value, string file, int line) where T : unmanaged
	{
		T ret;

		__visible(kind, p, file, line);
		if (sizeof(T) == 8) {
			ulong v = Interlocked.Exchange(ref *(ulong*)p, *(ulong*)&value);
			ret = *(T*)&v;
		} else if (sizeof(T) == 4) {
			uint v = Interlocked.Exchange(ref *(uint*)p, *(uint*)&value);
			ret = *(T*)&v;
		} else if (sizeof(T) == 2) {
			ushort v = Interlocked.Exchange(ref *(ushort*)p, *(ushort*)&value);
			ret = *(T*)&v;
		} else if (sizeof(T) == 1) {
			byte v = Interlocked.Exchange(ref *(byte*)p, *(byte*)&value);
			ret = *(T*)&v;
		} else {
			throw new InvalidOperationException("an atomic access must be a machine word");
		}
		__observed(__bits(ret));
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static T __marked_cmpxchg<T>(visible_kind kind, T* p, T old, T @new, string file, int line) where T : unmanaged
	{
		__visible(kind, p, file, line);
		if (__refuses(old, out T ret))
			return ret;
		if (sizeof(T) == 8) {
			ulong v = Interlocked.CompareExchange(ref *(ulong*)p, *(ulong*)&@new, *(ulong*)&old);
			ret = *(T*)&v;
		} else if (sizeof(T) == 4) {
			uint v = Interlocked.CompareExchange(ref *(uint*)p, *(uint*)&@new, *(uint*)&old);
			ret = *(T*)&v;
		} else if (sizeof(T) == 2) {
			ushort v = Interlocked.CompareExchange(ref *(ushort*)p, *(ushort*)&@new, *(ushort*)&old);
			ret = *(T*)&v;
		} else if (sizeof(T) == 1) {
			byte v = Interlocked.CompareExchange(ref *(byte*)p, *(byte*)&@new, *(byte*)&old);
			ret = *(T*)&v;
		} else {
			throw new InvalidOperationException("an atomic access must be a machine word");
		}
		__observed(__bits(ret));
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static bool __marked_try_cmpxchg<T>(visible_kind kind, T* p, T* old, T @new, string file, int line) where T : unmanaged
	{
		T ret = __marked_cmpxchg(kind, p, *old, @new, file, line);

		if (likely(__bits(ret) == __bits(*old)))
			return true;
		*old = ret;
		return false;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static T xchg<T>(T* p, T value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> __marked_xchg(visible_kind.RmwFull, p, value, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static T* xchg<T>(T** p, T* value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> (T*)__marked_xchg(visible_kind.RmwFull, (ulong*)p, (ulong)value, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Orders)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static ulong xchg(ulong* p, ulong value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> __marked_xchg(visible_kind.RmwFull, p, value, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Orders)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static byte xchg(byte* p, byte value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> __marked_xchg(visible_kind.RmwFull, p, value, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static T cmpxchg<T>(T* p, T old, T @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> __marked_cmpxchg(visible_kind.RmwFull, p, old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static T* cmpxchg<T>(T** p, T* old, T* @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> (T*)__marked_cmpxchg(visible_kind.RmwFull, (ulong*)p, (ulong)old, (ulong)@new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Orders)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static ulong cmpxchg(ulong* p, ulong old, ulong @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> __marked_cmpxchg(visible_kind.RmwFull, p, old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Orders)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
	public static byte cmpxchg(byte* p, byte old, byte @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> __marked_cmpxchg(visible_kind.RmwFull, p, old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool try_cmpxchg<T>(T* p, T* old, T @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> __marked_try_cmpxchg(visible_kind.RmwFull, p, old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Refs | Orders)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool try_cmpxchg<T>(T** p, T** old, T* @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
		=> __marked_try_cmpxchg(visible_kind.RmwFull, (ulong*)p, (ulong*)old, (ulong)@new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Orders)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool try_cmpxchg(ulong* p, ulong* old, ulong @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> __marked_try_cmpxchg(visible_kind.RmwFull, p, old, @new, file, line);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Variants(Orders)]
	[Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
	public static bool try_cmpxchg(byte* p, byte* old, byte @new, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> __marked_try_cmpxchg(visible_kind.RmwFull, p, old, @new, file, line);
}
