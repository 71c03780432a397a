// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/types.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

[AtomicType]
public struct atomic_t
{
	public int counter;
}

[AtomicType]
public struct atomic64_t
{
	public s64 counter;
}

public unsafe struct list_head
{
	public list_head* next, prev;
}

public unsafe struct hlist_head
{
	public hlist_node* first;
}

public unsafe struct hlist_node
{
	public hlist_node* next;
	public hlist_node** pprev;
}

public unsafe struct callback_head
{
	public callback_head* next;
	public delegate*<callback_head*, void> func;
}

public static unsafe partial class Kernel
{
	public static atomic_t ATOMIC_INIT(int i)
	{
		return new atomic_t { counter = i };
	}

	public static atomic64_t ATOMIC64_INIT(s64 i)
	{
		return new atomic64_t { counter = i };
	}

	public static atomic64_t ATOMIC_LONG_INIT(long i)
	{
		return new atomic64_t { counter = i };
	}
}
