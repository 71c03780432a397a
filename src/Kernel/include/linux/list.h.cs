// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/list.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: a pointer cannot be a type argument, so pprev, which points to one, has forms of its own.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void WRITE_ONCE(hlist_node*** p, hlist_node** value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		WRITE_ONCE((ulong*)p, (ulong)value, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static hlist_node** READ_ONCE(hlist_node*** p, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		return (hlist_node**)READ_ONCE((ulong*)p, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void INIT_LIST_HEAD(list_head* list)
	{
		WRITE_ONCE(&list->next, list);
		WRITE_ONCE(&list->prev, list);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __list_add_valid(list_head* @new, list_head* prev, list_head* next)
	{
		return true;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __list_del_entry_valid(list_head* entry)
	{
		return true;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __list_add(list_head* @new, list_head* prev, list_head* next)
	{
		if (!__list_add_valid(@new, prev, next))
			return;

		next->prev = @new;
		@new->next = next;
		@new->prev = prev;
		WRITE_ONCE(&prev->next, @new);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesList("new", true)]
	public static void list_add(list_head* @new, list_head* head)
	{
		__list_add(@new, head, head->next);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesList("new", true)]
	public static void list_add_tail(list_head* @new, list_head* head)
	{
		__list_add(@new, head->prev, head);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesList("new", true)]
	public static void list_add_tail_release(list_head* @new, list_head* head)
	{
		list_head* prev = head->prev;

		if (__list_add_valid(@new, prev, head)) {
			@new->next = head;
			@new->prev = prev;
			head->prev = @new;
			smp_store_release(&prev->next, @new);
		}
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __list_del(list_head* prev, list_head* next)
	{
		next->prev = prev;
		WRITE_ONCE(&prev->next, next);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __list_del_clearprev(list_head* entry)
	{
		__list_del(entry->prev, entry->next);
		entry->prev = null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __list_del_entry(list_head* entry)
	{
		if (!__list_del_entry_valid(entry))
			return;

		__list_del(entry->prev, entry->next);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesList("entry", false)]
	public static void list_del(list_head* entry)
	{
		__list_del_entry(entry);
		entry->next = (list_head*)LIST_POISON1;
		entry->prev = (list_head*)LIST_POISON2;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void list_replace(list_head* old, list_head* @new)
	{
		@new->next = old->next;
		@new->next->prev = @new;
		@new->prev = old->prev;
		@new->prev->next = @new;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void list_replace_init(list_head* old, list_head* @new)
	{
		list_replace(old, @new);
		INIT_LIST_HEAD(old);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void list_swap(list_head* entry1, list_head* entry2)
	{
		list_head* pos = entry2->prev;

		list_del(entry2);
		list_replace(entry1, entry2);
		if (pos == entry1)
			pos = entry2;
		list_add(entry1, pos);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesList("entry", false)]
	public static void list_del_init(list_head* entry)
	{
		__list_del_entry(entry);
		INIT_LIST_HEAD(entry);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesList("list", true)]
	public static void list_move(list_head* list, list_head* head)
	{
		__list_del_entry(list);
		list_add(list, head);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesList("list", true)]
	public static void list_move_tail(list_head* list, list_head* head)
	{
		__list_del_entry(list);
		list_add_tail(list, head);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void list_bulk_move_tail(list_head* head, list_head* first, list_head* last)
	{
		first->prev->next = last->next;
		last->next->prev = first->prev;

		head->prev->next = first;
		first->prev = head->prev;

		last->next = head;
		head->prev = last;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool list_is_first(list_head* list, list_head* head)
	{
		return list->prev == head;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool list_is_last(list_head* list, list_head* head)
	{
		return list->next == head;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool list_is_head(list_head* list, list_head* head)
	{
		return list == head;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool list_empty(list_head* head)
	{
		return READ_ONCE(&head->next) == head;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesList("entry", false)]
	public static void list_del_init_careful(list_head* entry)
	{
		__list_del_entry(entry);
		WRITE_ONCE(&entry->prev, entry);
		smp_store_release(&entry->next, entry);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool list_empty_careful(list_head* head)
	{
		list_head* next = smp_load_acquire(&head->next);
		return list_is_head(next, head) && (next == READ_ONCE(&head->prev));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void list_rotate_left(list_head* head)
	{
		list_head* first;

		if (!list_empty(head)) {
			first = head->next;
			list_move_tail(first, head);
		}
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void list_rotate_to_front(list_head* list, list_head* head)
	{
		list_move_tail(head, list);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool list_is_singular(list_head* head)
	{
		return !list_empty(head) && (head->next == head->prev);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __list_cut_position(list_head* list, list_head* head, list_head* entry)
	{
		list_head* new_first = entry->next;
		list->next = head->next;
		list->next->prev = list;
		list->prev = entry;
		entry->next = list;
		head->next = new_first;
		new_first->prev = head;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void list_cut_position(list_head* list, list_head* head, list_head* entry)
	{
		if (list_empty(head))
			return;
		if (list_is_singular(head) && !list_is_head(entry, head) && (entry != head->next))
			return;
		if (list_is_head(entry, head))
			INIT_LIST_HEAD(list);
		else
			__list_cut_position(list, head, entry);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void list_cut_before(list_head* list, list_head* head, list_head* entry)
	{
		if (head->next == entry) {
			INIT_LIST_HEAD(list);
			return;
		}
		list->next = head->next;
		list->next->prev = list;
		list->prev = entry->prev;
		list->prev->next = list;
		head->next = entry;
		entry->prev = head;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __list_splice(list_head* list, list_head* prev, list_head* next)
	{
		list_head* first = list->next;
		list_head* last = list->prev;

		first->prev = prev;
		prev->next = first;

		last->next = next;
		next->prev = last;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void list_splice(list_head* list, list_head* head)
	{
		if (!list_empty(list))
			__list_splice(list, head, head->next);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void list_splice_tail(list_head* list, list_head* head)
	{
		if (!list_empty(list))
			__list_splice(list, head->prev, head);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void list_splice_init(list_head* list, list_head* head)
	{
		if (!list_empty(list)) {
			__list_splice(list, head, head->next);
			INIT_LIST_HEAD(list);
		}
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void list_splice_tail_init(list_head* list, list_head* head)
	{
		if (!list_empty(list)) {
			__list_splice(list, head->prev, head);
			INIT_LIST_HEAD(list);
		}
	}

	// PORT: upstream's iterators are the head of a for; a method steps pos and says whether there is
	// PORT: one more: for (pos = null; list_for_each(ref pos, head);). Those over entries are generated.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool list_for_each(ref list_head* pos, list_head* head)
	{
		pos = pos == null ? head->next : pos->next;
		return !list_is_head(pos, head);
	}

	// PORT: see list_for_each().
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool list_for_each_prev(ref list_head* pos, list_head* head)
	{
		pos = pos == null ? head->prev : pos->prev;
		return !list_is_head(pos, head);
	}

	// PORT: see list_for_each().
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool list_for_each_safe(ref list_head* pos, ref list_head* n, list_head* head)
	{
		pos = pos == null ? head->next : n;
		n = pos->next;
		return !list_is_head(pos, head);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong list_count_nodes(list_head* head)
	{
		list_head* pos;
		ulong count = 0;

		for (pos = null; list_for_each(ref pos, head);)
			count++;

		return count;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void INIT_HLIST_HEAD(hlist_head* ptr)
	{
		ptr->first = null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void INIT_HLIST_NODE(hlist_node* h)
	{
		h->next = null;
		h->pprev = null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool hlist_unhashed(hlist_node* h)
	{
		return h->pprev == null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool hlist_unhashed_lockless(hlist_node* h)
	{
		return READ_ONCE(&h->pprev) == null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool hlist_empty(hlist_head* h)
	{
		return READ_ONCE(&h->first) == null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __hlist_del(hlist_node* n)
	{
		hlist_node* next = n->next;
		hlist_node** pprev = n->pprev;

		WRITE_ONCE(pprev, next);
		if (next != null)
			WRITE_ONCE(&next->pprev, pprev);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesList("n", false)]
	public static void hlist_del(hlist_node* n)
	{
		__hlist_del(n);
		n->next = (hlist_node*)LIST_POISON1;
		n->pprev = (hlist_node**)LIST_POISON2;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesList("n", false)]
	public static void hlist_del_init(hlist_node* n)
	{
		if (!hlist_unhashed(n)) {
			__hlist_del(n);
			INIT_HLIST_NODE(n);
		}
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[ChangesList("n", true)]
	public static void hlist_add_head(hlist_node* n, hlist_head* h)
	{
		hlist_node* first = h->first;
		WRITE_ONCE(&n->next, first);
		if (first != null)
			WRITE_ONCE(&first->pprev, &n->next);
		WRITE_ONCE(&h->first, n);
		WRITE_ONCE(&n->pprev, &h->first);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void hlist_add_before(hlist_node* n, hlist_node* next)
	{
		WRITE_ONCE(&n->pprev, next->pprev);
		WRITE_ONCE(&n->next, next);
		WRITE_ONCE(&next->pprev, &n->next);
		WRITE_ONCE(n->pprev, n);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void hlist_add_behind(hlist_node* n, hlist_node* prev)
	{
		WRITE_ONCE(&n->next, prev->next);
		WRITE_ONCE(&prev->next, n);
		WRITE_ONCE(&n->pprev, &prev->next);

		if (n->next != null)
			WRITE_ONCE(&n->next->pprev, &n->next);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void hlist_add_fake(hlist_node* n)
	{
		n->pprev = &n->next;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool hlist_fake(hlist_node* h)
	{
		return h->pprev == &h->next;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool hlist_is_singular_node(hlist_node* n, hlist_head* h)
	{
		return n->next == null && n->pprev == &h->first;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void hlist_move_list(hlist_head* old, hlist_head* @new)
	{
		@new->first = old->first;
		if (@new->first != null)
			@new->first->pprev = &@new->first;
		old->first = null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void hlist_splice_init(hlist_head* from, hlist_node* last, hlist_head* to)
	{
		if (to->first != null)
			to->first->pprev = &last->next;
		last->next = to->first;
		to->first = from->first;
		from->first->pprev = &to->first;
		from->first = null;
	}

	// PORT: see list_for_each().
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool hlist_for_each(ref hlist_node* pos, hlist_head* head)
	{
		pos = pos == null ? head->first : pos->next;
		return pos != null;
	}

	// PORT: see list_for_each().
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool hlist_for_each_safe(ref hlist_node* pos, ref hlist_node* n, hlist_head* head)
	{
		pos = pos == null ? head->first : n;
		if (pos == null)
			return false;
		n = pos->next;
		return true;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong hlist_count_nodes(hlist_head* head)
	{
		hlist_node* pos;
		ulong count = 0;

		for (pos = null; hlist_for_each(ref pos, head);)
			count++;

		return count;
	}
}
