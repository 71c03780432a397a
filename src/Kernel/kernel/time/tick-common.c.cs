// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/time/tick-common.c of Linux 7.2.
// Copyright(C) 2005-2006, Linutronix GmbH, Thomas Gleixner <tglx@kernel.org>
// Copyright(C) 2005-2007, Red Hat, Inc., Ingo Molnar
// Copyright(C) 2006-2007, Timesys Corp., Thomas Gleixner
namespace Linux;

public static unsafe partial class Kernel {
	[DefinePerCpu] internal static partial ref tick_device tick_cpu_device { get; }

	/// <summary>When the next jiffy is due. Written under jiffies_lock and jiffies_seq.</summary>
	[GuardedBy("jiffies_lock", Access = GuardedAccess.Writes), GuardedBy("jiffies_seq"), Marked(MarkedAccess.None), Ordered(Loads = MemoryOrder.Acquire, Stores = MemoryOrder.Release)]
	[Nanoseconds(Instant = true)]
	[Global] internal static partial ref ktime_t tick_next_period { get; }

	/// <summary>
	/// The CPU that advances jiffies, or TICK_DO_TIMER_NONE / TICK_DO_TIMER_BOOT. Its owner drops it,
	/// anybody takes it when it is NONE; two takers at once are harmless because of jiffies_lock.
	/// </summary>
	[Marked(MarkedAccess.Always)]
	[Global(Init = nameof(tick_do_timer_cpu_init))] internal static partial ref int tick_do_timer_cpu { get; }
	internal static void tick_do_timer_cpu_init(int* p) { *p = TICK_DO_TIMER_BOOT; }

	[Global(Init = nameof(tick_do_timer_boot_cpu_init))] internal static partial ref int tick_do_timer_boot_cpu { get; }
	internal static void tick_do_timer_boot_cpu_init(int* p) { *p = -1; }

	internal static tick_device* tick_get_device(int cpu)
	{
		return per_cpu_ptr(ref tick_cpu_device, cpu);
	}

	internal static int tick_is_oneshot_available()
	{
		clock_event_device* dev = __this_cpu_read(ref tick_cpu_device.evtdev);

		if (dev == null || (dev->features & CLOCK_EVT_FEAT_ONESHOT) == 0)
			return 0;
		if ((dev->features & CLOCK_EVT_FEAT_C3STOP) == 0)
			return 1;
		return tick_broadcast_oneshot_available() ? 1 : 0;
	}

	[RequiresIrqs(Irqs.Off)]
	internal static void tick_periodic(int cpu)
	{
		if (READ_ONCE(ref tick_do_timer_cpu) == cpu) {
			raw_spin_lock(ref jiffies_lock);
			write_seqcount_begin(ref jiffies_seq);

			tick_next_period = ktime_add_ns(tick_next_period, TICK_NSEC);

			do_timer(1);
			write_seqcount_end(ref jiffies_seq);
			raw_spin_unlock(ref jiffies_lock);
			update_wall_time();
		}

		update_process_times(user_mode(get_irq_regs()));
		profile_tick(CPU_PROFILING);
	}

	[RequiresIrqs(Irqs.Off)]
	internal static void tick_handle_periodic(clock_event_device* dev)
	{
		int cpu = smp_processor_id();
		ktime_t next = dev->next_event;

		dev->next_event_forced = 0;
		tick_periodic(cpu);

		if (IS_ENABLED(CONFIG_TICK_ONESHOT) && dev->event_handler != (delegate*<clock_event_device*, void>)&tick_handle_periodic)
			return;

		if (!clockevent_state_oneshot(dev))
			return;
		for (;;) {
			next = ktime_add_ns(next, TICK_NSEC);

			if (clockevents_program_event(dev, next, false) == 0)
				return;
			if (timekeeping_valid_for_hres() != 0)
				tick_periodic(cpu);
		}
	}

	internal static void tick_setup_periodic(clock_event_device* dev, int broadcast)
	{
		tick_set_periodic_handler(dev, broadcast);

		if (tick_device_is_functional(dev) == 0)
			return;

		if ((dev->features & CLOCK_EVT_FEAT_PERIODIC) != 0 &&
		    tick_broadcast_oneshot_active() == 0) {
			clockevents_switch_state(dev, CLOCK_EVT_STATE_PERIODIC);
		} else {
			uint seq;
			ktime_t next;

			do {
				seq = read_seqcount_begin(ref jiffies_seq);
				next = tick_next_period;
			} while (read_seqcount_retry(ref jiffies_seq, seq));

			clockevents_switch_state(dev, CLOCK_EVT_STATE_ONESHOT);

			for (;;) {
				if (clockevents_program_event(dev, next, false) == 0)
					return;
				next = ktime_add_ns(next, TICK_NSEC);
			}
		}
	}

	[KernelRuleException("KT3002", "The first tick device comes up before anybody counts jiffies.")]
	internal static void tick_setup_device(tick_device* td,
				      clock_event_device* newdev, int cpu,
				      cpumask* cpumask)
	{
		delegate*<clock_event_device*, void> handler = null;
		ktime_t next_event = 0;

		if (td->evtdev == null) {
			if (READ_ONCE(ref tick_do_timer_cpu) == TICK_DO_TIMER_BOOT) {
				WRITE_ONCE(ref tick_do_timer_cpu, cpu);
				tick_next_period = ktime_get();
				if (tick_nohz_full_cpu(cpu))
					tick_do_timer_boot_cpu = cpu;

			} else if (tick_do_timer_boot_cpu != -1 && !tick_nohz_full_cpu(cpu)) {
				tick_do_timer_boot_cpu = -1;
				WRITE_ONCE(ref tick_do_timer_cpu, cpu);
			}

			td->mode = TICKDEV_MODE_PERIODIC;
		} else {
			handler = td->evtdev->event_handler;
			next_event = td->evtdev->next_event;
			td->evtdev->event_handler = &clockevents_handle_noop;
		}

		td->evtdev = newdev;

		if (!cpumask_equal(newdev->cpumask, cpumask))
			irq_set_affinity((uint)newdev->irq, cpumask);

		if (tick_device_uses_broadcast(newdev, cpu) != 0)
			return;

		if (td->mode == TICKDEV_MODE_PERIODIC)
			tick_setup_periodic(newdev, 0);
		else
			tick_setup_oneshot(newdev, handler, next_event);
	}

	internal static void tick_install_replacement(clock_event_device* newdev)
	{
		tick_device* td = this_cpu_ptr(ref tick_cpu_device);
		int cpu = smp_processor_id();

		clockevents_exchange_device(td->evtdev, newdev);
		tick_setup_device(td, newdev, cpu, cpumask_of(cpu));
		if ((newdev->features & CLOCK_EVT_FEAT_ONESHOT) != 0)
			tick_oneshot_notify();
	}

	internal static bool tick_check_percpu(clock_event_device* curdev,
				      clock_event_device* newdev, int cpu)
	{
		if (!cpumask_test_cpu(cpu, newdev->cpumask))
			return false;
		if (cpumask_equal(newdev->cpumask, cpumask_of(cpu)))
			return true;
		if (newdev->irq >= 0 && irq_can_set_affinity((uint)newdev->irq) == 0)
			return false;
		if (curdev != null && cpumask_equal(curdev->cpumask, cpumask_of(cpu)))
			return false;
		return true;
	}

	internal static bool tick_check_preferred(clock_event_device* curdev,
					 clock_event_device* newdev)
	{
		if ((newdev->features & CLOCK_EVT_FEAT_ONESHOT) == 0) {
			if (curdev != null && (curdev->features & CLOCK_EVT_FEAT_ONESHOT) != 0)
				return false;
			if (tick_oneshot_mode_active() != 0)
				return false;
		}

		return curdev == null ||
			newdev->rating > curdev->rating ||
		       !cpumask_equal(curdev->cpumask, newdev->cpumask);
	}

	internal static bool tick_check_replacement(clock_event_device* curdev,
				    clock_event_device* newdev)
	{
		if (!tick_check_percpu(curdev, newdev, smp_processor_id()))
			return false;

		return tick_check_preferred(curdev, newdev);
	}

	internal static void tick_check_new_device(clock_event_device* newdev)
	{
		clock_event_device* curdev;
		tick_device* td;
		int cpu;

		cpu = smp_processor_id();
		td = per_cpu_ptr(ref tick_cpu_device, cpu);
		curdev = td->evtdev;

		if (!tick_check_replacement(curdev, newdev))
			goto out_bc;

		if (!try_module_get(newdev->owner))
			return;

		if (tick_is_broadcast_device(curdev) != 0) {
			clockevents_shutdown(curdev);
			curdev = null;
		}
		clockevents_exchange_device(curdev, newdev);
		tick_setup_device(td, newdev, cpu, cpumask_of(cpu));
		if ((newdev->features & CLOCK_EVT_FEAT_ONESHOT) != 0)
			tick_oneshot_notify();
		return;

	out_bc:
		tick_install_broadcast_device(newdev, cpu);
	}

	internal static int tick_broadcast_oneshot_control(tick_broadcast_state state)
	{
		tick_device* td = this_cpu_ptr(ref tick_cpu_device);

		if ((td->evtdev->features & CLOCK_EVT_FEAT_C3STOP) == 0)
			return 0;

		return __tick_broadcast_oneshot_control(state);
	}

	[KernelRuleException("KT5002", "Every other CPU waits in stop_machine.")]
	internal static void tick_assert_timekeeping_handover()
	{
		WARN_ON_ONCE(tick_do_timer_cpu == smp_processor_id());
	}

	/// <summary>
	/// Takes the tick and the do_timer duty from a CPU that goes down. Every other CPU waits in
	/// stop_machine, so the successor may be any that is online.
	/// </summary>
	[KernelRuleException("KT5001", "Every other CPU waits in stop_machine.")]
	[KernelRuleException("KT5002", "Every other CPU waits in stop_machine.")]
	internal static int tick_cpu_dying(uint dying_cpu)
	{
		if (tick_do_timer_cpu == dying_cpu)
			tick_do_timer_cpu = cpumask_first(cpu_online_mask);

		tick_sched_timer_dying((int)dying_cpu);

		tick_offline_cpu(dying_cpu);

		return 0;
	}

	internal static void tick_shutdown()
	{
		tick_device* td = this_cpu_ptr(ref tick_cpu_device);
		clock_event_device* dev = td->evtdev;

		td->mode = TICKDEV_MODE_PERIODIC;
		if (dev != null) {
			clockevents_exchange_device(dev, null);
			dev->event_handler = &clockevents_handle_noop;
			td->evtdev = null;
		}
	}

	internal static void tick_suspend_local()
	{
		tick_device* td = this_cpu_ptr(ref tick_cpu_device);

		clockevents_shutdown(td->evtdev);
	}

	internal static void tick_resume_local()
	{
		tick_device* td = this_cpu_ptr(ref tick_cpu_device);
		bool broadcast = tick_resume_check_broadcast();

		clockevents_tick_resume(td->evtdev);
		if (!broadcast) {
			if (td->mode == TICKDEV_MODE_PERIODIC)
				tick_setup_periodic(td->evtdev, 0);
			else
				tick_resume_oneshot();
		}

		hrtimers_resume_local();
	}

	internal static void tick_suspend()
	{
		tick_suspend_local();
		tick_suspend_broadcast();
	}

	[RequiresIrqs(Irqs.Off)]
	internal static void tick_resume()
	{
		tick_resume_broadcast();
		tick_resume_local();
	}

	public static void tick_init()
	{
		tick_broadcast_init();
		tick_nohz_init();
	}
}
