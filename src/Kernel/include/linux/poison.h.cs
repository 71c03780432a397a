// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/poison.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public const ulong POISON_POINTER_DELTA = 0xdead000000000000UL;

	public static void* LIST_POISON1 => (void*)(0x100 + POISON_POINTER_DELTA);
	public static void* LIST_POISON2 => (void*)(0x122 + POISON_POINTER_DELTA);

	public static void* TIMER_ENTRY_STATIC => (void*)(0x300 + POISON_POINTER_DELTA);

	public const byte POISON_INUSE = 0x5a;
	public const byte POISON_FREE = 0x6b;
	public const byte POISON_END = 0xa5;
}
