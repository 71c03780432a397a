// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/time/tick-internal.h of Linux 7.2.
namespace Linux;

/// <summary>First expiry per kind of timer, in nanoseconds of CLOCK_MONOTONIC; KTIME_MAX for none.</summary>
public struct timer_events {
	[Nanoseconds(Instant = true)] public u64 local;
	[Nanoseconds(Instant = true)] public u64 global;
}

public static unsafe partial class Kernel {
	/// <summary>Value of tick_do_timer_cpu: all CPUs sleep, the first tick takes the duty.</summary>
	public const int TICK_DO_TIMER_NONE = -1;
	/// <summary>Value of tick_do_timer_cpu: no tick device was set up yet.</summary>
	public const int TICK_DO_TIMER_BOOT = -2;

	internal static int tick_device_is_functional(clock_event_device* dev)
	{
		return (dev->features & CLOCK_EVT_FEAT_DUMMY) == 0 ? 1 : 0;
	}

	internal static clock_event_state clockevent_get_state(clock_event_device* dev)
	{
		return dev->state_use_accessors;
	}

	internal static void clockevent_set_state(clock_event_device* dev,
					clock_event_state state)
	{
		dev->state_use_accessors = state;
	}

	internal static void tick_install_broadcast_device(clock_event_device* dev, int cpu) { }
	internal static int tick_is_broadcast_device(clock_event_device* dev) { return 0; }
	internal static int tick_device_uses_broadcast(clock_event_device* dev, int cpu) { return 0; }
	internal static void tick_do_periodic_broadcast(clock_event_device* d) { }
	internal static void tick_suspend_broadcast() { }
	internal static void tick_resume_broadcast() { }
	internal static bool tick_resume_check_broadcast() { return false; }
	internal static void tick_broadcast_init() { }
	internal static int tick_broadcast_update_freq(clock_event_device* dev, u32 freq) { return -ENODEV; }

	internal static void tick_set_periodic_handler(clock_event_device* dev, int broadcast)
	{
		dev->event_handler = &tick_handle_periodic;
	}

	internal static bool tick_oneshot_possible() { return true; }

	internal static void tick_broadcast_switch_to_oneshot() { }
	internal static int tick_broadcast_oneshot_active() { return 0; }
	internal static void tick_check_oneshot_broadcast_this_cpu() { }
	internal static bool tick_broadcast_oneshot_available() { return tick_oneshot_possible(); }

	internal static void tick_broadcast_offline(uint cpu) { }

	internal const uint CLOCK_SET_WALL =
		((1U << (int)HRTIMER_BASE_REALTIME) | (1U << (int)HRTIMER_BASE_REALTIME_SOFT) |
		 (1U << (int)HRTIMER_BASE_TAI) | (1U << (int)HRTIMER_BASE_TAI_SOFT));

	internal const uint CLOCK_SET_BOOT =
		((1U << (int)HRTIMER_BASE_BOOTTIME) | (1U << (int)HRTIMER_BASE_BOOTTIME_SOFT));

	public const int JIFFIES_SHIFT = HZ < 34 ? 6 : HZ < 67 ? 7 : 8; // PORT: the choice between #defines.
}
