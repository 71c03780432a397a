// SPDX-License-Identifier: GPL-2.0
// Ported in part from kernel/time/timekeeping.c of Linux 7.2: what the tick and the clock sources call.
// PORT: the machine's clock is a counter of nanoseconds that neither wraps nor drifts, so there is
// nothing to accumulate; standins/timekeeping reads it.
namespace Linux;

public static unsafe partial class Kernel {
	/// <summary>The clock source in use. Until a good one is chosen, high-resolution timers must wait.</summary>
	[Global] internal static partial ref clocksource* timekeeper_clock { get; }

	/// <summary>Switches to <paramref name="clock"/> and tells the ticks, which may now leave periodic mode.</summary>
	internal static int timekeeping_notify(clocksource* clock)
	{
		if (timekeeper_clock == clock)
			return 0;
		// PORT: stop_machine() lets nobody read a half changed clock; here one pointer changes.
		timekeeper_clock = clock;
		tick_clock_notify();
		return 0;
	}

	internal static int timekeeping_valid_for_hres()
	{
		return timekeeper_clock != null && (timekeeper_clock->flags & CLOCK_SOURCE_VALID_FOR_HRES) != 0 ? 1 : 0;
	}

	internal static void update_wall_time()
	{
		// PORT: no offset to accumulate, so the clock is never set from here.
	}

	[MustHold("jiffies_lock"), MustHold("jiffies_seq")]
	internal static void do_timer(ulong ticks)
	{
		jiffies_64 += ticks;
		calc_global_load();
	}

	internal static u64 machine_clocksource_read(clocksource* cs)
	{
		return (u64)ktime_get();
	}

	[Global(Init = nameof(machine_clocksource_init))] internal static partial ref clocksource machine_clocksource { get; }
	internal static void machine_clocksource_init(clocksource* p)
	{
		*p = new clocksource {
			name = c_str("vclock"u8),
			rating = 300,
			read = &machine_clocksource_read,
			mask = CLOCKSOURCE_MASK(64),
			flags = CLOCK_SOURCE_IS_CONTINUOUS | CLOCK_SOURCE_VALID_FOR_HRES,
		};
	}

	/// <summary>Initcall: registers the machine's counter.</summary>
	internal static int init_machine_clocksource()
	{
		return clocksource_register_hz(global_ptr(ref machine_clocksource), (u32)NSEC_PER_SEC);
	}
}
