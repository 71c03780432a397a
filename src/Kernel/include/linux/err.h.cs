// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/err.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public const int MAX_ERRNO = 4095;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool IS_ERR_VALUE(ulong x)
	{
		return unlikely(x >= unchecked((ulong)-MAX_ERRNO));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void* ERR_PTR(long error)
	{
		return (void*)error;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static long PTR_ERR(void* ptr)
	{
		return (long)ptr;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool IS_ERR(void* ptr)
	{
		return IS_ERR_VALUE((ulong)ptr);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool IS_ERR_OR_NULL(void* ptr)
	{
		return unlikely(ptr == null) || IS_ERR_VALUE((ulong)ptr);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void* ERR_CAST(void* ptr)
	{
		return ptr;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int PTR_ERR_OR_ZERO(void* ptr)
	{
		if (IS_ERR(ptr))
			return (int)PTR_ERR(ptr);
		else
			return 0;
	}
}
