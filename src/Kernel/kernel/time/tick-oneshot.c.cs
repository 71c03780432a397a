// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/time/tick-oneshot.c of Linux 7.2.
// Copyright(C) 2005-2006, Linutronix GmbH, Thomas Gleixner <tglx@kernel.org>
// Copyright(C) 2005-2007, Red Hat, Inc., Ingo Molnar
// Copyright(C) 2006-2007, Timesys Corp., Thomas Gleixner
namespace Linux;

public static unsafe partial class Kernel {
	/// <summary>Programs this CPU's clock for <paramref name="expires"/> ns of CLOCK_MONOTONIC; KTIME_MAX stops it.</summary>
	public static int tick_program_event([Nanoseconds(Instant = true)] ktime_t expires, int force)
	{
		clock_event_device* dev = __this_cpu_read(ref tick_cpu_device.evtdev);

		if (unlikely(expires == KTIME_MAX)) {
			clockevents_switch_state(dev, CLOCK_EVT_STATE_ONESHOT_STOPPED);
			dev->next_event = KTIME_MAX;
			return 0;
		}

		if (unlikely(clockevent_state_oneshot_stopped(dev))) {
			clockevents_switch_state(dev, CLOCK_EVT_STATE_ONESHOT);
		}

		return clockevents_program_event(dev, expires, force != 0); // PORT: C makes it a bool.
	}

	internal static void tick_resume_oneshot()
	{
		clock_event_device* dev = __this_cpu_read(ref tick_cpu_device.evtdev);

		clockevents_switch_state(dev, CLOCK_EVT_STATE_ONESHOT);
		clockevents_program_event(dev, ktime_get(), true);
	}

	internal static void tick_setup_oneshot(clock_event_device* newdev,
				delegate*<clock_event_device*, void> handler,
				ktime_t next_event)
	{
		newdev->event_handler = handler;
		clockevents_switch_state(newdev, CLOCK_EVT_STATE_ONESHOT);
		clockevents_program_event(newdev, next_event, true);
	}

	internal static int tick_switch_to_oneshot(delegate*<clock_event_device*, void> handler)
	{
		tick_device* td = this_cpu_ptr(ref tick_cpu_device);
		clock_event_device* dev = td->evtdev;

		if (dev == null || (dev->features & CLOCK_EVT_FEAT_ONESHOT) == 0 ||
			    tick_device_is_functional(dev) == 0) {

			pr_info("Clockevents: could not switch to one-shot mode:");
			if (dev == null) {
				pr_cont(" no tick device\n");
			} else {
				if (tick_device_is_functional(dev) == 0)
					pr_cont(" %s is not functional.\n", dev->name);
				else
					pr_cont(" %s does not support one-shot mode.\n",
						dev->name);
			}
			return -EINVAL;
		}

		td->mode = TICKDEV_MODE_ONESHOT;
		dev->event_handler = handler;
		clockevents_switch_state(dev, CLOCK_EVT_STATE_ONESHOT);
		tick_broadcast_switch_to_oneshot();
		return 0;
	}

	internal static int tick_oneshot_mode_active()
	{
		ulong flags;
		int ret;

		local_irq_save(out flags);
		ret = __this_cpu_read(ref tick_cpu_device.mode) == TICKDEV_MODE_ONESHOT ? 1 : 0;
		local_irq_restore(flags);

		return ret;
	}

	internal static int tick_init_highres()
	{
		return tick_switch_to_oneshot(&hrtimer_interrupt);
	}
}
