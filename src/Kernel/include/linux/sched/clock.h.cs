// SPDX-License-Identifier: GPL-2.0
// Ported in part from include/linux/sched/clock.h of Linux 7.2, without CONFIG_HAVE_UNSTABLE_SCHED_CLOCK.
namespace Linux;

public static unsafe partial class Kernel {
	internal static void sched_clock_tick()
	{
	}

	internal static void sched_clock_idle_sleep_event()
	{
	}

	internal static void sched_clock_idle_wakeup_event()
	{
	}
}
