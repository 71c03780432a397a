// SPDX-License-Identifier: GPL-2.0-only
// Ported from lib/llist.c of Linux 7.2.
// Copyright 2010,2011 Intel Corp.

namespace Linux;

public static unsafe partial class Kernel
{
	public static llist_node* llist_del_first(llist_head* head)
	{
		llist_node* entry, next;

		entry = smp_load_acquire(&head->first);
		do {
			if (entry == null)
				return null;
			next = READ_ONCE(&entry->next);
		} while (!try_cmpxchg(&head->first, &entry, next));

		return entry;
	}

	public static bool llist_del_first_this(llist_head* head, llist_node* @this)
	{
		llist_node* entry, next;

		entry = smp_load_acquire(&head->first);
		do {
			if (entry != @this)
				return false;
			next = READ_ONCE(&entry->next);
		} while (!try_cmpxchg(&head->first, &entry, next));

		return true;
	}

	public static llist_node* llist_reverse_order(llist_node* head)
	{
		llist_node* new_head = null;

		while (head != null) {
			llist_node* tmp = head;

			head = head->next;
			tmp->next = new_head;
			new_head = tmp;
		}

		return new_head;
	}
}
