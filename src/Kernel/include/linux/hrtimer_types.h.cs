// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/hrtimer_types.h of Linux 7.2.

namespace Linux;

public enum hrtimer_restart {
	HRTIMER_NORESTART,
	HRTIMER_RESTART,
}

/// <summary>
/// One high-resolution timer. The key of the queue, <c>node.expires</c>, is the latest wanted
/// expiry; <c>_softexpires</c> is the earliest allowed one. Both count nanoseconds of the clock
/// of <c>base</c>. All fields are under the lock of the CPU base that <c>base</c> points into,
/// <c>is_queued</c> and <c>base</c> may be read without it.
/// </summary>
[ContainerOf("node")]
public unsafe partial struct hrtimer {
	public timerqueue_linked_node node;
	[GuardedBy("hrtimer_cpu_base.lock", Access = GuardedAccess.Writes), Marked(MarkedAccess.Stores)]
	public hrtimer_clock_base* @base;
	[GuardedBy("hrtimer_cpu_base.lock", Access = GuardedAccess.Writes), Marked(MarkedAccess.Stores)]
	public bool is_queued;
	public bool is_rel;
	public bool is_soft;
	public bool is_hard;
	public bool is_lazy;
	[Nanoseconds(Instant = true)] public ktime_t _softexpires;
	public delegate*<hrtimer*, hrtimer_restart> function;
}
