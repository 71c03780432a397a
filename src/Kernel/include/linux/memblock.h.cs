// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from include/linux/memblock.h of Linux 7.2.

namespace Linux;

// PORT: boot memory is the arena, which takes nothing back.
public static unsafe partial class Kernel
{
	internal static void* memblock_alloc_or_panic(ulong size, ulong align)
	{
		return ThisCpu.machine!.Arena.AllocateBytes((nuint)size, (nuint)align);
	}

	internal static void memblock_free(void* ptr, ulong size)
	{
	}
}
