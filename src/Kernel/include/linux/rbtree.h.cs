// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from include/linux/rbtree.h of Linux 7.2.
// (C) 1999  Andrea Arcangeli <andrea@suse.de>
// (C) 2002  David Woodhouse <dwmw2@infradead.org>
// (C) 2012  Michel Lespinasse <walken@google.com>

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* rb_parent(rb_node* r)
	{
		return (rb_node*)(r->__rb_parent_color & ~3UL);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool RB_EMPTY_ROOT(rb_root* root)
	{
		return READ_ONCE(&root->rb_node) == null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool RB_EMPTY_NODE(rb_node* node)
	{
		return node->__rb_parent_color == (ulong)node;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void RB_CLEAR_NODE(rb_node* node)
	{
		node->__rb_parent_color = (ulong)node;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool RB_EMPTY_LINKED_NODE(rb_node_linked* lnode)
	{
		return RB_EMPTY_NODE(&lnode->node);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void RB_CLEAR_LINKED_NODE(rb_node_linked* lnode)
	{
		RB_CLEAR_NODE(&lnode->node);
		lnode->prev = lnode->next = null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* rb_first(rb_root* root)
	{
		rb_node* n;

		n = root->rb_node;
		if (n == null)
			return null;
		while (n->rb_left != null)
			n = n->rb_left;
		return n;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* rb_last(rb_root* root)
	{
		rb_node* n;

		n = root->rb_node;
		if (n == null)
			return null;
		while (n->rb_right != null)
			n = n->rb_right;
		return n;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rb_link_node(rb_node* node, rb_node* parent, rb_node** rb_link)
	{
		node->__rb_parent_color = (ulong)parent;
		node->rb_left = node->rb_right = null;

		*rb_link = node;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* rb_first_cached(rb_root_cached* root)
	{
		return root->rb_leftmost;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rb_insert_color_cached(rb_node* node, rb_root_cached* root, bool leftmost)
	{
		if (leftmost)
			root->rb_leftmost = node;
		rb_insert_color(node, &root->rb_root);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* rb_erase_cached(rb_node* node, rb_root_cached* root)
	{
		rb_node* leftmost = null;

		if (root->rb_leftmost == node)
			leftmost = root->rb_leftmost = rb_next(node);

		rb_erase(node, &root->rb_root);

		return leftmost;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rb_replace_node_cached(rb_node* victim, rb_node* @new, rb_root_cached* root)
	{
		if (root->rb_leftmost == victim)
			root->rb_leftmost = @new;
		rb_replace_node(victim, @new, &root->rb_root);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* rb_add_cached(rb_node* node, rb_root_cached* tree, delegate*<rb_node*, rb_node*, bool> less)
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
		rb_insert_color_cached(node, tree, leftmost);

		return leftmost ? node : null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __rb_add(rb_node* node, rb_root* tree, delegate*<rb_node*, rb_node*, bool> less, delegate*<rb_node*, rb_node*, rb_node**, void> linkop)
	{
		rb_node** link = &tree->rb_node;
		rb_node* parent = null;

		while (*link != null) {
			parent = *link;
			if (less(node, parent))
				link = &parent->rb_left;
			else
				link = &parent->rb_right;
		}

		linkop(node, parent, link);
		rb_link_node(node, parent, link);
		rb_insert_color(node, tree);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node_linked* __node_2_linked_node(rb_node* _n)
	{
		return rb_node_linked.of_node(_n);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rb_link_linked_node(rb_node* node, rb_node* parent, rb_node** link)
	{
		if (parent == null)
			return;

		rb_node_linked* nnew = __node_2_linked_node(node);
		rb_node_linked* npar = __node_2_linked_node(parent);

		if (link == &parent->rb_left) {
			nnew->prev = npar->prev;
			nnew->next = npar;
			npar->prev = nnew;
			if (nnew->prev != null)
				nnew->prev->next = nnew;
		} else {
			nnew->next = npar->next;
			nnew->prev = npar;
			npar->next = nnew;
			if (nnew->next != null)
				nnew->next->prev = nnew;
		}
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool rb_add_linked(rb_node_linked* node, rb_root_linked* tree, delegate*<rb_node*, rb_node*, bool> less)
	{
		__rb_add(&node->node, &tree->rb_root, less, &rb_link_linked_node);
		if (node->prev == null)
			tree->rb_leftmost = node;
		return node->prev == null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rb_link_noop(rb_node* n, rb_node* p, rb_node** l)
	{
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void rb_add(rb_node* node, rb_root* tree, delegate*<rb_node*, rb_node*, bool> less)
	{
		__rb_add(node, tree, less, &rb_link_noop);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* rb_find_add_cached(rb_node* node, rb_root_cached* tree, delegate*<rb_node*, rb_node*, int> cmp)
	{
		bool leftmost = true;
		rb_node** link = &tree->rb_root.rb_node;
		rb_node* parent = null;
		int c;

		while (*link != null) {
			parent = *link;
			c = cmp(node, parent);

			if (c < 0) {
				link = &parent->rb_left;
			} else if (c > 0) {
				link = &parent->rb_right;
				leftmost = false;
			} else {
				return parent;
			}
		}

		rb_link_node(node, parent, link);
		rb_insert_color_cached(node, tree, leftmost);
		return null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* rb_find_add(rb_node* node, rb_root* tree, delegate*<rb_node*, rb_node*, int> cmp)
	{
		rb_node** link = &tree->rb_node;
		rb_node* parent = null;
		int c;

		while (*link != null) {
			parent = *link;
			c = cmp(node, parent);

			if (c < 0)
				link = &parent->rb_left;
			else if (c > 0)
				link = &parent->rb_right;
			else
				return parent;
		}

		rb_link_node(node, parent, link);
		rb_insert_color(node, tree);
		return null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* rb_find(void* key, rb_root* tree, delegate*<void*, rb_node*, int> cmp)
	{
		rb_node* node = tree->rb_node;

		while (node != null) {
			int c = cmp(key, node);

			if (c < 0)
				node = node->rb_left;
			else if (c > 0)
				node = node->rb_right;
			else
				return node;
		}

		return null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* rb_find_first(void* key, rb_root* tree, delegate*<void*, rb_node*, int> cmp)
	{
		rb_node* node = tree->rb_node;
		rb_node* match = null;

		while (node != null) {
			int c = cmp(key, node);

			if (c <= 0) {
				if (c == 0)
					match = node;
				node = node->rb_left;
			} else if (c > 0) {
				node = node->rb_right;
			}
		}

		return match;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static rb_node* rb_next_match(void* key, rb_node* node, delegate*<void*, rb_node*, int> cmp)
	{
		node = rb_next(node);
		if (node != null && cmp(key, node) != 0)
			node = null;
		return node;
	}
}
