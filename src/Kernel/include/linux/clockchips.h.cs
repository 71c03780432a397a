// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/clockchips.h of Linux 7.2.
namespace Linux;

/// <summary>What a clock event device is doing. A device is used from SHUTDOWN on, DETACHED is nobody's.</summary>
public enum clock_event_state {
	CLOCK_EVT_STATE_DETACHED,
	CLOCK_EVT_STATE_SHUTDOWN,
	CLOCK_EVT_STATE_PERIODIC,
	CLOCK_EVT_STATE_ONESHOT,
	CLOCK_EVT_STATE_ONESHOT_STOPPED,
}

/// <summary>A timer interrupt source. Only the CPU that it serves programs it, with interrupts disabled.</summary>
[CachelineAligned]
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = 256)]
[ContainerOf(nameof(list))]
public unsafe partial struct clock_event_device {
	[RunsIn(Context.HardInterrupt)] public delegate*<clock_event_device*, void> event_handler;
	public delegate*<ulong, clock_event_device*, int> set_next_event;
	public delegate*<ktime_t, clock_event_device*, int> set_next_ktime;
	public delegate*<u64, clock_event_device*, void> set_next_coupled;
	[Nanoseconds(Instant = true)] public ktime_t next_event;
	[Nanoseconds] public u64 max_delta_ns;
	[Nanoseconds] public u64 min_delta_ns;
	public u32 mult;
	public u32 shift;
	public clock_event_state state_use_accessors;
	public uint features;
	public clocksource_ids cs_id;
	public uint next_event_forced;
	public ulong retries;

	public delegate*<clock_event_device*, int> set_state_periodic;
	public delegate*<clock_event_device*, int> set_state_oneshot;
	public delegate*<clock_event_device*, int> set_state_oneshot_stopped;
	public delegate*<clock_event_device*, int> set_state_shutdown;
	public delegate*<clock_event_device*, int> tick_resume;

	public delegate*<cpumask*, void> broadcast;
	public delegate*<clock_event_device*, void> suspend;
	public delegate*<clock_event_device*, void> resume;
	public ulong min_delta_ticks;
	public ulong max_delta_ticks;

	public byte* name;
	public int rating;
	public int irq;
	public int bound_on;
	public cpumask* cpumask;
	[GuardedBy("clockevents_lock", Access = GuardedAccess.Writes)]
	public list_head list;
	public module* owner;
}

public static unsafe partial class Kernel {
	public const uint CLOCK_EVT_FEAT_PERIODIC = 0x000001;
	public const uint CLOCK_EVT_FEAT_ONESHOT = 0x000002;
	public const uint CLOCK_EVT_FEAT_CLOCKSOURCE_COUPLED = 0x000004;
	public const uint CLOCK_EVT_FEAT_C3STOP = 0x000008;
	public const uint CLOCK_EVT_FEAT_DUMMY = 0x000010;
	public const uint CLOCK_EVT_FEAT_DYNIRQ = 0x000020;
	public const uint CLOCK_EVT_FEAT_PERCPU = 0x000040;
	public const uint CLOCK_EVT_FEAT_HRTIMER = 0x000080;

	public static bool clockevent_state_detached(clock_event_device* dev)
	{
		return dev->state_use_accessors == CLOCK_EVT_STATE_DETACHED;
	}

	public static bool clockevent_state_shutdown(clock_event_device* dev)
	{
		return dev->state_use_accessors == CLOCK_EVT_STATE_SHUTDOWN;
	}

	public static bool clockevent_state_periodic(clock_event_device* dev)
	{
		return dev->state_use_accessors == CLOCK_EVT_STATE_PERIODIC;
	}

	public static bool clockevent_state_oneshot(clock_event_device* dev)
	{
		return dev->state_use_accessors == CLOCK_EVT_STATE_ONESHOT;
	}

	public static bool clockevent_state_oneshot_stopped(clock_event_device* dev)
	{
		return dev->state_use_accessors == CLOCK_EVT_STATE_ONESHOT_STOPPED;
	}

	public static ulong div_sc(ulong ticks, ulong nsec, int shift)
	{
		u64 tmp = ((u64)ticks) << shift;

		// PORT: do_div() divides by 32 bits; so does this.
		do_div(ref tmp, (u32)nsec);

		return (ulong)tmp;
	}

	internal static void clockevents_calc_mult_shift(clock_event_device* ce, u32 freq, u32 maxsec)
	{
		clocks_calc_mult_shift(&ce->mult, &ce->shift, (u32)NSEC_PER_SEC, freq, maxsec);
	}

	internal static int tick_check_broadcast_expired() { return 0; }
	internal static void tick_setup_hrtimer_broadcast() { }
}
