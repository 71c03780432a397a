// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/smp_types.h of Linux 7.2.
using System.Runtime.InteropServices;

namespace Linux;

// PORT: the union of u_flags and a_flags is an explicit layout.
[StructLayout(LayoutKind.Explicit, Size = 16)]
public unsafe struct __call_single_node
{
	[FieldOffset(0)] public llist_node llist;
	[Ordered(Loads = MemoryOrder.Acquire, Stores = MemoryOrder.Release)]
	[FieldOffset(8)] public uint u_flags;
	[FieldOffset(8)] public atomic_t a_flags;
	[FieldOffset(12)] public ushort src;
	[FieldOffset(14)] public ushort dst;
}

public static unsafe partial class Kernel
{
	// PORT: an unnamed enum is constants.
	public const int CSD_FLAG_LOCK = 0x01;

	public const int IRQ_WORK_PENDING = 0x01;
	public const int IRQ_WORK_BUSY = 0x02;
	public const int IRQ_WORK_LAZY = 0x04;
	public const int IRQ_WORK_HARD_IRQ = 0x08;

	public const int IRQ_WORK_CLAIMED = IRQ_WORK_PENDING | IRQ_WORK_BUSY;

	public const int CSD_TYPE_ASYNC = 0x00;
	public const int CSD_TYPE_SYNC = 0x10;
	public const int CSD_TYPE_IRQ_WORK = 0x20;
	public const int CSD_TYPE_TTWU = 0x30;

	public const int CSD_FLAG_TYPE_MASK = 0xF0;
}
