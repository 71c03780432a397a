// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/timerqueue.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static timerqueue_node* timerqueue_getnext(timerqueue_head* head)
	{
		rb_node* leftmost = rb_first_cached(&head->rb_root);

		return leftmost != null ? timerqueue_node.of_node(leftmost) : null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void timerqueue_init(timerqueue_node* node)
	{
		RB_CLEAR_NODE(&node->node);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool timerqueue_node_queued(timerqueue_node* node)
	{
		return !RB_EMPTY_NODE(&node->node);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void timerqueue_init_head(timerqueue_head* head)
	{
		head->rb_root = RB_ROOT_CACHED;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static timerqueue_linked_node* timerqueue_linked_first(timerqueue_linked_head* head)
	{
		return head->rb_root.rb_leftmost != null ? timerqueue_linked_node.of_node(head->rb_root.rb_leftmost) : null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static timerqueue_linked_node* timerqueue_linked_next(timerqueue_linked_node* node)
	{
		return node->node.next != null ? timerqueue_linked_node.of_node(node->node.next) : null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static timerqueue_linked_node* timerqueue_linked_prev(timerqueue_linked_node* node)
	{
		return node->node.prev != null ? timerqueue_linked_node.of_node(node->node.prev) : null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool timerqueue_linked_del(timerqueue_linked_head* head, timerqueue_linked_node* node)
	{
		return rb_erase_linked(&node->node, &head->rb_root);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void timerqueue_linked_init(timerqueue_linked_node* node)
	{
		RB_CLEAR_LINKED_NODE(&node->node);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool timerqueue_linked_node_queued(timerqueue_linked_node* node)
	{
		return !RB_EMPTY_LINKED_NODE(&node->node);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void timerqueue_linked_init_head(timerqueue_linked_head* head)
	{
		head->rb_root = RB_ROOT_LINKED;
	}
}
