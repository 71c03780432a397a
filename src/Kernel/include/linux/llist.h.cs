// SPDX-License-Identifier: GPL-2.0-only
// Ported from include/linux/llist.h of Linux 7.2.
// Copyright 2010,2011 Intel Corp.
//   Author: Huang Ying <ying.huang@intel.com>

namespace Linux;

public unsafe struct llist_head
{
	[Marked(MarkedAccess.Always)]
	public llist_node* first;
}

public unsafe struct llist_node
{
	public llist_node* next;
}

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void init_llist_head(llist_head* list)
	{
		list->first = null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void init_llist_node(llist_node* node)
	{
		WRITE_ONCE(&node->next, node);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool llist_on_list(llist_node* node)
	{
		return READ_ONCE(&node->next) != node;
	}

	// PORT: see list_for_each().
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool llist_for_each(ref llist_node* pos, llist_node* node)
	{
		pos = pos == null ? node : pos->next;
		return pos != null;
	}

	// PORT: see list_for_each().
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool llist_for_each_safe(ref llist_node* pos, ref llist_node* n, llist_node* node)
	{
		pos = pos == null ? node : n;
		if (pos == null)
			return false;
		n = pos->next;
		return true;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool llist_empty(llist_head* head)
	{
		return READ_ONCE(&head->first) == null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static llist_node* llist_next(llist_node* node)
	{
		return READ_ONCE(&node->next);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool llist_add_batch(llist_node* new_first, llist_node* new_last, llist_head* head)
	{
		llist_node* first = READ_ONCE(&head->first);

		do {
			new_last->next = first;
		} while (!try_cmpxchg(&head->first, &first, new_first));

		return first == null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static bool __llist_add_batch(llist_node* new_first, llist_node* new_last, llist_head* head)
	{
		new_last->next = head->first;
		head->first = new_first;
		return new_last->next == null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool llist_add(llist_node* @new, llist_head* head)
	{
		return llist_add_batch(@new, @new, head);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __llist_add(llist_node* @new, llist_head* head)
	{
		return __llist_add_batch(@new, @new, head);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static llist_node* llist_del_all(llist_head* head)
	{
		return xchg(&head->first, null);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static llist_node* __llist_del_all(llist_head* head)
	{
		llist_node* first = head->first;

		head->first = null;
		return first;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static llist_node* llist_del_first_init(llist_head* head)
	{
		llist_node* n = llist_del_first(head);

		if (n != null)
			init_llist_node(n);
		return n;
	}
}
