// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/time/tick-sched.h of Linux 7.2.
namespace Linux;

public enum tick_device_mode {
	TICKDEV_MODE_PERIODIC,
	TICKDEV_MODE_ONESHOT,
}

/// <summary>The clock event device that serves a CPU, and how.</summary>
public unsafe struct tick_device {
	[GuardedBy("clockevents_lock", Access = GuardedAccess.Writes)]
	public clock_event_device* evtdev;
	public tick_device_mode mode;
}

/// <summary>
/// The tick of one CPU. Its own CPU writes it with interrupts disabled; others touch only
/// tick_dep_mask and check_clocks, and only atomically.
/// </summary>
[ContainerOf(nameof(sched_timer))]
public unsafe partial struct tick_sched {
	public ulong flags;

	public uint stalled_jiffies;
	[Jiffies(Instant = true)] public ulong last_tick_jiffies;

	public hrtimer sched_timer;
	[Nanoseconds(Instant = true)] public ktime_t last_tick;
	[Nanoseconds(Instant = true)] public ktime_t next_tick;
	[Nanoseconds(Instant = true)] public ktime_t idle_waketime;
	public uint got_idle_tick;

	[Nanoseconds(Instant = true)] public ktime_t idle_entrytime;

	[Jiffies(Instant = true)] public ulong last_jiffies;
	[Nanoseconds(Instant = true)] public u64 timer_expires_base;
	[Nanoseconds(Instant = true)] public u64 timer_expires;
	[Nanoseconds(Instant = true)] public u64 next_timer;
	[Nanoseconds(Instant = true)] public ktime_t idle_expires;
	public ulong idle_calls;
	public ulong idle_sleeps;

	public atomic_t tick_dep_mask;

	public ulong check_clocks;
}

public static unsafe partial class Kernel {
	/// <summary>The CPU is between tick_nohz_idle_enter() and tick_nohz_idle_exit().</summary>
	public const ulong TS_FLAG_INIDLE = 1UL << 0;
	/// <summary>The periodic tick is off.</summary>
	public const ulong TS_FLAG_STOPPED = 1UL << 1;
	/// <summary>As INIDLE, but cleared while an interrupt is handled.</summary>
	public const ulong TS_FLAG_IDLE_ACTIVE = 1UL << 2;
	/// <summary>This CPU dropped the do_timer duty when it stopped its tick, and nobody has taken it since.</summary>
	public const ulong TS_FLAG_DO_TIMER_LAST = 1UL << 3;
	public const ulong TS_FLAG_NOHZ = 1UL << 4;
	public const ulong TS_FLAG_HIGHRES = 1UL << 5;

	internal static int __tick_broadcast_oneshot_control(tick_broadcast_state state)
	{
		return -EBUSY;
	}
}
