// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/timer_types.h of Linux 7.2.

namespace Linux;

/// <summary>
/// One timer of the wheel, 40 bytes as upstream without lockdep. While the timer is queued, all
/// fields belong to the lock of the base that <c>flags</c> names; <c>flags</c> alone is also read
/// without it, to find that base. <c>expires</c> is an absolute time in jiffies.
/// </summary>
[ContainerOf("entry")]
public unsafe partial struct timer_list {
	[GuardedBy("timer_base.lock", Access = GuardedAccess.Writes)]
	public hlist_node entry;
	[Jiffies(Instant = true)] public ulong expires;
	[GuardedBy("timer_base.lock", Access = GuardedAccess.Writes)]
	public delegate*<timer_list*, void> function;
	public u32 flags;
}
