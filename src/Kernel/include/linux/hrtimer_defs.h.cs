// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/hrtimer_defs.h of Linux 7.2.

using System.Runtime.InteropServices;

namespace Linux;

/// <summary>
/// The queue of one clock on one CPU, one cache line. <c>running</c> and <c>seq</c> let
/// hrtimer_active() see a callback in progress without the lock; everything else is under
/// <c>cpu_base-&gt;lock</c>.
/// </summary>
[CachelineAligned]
[StructLayout(LayoutKind.Sequential, Size = 64)]
public unsafe struct hrtimer_clock_base {
	[OwnerLink]
	public hrtimer_cpu_base* cpu_base;
	public uint index;
	public clockid_t clockid;
	// PORT: without lockdep a seqcount_raw_spinlock_t is this; the lock pointer would not fit the cache line.
	public seqcount_t seq;
	[GuardedBy("hrtimer_cpu_base.lock")]
	[Nanoseconds(Instant = true)] public ktime_t expires_next;
	[GuardedBy("hrtimer_cpu_base.lock", Access = GuardedAccess.Writes)]
	public hrtimer* running;
	[GuardedBy("hrtimer_cpu_base.lock")]
	public timerqueue_linked_head active;
	[GuardedBy("hrtimer_cpu_base.lock")]
	[Nanoseconds] public ktime_t offset;
}

// PORT: an array inside a struct is an inline array type.
[InlineArray(Kernel.HRTIMER_MAX_CLOCK_BASES)]
public struct hrtimer_clock_base_array {
	private hrtimer_clock_base element;
}

// PORT: the members are integer constants, because they index arrays and count in expressions.
public static unsafe partial class Kernel {
	public const int HRTIMER_BASE_MONOTONIC = 0;
	public const int HRTIMER_BASE_REALTIME = 1;
	public const int HRTIMER_BASE_BOOTTIME = 2;
	public const int HRTIMER_BASE_TAI = 3;
	public const int HRTIMER_BASE_MONOTONIC_SOFT = 4;
	public const int HRTIMER_BASE_REALTIME_SOFT = 5;
	public const int HRTIMER_BASE_BOOTTIME_SOFT = 6;
	public const int HRTIMER_BASE_TAI_SOFT = 7;
	public const int HRTIMER_MAX_CLOCK_BASES = 8;
}

/// <summary>
/// The timers of one CPU: four clocks, each once for hard and once for soft interrupt context.
/// <c>expires_next</c> is what the clock event device was last armed for in monotonic
/// nanoseconds, KTIME_MAX while the interrupt expires timers. <c>next_timer</c> and
/// <c>softirq_next_timer</c> are hints to compare with, never to dereference: the timer may have
/// been removed by another CPU. While <c>deferred_rearm</c> is set nobody programs the device,
/// the end of the interrupt does.
/// </summary>
[CachelineAligned]
[StructLayout(LayoutKind.Sequential, Size = 704)]
public unsafe struct hrtimer_cpu_base {
	[LockClass("hrtimer_cpu_base.lock", UsedInInterrupts = true)]
	public raw_spinlock_t @lock;
	public uint cpu;
	[GuardedBy("lock")]
	public uint active_bases;
	[GuardedBy("lock")]
	public uint clock_was_set_seq;
	public bool hres_active;
	[GuardedBy("lock", Access = GuardedAccess.OwnerCpuReads)]
	public bool deferred_rearm;
	[GuardedBy("lock")]
	public bool deferred_needs_update;
	[GuardedBy("hrtimer_cpu_base.lock")]
	public bool hang_detected;
	[GuardedBy("hrtimer_cpu_base.lock")]
	public bool softirq_activated;
	[GuardedBy("lock", Access = GuardedAccess.Writes)]
	public bool online;
	public uint nr_events;
	[GuardedBy("lock")]
	public ushort nr_retries;
	[GuardedBy("lock")]
	public ushort nr_hangs;
	[GuardedBy("lock")]
	[Nanoseconds] public uint max_hang_time;
	[GuardedBy("hrtimer_cpu_base.lock")]
	[Nanoseconds(Instant = true)] public ktime_t expires_next;
	[GuardedBy("hrtimer_cpu_base.lock")]
	public hrtimer* next_timer;
	[GuardedBy("hrtimer_cpu_base.lock")]
	[Nanoseconds(Instant = true)] public ktime_t softirq_expires_next;
	[GuardedBy("hrtimer_cpu_base.lock")]
	public hrtimer* softirq_next_timer;
	[GuardedBy("lock")]
	[Nanoseconds(Instant = true)] public ktime_t deferred_expires_next;
	// PORT: the compiler does not align members, so the clock bases are moved to a cache line by hand.
	private fixed ulong pad[6];
	public hrtimer_clock_base_array clock_base;
	public call_single_data_t csd;
}
