// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from include/linux/rbtree_augmented.h of Linux 7.2.
// (C) 1999  Andrea Arcangeli <andrea@suse.de>
// (C) 2002  David Woodhouse <dwmw2@infradead.org>
// (C) 2012  Michel Lespinasse <walken@google.com>

namespace Linux;

public unsafe struct rb_augment_callbacks
{
	public delegate*<rb_node*, rb_node*, void> propagate;
	public delegate*<rb_node*, rb_node*, void> copy;
	public delegate*<rb_node*, rb_node*, void> rotate;
}

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rb_insert_augmented(rb_node* node, rb_root* root, rb_augment_callbacks* augment)
	{
		__rb_insert_augmented(node, root, augment->rotate);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rb_insert_augmented_cached(rb_node* node, rb_root_cached* root, bool newleft, rb_augment_callbacks* augment)
	{
		if (newleft)
			root->rb_leftmost = node;
		rb_insert_augmented(node, &root->rb_root, augment);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* rb_add_augmented_cached(rb_node* node, rb_root_cached* tree, delegate*<rb_node*, rb_node*, bool> less, rb_augment_callbacks* augment)
	{
		rb_node** link = &tree->rb_root.rb_node;
		rb_node* parent = null;
		bool leftmost = true;

		while (*link != null) {
			parent = *link;
			if (less(node, parent)) {
				link = &parent->rb_left;
			} else {
				link = &parent->rb_right;
				leftmost = false;
			}
		}

		rb_link_node(node, parent, link);
		augment->propagate(parent, null);
		rb_insert_augmented_cached(node, tree, leftmost, augment);

		return leftmost ? node : null;
	}

	public const int RB_RED = 0;
	public const int RB_BLACK = 1;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* __rb_parent(ulong pc)
	{
		return (rb_node*)(pc & ~3UL);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong __rb_color(ulong pc)
	{
		return pc & 1;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __rb_is_black(ulong pc)
	{
		return __rb_color(pc) != 0; // PORT: C tests the bit itself.
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __rb_is_red(ulong pc)
	{
		return __rb_color(pc) == 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong rb_color(rb_node* rb)
	{
		return __rb_color(rb->__rb_parent_color);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool rb_is_red(rb_node* rb)
	{
		return __rb_is_red(rb->__rb_parent_color);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool rb_is_black(rb_node* rb)
	{
		return __rb_is_black(rb->__rb_parent_color);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rb_set_parent(rb_node* rb, rb_node* p)
	{
		rb->__rb_parent_color = rb_color(rb) + (ulong)p;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rb_set_parent_color(rb_node* rb, rb_node* p, int color)
	{
		rb->__rb_parent_color = (ulong)p + (ulong)color;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __rb_change_child(rb_node* old, rb_node* @new, rb_node* parent, rb_root* root)
	{
		if (parent != null) {
			if (parent->rb_left == old)
				WRITE_ONCE(&parent->rb_left, @new);
			else
				WRITE_ONCE(&parent->rb_right, @new);
		} else
			WRITE_ONCE(&root->rb_node, @new);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* __rb_erase_augmented(rb_node* node, rb_root* root, rb_augment_callbacks* augment)
	{
		rb_node* child = node->rb_right;
		rb_node* tmp = node->rb_left;
		rb_node* parent, rebalance;
		ulong pc;

		if (tmp == null) {
			pc = node->__rb_parent_color;
			parent = __rb_parent(pc);
			__rb_change_child(node, child, parent, root);
			if (child != null) {
				child->__rb_parent_color = pc;
				rebalance = null;
			} else
				rebalance = __rb_is_black(pc) ? parent : null;
			tmp = parent;
		} else if (child == null) {
			tmp->__rb_parent_color = pc = node->__rb_parent_color;
			parent = __rb_parent(pc);
			__rb_change_child(node, tmp, parent, root);
			rebalance = null;
			tmp = parent;
		} else {
			rb_node* successor = child, child2;

			tmp = child->rb_left;
			if (tmp == null) {
				parent = successor;
				child2 = successor->rb_right;

				augment->copy(node, successor);
			} else {
				do {
					parent = successor;
					successor = tmp;
					tmp = tmp->rb_left;
				} while (tmp != null);
				child2 = successor->rb_right;
				WRITE_ONCE(&parent->rb_left, child2);
				WRITE_ONCE(&successor->rb_right, child);
				rb_set_parent(child, successor);

				augment->copy(node, successor);
				augment->propagate(parent, successor);
			}

			tmp = node->rb_left;
			WRITE_ONCE(&successor->rb_left, tmp);
			rb_set_parent(tmp, successor);

			pc = node->__rb_parent_color;
			tmp = __rb_parent(pc);
			__rb_change_child(node, successor, tmp, root);

			if (child2 != null) {
				rb_set_parent_color(child2, parent, RB_BLACK);
				rebalance = null;
			} else {
				rebalance = rb_is_black(successor) ? parent : null;
			}
			successor->__rb_parent_color = pc;
			tmp = successor;
		}

		augment->propagate(tmp, null);
		return rebalance;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rb_erase_augmented(rb_node* node, rb_root* root, rb_augment_callbacks* augment)
	{
		rb_node* rebalance = __rb_erase_augmented(node, root, augment);
		if (rebalance != null)
			__rb_erase_color(rebalance, root, augment->rotate);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rb_erase_augmented_cached(rb_node* node, rb_root_cached* root, rb_augment_callbacks* augment)
	{
		if (root->rb_leftmost == node)
			root->rb_leftmost = rb_next(node);
		rb_erase_augmented(node, &root->rb_root, augment);
	}
}
