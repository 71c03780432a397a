// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/timerqueue_types.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

[ContainerOf("node")]
public partial struct timerqueue_node
{
	public rb_node node;
	[Nanoseconds(Instant = true)] public ktime_t expires;
}

public struct timerqueue_head
{
	public rb_root_cached rb_root;
}

[ContainerOf("node")]
public partial struct timerqueue_linked_node
{
	public rb_node_linked node;
	[Nanoseconds(Instant = true)] public ktime_t expires;
}

public struct timerqueue_linked_head
{
	public rb_root_linked rb_root;
}
