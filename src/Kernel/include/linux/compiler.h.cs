// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/compiler.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ReturnsArgument]
	public static bool likely(bool x)
	{
		return x;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ReturnsArgument]
	public static bool unlikely(bool x)
	{
		return x;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ReturnsArgument]
	public static bool likely(void* x)
	{
		return x != null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ReturnsArgument]
	public static bool unlikely(void* x)
	{
		return x != null;
	}

	// PORT: a call that is not inlined is all that keeps the just-in-time compiler from moving loads.
	[MethodImpl(MethodImplOptions.NoInlining)]
	[Primitive]
	public static void barrier()
	{
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ReturnsArgument]
	public static T data_race<T>(T expr)
	{
		return expr;
	}
}
