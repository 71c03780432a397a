// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/string.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public static void* memset(void* s, int c, ulong count)
	{
		Unsafe.InitBlockUnaligned(s, (byte)c, (uint)count);
		return s;
	}

	public static void* memcpy(void* dest, void* src, ulong count)
	{
		Unsafe.CopyBlockUnaligned(dest, src, (uint)count);
		return dest;
	}

	public static void* memmove(void* dest, void* src, ulong count)
	{
		Buffer.MemoryCopy(src, dest, count, count);
		return dest;
	}

	public static int memcmp(void* cs, void* ct, ulong count)
	{
		return new ReadOnlySpan<byte>(cs, (int)count).SequenceCompareTo(new ReadOnlySpan<byte>(ct, (int)count));
	}
}
