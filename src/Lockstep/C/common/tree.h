/* SPDX-License-Identifier: GPL-2.0-only */
/* Of what colour a node is and how deep: with the order of the nodes that is the tree's shape. */
#pragma once
#include <linux/rbtree.h>
#define DEEPEST_NODE 64
static inline u64 place_in_tree(const struct rb_node *node)
{
	u64 depth = 0;

	for (const struct rb_node *up = node; (up = rb_parent(up)) && depth < DEEPEST_NODE;)
		depth++;
	return depth * 2 + (node->__rb_parent_color & 1);
}
