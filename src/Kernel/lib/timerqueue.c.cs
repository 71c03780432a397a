// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from lib/timerqueue.c of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static timerqueue_node* __node_2_tq(rb_node* _n)
	{
		return timerqueue_node.of_node(_n);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __timerqueue_less(rb_node* a, rb_node* b)
	{
		return __node_2_tq(a)->expires < __node_2_tq(b)->expires;
	}

	public static bool timerqueue_add(timerqueue_head* head, timerqueue_node* node)
	{
		WARN_ON_ONCE(!RB_EMPTY_NODE(&node->node));

		return rb_add_cached(&node->node, &head->rb_root, &__timerqueue_less) != null;
	}

	public static bool timerqueue_del(timerqueue_head* head, timerqueue_node* node)
	{
		WARN_ON_ONCE(RB_EMPTY_NODE(&node->node));

		rb_erase_cached(&node->node, &head->rb_root);
		RB_CLEAR_NODE(&node->node);

		return !RB_EMPTY_ROOT(&head->rb_root.rb_root);
	}

	public static timerqueue_node* timerqueue_iterate_next(timerqueue_node* node)
	{
		rb_node* next;

		if (node == null)
			return null;
		next = rb_next(&node->node);
		if (next == null)
			return null;
		return timerqueue_node.of_node(next);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static timerqueue_linked_node* __node_2_tq_linked(rb_node* _n)
	{
		return timerqueue_linked_node.of_node(rb_node_linked.of_node(_n));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __tq_linked_less(rb_node* a, rb_node* b)
	{
		return __node_2_tq_linked(a)->expires < __node_2_tq_linked(b)->expires;
	}

	public static bool timerqueue_linked_add(timerqueue_linked_head* head, timerqueue_linked_node* node)
	{
		return rb_add_linked(&node->node, &head->rb_root, &__tq_linked_less);
	}
}
