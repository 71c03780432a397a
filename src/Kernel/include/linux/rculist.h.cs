// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/rculist.h of Linux 7.2: what the table of POSIX timers needs.

namespace Linux;

public static unsafe partial class Kernel {
	[ChangesList("n", false, Rcu = true)]
	public static void hlist_del_rcu(hlist_node* n)
	{
		__hlist_del(n);
		WRITE_ONCE(&n->pprev, (hlist_node**)LIST_POISON2);
	}

	[ChangesList("n", true, Rcu = true)]
	public static void hlist_add_head_rcu(hlist_node* n,
					      hlist_head* h)
	{
		hlist_node* first = h->first;

		n->next = first;
		WRITE_ONCE(&n->pprev, &h->first);
		// A walk that sees the node sees its contents.
		smp_store_release(&h->first, n);
		if (first != null)
			WRITE_ONCE(&first->pprev, &n->next);
	}

	// PORT: see list_for_each().
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool hlist_for_each_rcu(ref hlist_node* pos, hlist_head* head)
	{
		pos = READ_ONCE(pos == null ? &head->first : &pos->next);
		return pos != null;
	}
}
