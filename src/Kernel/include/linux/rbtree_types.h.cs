// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from include/linux/rbtree_types.h of Linux 7.2.
// (C) 1999  Andrea Arcangeli <andrea@suse.de>
// (C) 2002  David Woodhouse <dwmw2@infradead.org>
// (C) 2012  Michel Lespinasse <walken@google.com>

namespace Linux;

public unsafe struct rb_node
{
	public ulong __rb_parent_color;
	public rb_node* rb_right;
	public rb_node* rb_left;
}

[ContainerOf("node")]
public unsafe partial struct rb_node_linked
{
	public rb_node node;
	public rb_node_linked* prev;
	public rb_node_linked* next;
}

public unsafe struct rb_root
{
	public rb_node* rb_node;
}

public unsafe struct rb_root_cached
{
	public rb_root rb_root;
	public rb_node* rb_leftmost;
}

public unsafe struct rb_root_linked
{
	public rb_root rb_root;
	public rb_node_linked* rb_leftmost;
}

public static unsafe partial class Kernel
{
	public static rb_root RB_ROOT => default;
	public static rb_root_cached RB_ROOT_CACHED => default;
	public static rb_root_linked RB_ROOT_LINKED => default;
}
