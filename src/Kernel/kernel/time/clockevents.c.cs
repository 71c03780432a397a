// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/time/clockevents.c of Linux 7.2.
// Copyright(C) 2005-2006, Linutronix GmbH, Thomas Gleixner <tglx@kernel.org>
// Copyright(C) 2005-2007, Red Hat, Inc., Ingo Molnar
// Copyright(C) 2006-2007, Timesys Corp., Thomas Gleixner
namespace Linux;

internal unsafe struct ce_unbind {
	public clock_event_device* ce;
	public int res;
}

public static unsafe partial class Kernel {
	/// <summary>Every registered device that is not on clockevents_released.</summary>
	[GuardedBy("clockevents_lock", Access = GuardedAccess.Writes)]
	[Global(Init = nameof(INIT_LIST_HEAD))] internal static partial ref list_head clockevent_devices { get; }
	/// <summary>Devices that lost their CPU to a better one, until another CPU was offered them.</summary>
	[GuardedBy("clockevents_lock")]
	[Global(Init = nameof(INIT_LIST_HEAD))] internal static partial ref list_head clockevents_released { get; }
	/// <summary>Guards both lists.</summary>
	[Global] internal static partial ref raw_spinlock_t clockevents_lock { get; }
	/// <summary>Serialises unbinding.</summary>
	[Global(Init = nameof(clockevents_mutex_init))] internal static partial ref mutex clockevents_mutex { get; }
	internal static void clockevents_mutex_init(mutex* p) { mutex_init(p); }

	internal static u64 cev_delta2ns(ulong latch, clock_event_device* evt,
				bool ismax)
	{
		u64 clc = (u64)latch << (int)evt->shift;
		u64 rnd;

		if (WARN_ON(evt->mult == 0))
			evt->mult = 1;
		rnd = (u64)evt->mult - 1;

		if ((clc >> (int)evt->shift) != (u64)latch)
			clc = ~0UL;

		if ((~0UL - clc > rnd) &&
		    (!ismax || evt->mult <= (1UL << (int)evt->shift)))
			clc += rnd;

		do_div(ref clc, evt->mult);

		return clc > 1000 ? clc : 1000;
	}

	/// <summary>Nanoseconds of <paramref name="latch"/> device ticks, at least 1,000.</summary>
	public static u64 clockevent_delta2ns(ulong latch, clock_event_device* evt)
	{
		return cev_delta2ns(latch, evt, false);
	}

	internal static int __clockevents_switch_state(clock_event_device* dev,
					      clock_event_state state)
	{
		if ((dev->features & CLOCK_EVT_FEAT_DUMMY) != 0)
			return 0;

		dev->next_event_forced = 0;

		switch (state) {
		case CLOCK_EVT_STATE_DETACHED:

		case CLOCK_EVT_STATE_SHUTDOWN:
			if (dev->set_state_shutdown != null)
				return dev->set_state_shutdown(dev);
			return 0;

		case CLOCK_EVT_STATE_PERIODIC:
			if ((dev->features & CLOCK_EVT_FEAT_PERIODIC) == 0)
				return -ENOSYS;
			if (dev->set_state_periodic != null)
				return dev->set_state_periodic(dev);
			return 0;

		case CLOCK_EVT_STATE_ONESHOT:
			if ((dev->features & CLOCK_EVT_FEAT_ONESHOT) == 0)
				return -ENOSYS;
			if (dev->set_state_oneshot != null)
				return dev->set_state_oneshot(dev);
			return 0;

		case CLOCK_EVT_STATE_ONESHOT_STOPPED:
			if (WARN_ONCE(!clockevent_state_oneshot(dev),
				      "Current state: %d\n",
				      (int)clockevent_get_state(dev)))
				return -EINVAL;

			if (dev->set_state_oneshot_stopped != null)
				return dev->set_state_oneshot_stopped(dev);
			else
				return -ENOSYS;

		default:
			return -ENOSYS;
		}
	}

	internal static void clockevents_switch_state(clock_event_device* dev,
				      clock_event_state state)
	{
		if (clockevent_get_state(dev) != state) {
			if (__clockevents_switch_state(dev, state) != 0)
				return;

			clockevent_set_state(dev, state);

			if (clockevent_state_oneshot(dev)) {
				if (WARN_ON(dev->mult == 0))
					dev->mult = 1;
			}
		}
	}

	internal static void clockevents_shutdown(clock_event_device* dev)
	{
		clockevents_switch_state(dev, CLOCK_EVT_STATE_SHUTDOWN);
		dev->next_event = KTIME_MAX;
		dev->next_event_forced = 0;
	}

	internal static int clockevents_tick_resume(clock_event_device* dev)
	{
		int ret = 0;

		if (dev->tick_resume != null)
			ret = dev->tick_resume(dev);

		return ret;
	}

	internal const u64 MIN_DELTA_LIMIT = (u64)(NSEC_PER_SEC / HZ);

	internal static int clockevents_increase_min_delta(clock_event_device* dev)
	{
		if (dev->min_delta_ns >= MIN_DELTA_LIMIT) {
			printk_deferred(KERN_WARNING +
					"CE: Reprogramming failure. Giving up\n");
			dev->next_event = KTIME_MAX;
			return -ETIME;
		}

		if (dev->min_delta_ns < 5000)
			dev->min_delta_ns = 5000;
		else
			dev->min_delta_ns += dev->min_delta_ns >> 1;

		if (dev->min_delta_ns > MIN_DELTA_LIMIT)
			dev->min_delta_ns = MIN_DELTA_LIMIT;

		printk_deferred(KERN_WARNING +
				"CE: %s increased min_delta_ns to %llu nsec\n",
				dev->name != null ? dev->name : c_str("?"u8),
				dev->min_delta_ns);
		return 0;
	}

	internal static int clockevents_program_min_delta(clock_event_device* dev)
	{
		ulong clc;
		s64 delta;
		int i;

		for (i = 0;;) {
			delta = (s64)dev->min_delta_ns;
			dev->next_event = ktime_add_ns(ktime_get(), (u64)delta);

			if (clockevent_state_shutdown(dev))
				return 0;

			dev->retries++;
			clc = ((ulong)delta * dev->mult) >> (int)dev->shift;
			if (dev->set_next_event((ulong)clc, dev) == 0)
				return 0;

			if (++i > 2) {
				if (clockevents_increase_min_delta(dev) != 0)
					return -ETIME;
				i = 0;
			}
		}
	}

	internal static bool clockevent_set_next_coupled(clock_event_device* dev, [Nanoseconds(Instant = true)] ktime_t expires)
	{
		return false;
	}

	/// <summary>
	/// Arms the device for <paramref name="expires"/> ns of CLOCK_MONOTONIC. A time that is too close
	/// becomes the device's minimum delay; one that has passed fails with -ETIME unless forced.
	/// </summary>
	internal static int clockevents_program_event(clock_event_device* dev, [Nanoseconds(Instant = true)] ktime_t expires, bool force)
	{
		s64 delta;
		u64 cycles;

		if (WARN_ON_ONCE(expires < 0))
			return -ETIME;

		dev->next_event = expires;

		if (clockevent_state_shutdown(dev))
			return 0;

		WARN_ONCE(!clockevent_state_oneshot(dev), "Current state: %d\n",
			  (int)clockevent_get_state(dev));

		if (unlikely((dev->features & CLOCK_EVT_FEAT_HRTIMER) != 0))
			return dev->set_next_ktime(expires, dev);

		if (likely(clockevent_set_next_coupled(dev, expires)))
			return 0;

		delta = ktime_to_ns(ktime_sub(expires, ktime_get()));

		if (delta <= 0 && !force)
			return -ETIME;

		if (delta > (s64)dev->min_delta_ns) {
			delta = min(delta, (s64)dev->max_delta_ns);
			cycles = ((u64)delta * dev->mult) >> (int)dev->shift;
			if (dev->set_next_event((ulong)cycles, dev) == 0) {
				dev->next_event_forced = 0;
				return 0;
			}
		}

		if (dev->next_event_forced != 0)
			return 0;

		if (dev->set_next_event(dev->min_delta_ticks, dev) != 0) {
			if (!force || clockevents_program_min_delta(dev) != 0)
				return -ETIME;
		}
		dev->next_event_forced = 1;
		return 0;
	}

	internal static void clockevents_notify_released()
	{
		clock_event_device* dev;

		while (!list_empty(global_ptr(ref clockevents_released))) {
			dev = clock_event_device.of_list(clockevents_released.next);
			list_move(&dev->list, global_ptr(ref clockevent_devices));
			tick_check_new_device(dev);
		}
	}

	internal static int clockevents_replace(clock_event_device* ced)
	{
		clock_event_device* dev, newdev = null;

		for (dev = null; clock_event_device.each_list(ref dev, global_ptr(ref clockevent_devices));) {
			if (dev == ced || !clockevent_state_detached(dev))
				continue;

			if (!tick_check_replacement(newdev, dev))
				continue;

			if (!try_module_get(dev->owner))
				continue;

			if (newdev != null)
				module_put(newdev->owner);
			newdev = dev;
		}
		if (newdev != null) {
			tick_install_replacement(newdev);
			list_del_init(&ced->list);
		}
		return newdev != null ? 0 : -EBUSY;
	}

	internal static int __clockevents_try_unbind(clock_event_device* ced, int cpu)
	{
		if (clockevent_state_detached(ced)) {
			list_del_init(&ced->list);
			return 0;
		}

		return ced == per_cpu(ref tick_cpu_device, cpu).evtdev ? -EAGAIN : -EBUSY;
	}

	internal static void __clockevents_unbind(void* arg)
	{
		ce_unbind* cu = (ce_unbind*)arg;
		int res;

		raw_spin_lock(ref clockevents_lock);
		res = __clockevents_try_unbind(cu->ce, smp_processor_id());
		if (res == -EAGAIN)
			res = clockevents_replace(cu->ce);
		cu->res = res;
		raw_spin_unlock(ref clockevents_lock);
	}

	internal static int clockevents_unbind(clock_event_device* ced, int cpu)
	{
		// PORT: the other CPU writes into this, so it stands in the caller's stack area of the arena.
		using var frame = on_stack<ce_unbind>(out ce_unbind* cu);
		*cu = new ce_unbind { ce = ced, res = -ENODEV };

		smp_call_function_single(cpu, &__clockevents_unbind, cu, 1);
		return cu->res;
	}

	/// <summary>
	/// Takes a device out of use on <paramref name="cpu"/> and forgets it; -EBUSY if no other can take over,
	/// or if another CPU uses it.
	/// </summary>
	public static int clockevents_unbind_device(clock_event_device* ced, int cpu)
	{
		int ret;

		mutex_lock(ref clockevents_mutex);
		ret = clockevents_unbind(ced, cpu);
		mutex_unlock(ref clockevents_mutex);
		return ret;
	}

	/// <summary>Offers a device to this CPU, which takes it if it is better than what it has.</summary>
	public static void clockevents_register_device(clock_event_device* dev)
	{
		ulong flags;

		clockevent_set_state(dev, CLOCK_EVT_STATE_DETACHED);

		if (dev->cpumask == null) {
			WARN_ON(num_possible_cpus() > 1);
			dev->cpumask = cpumask_of(smp_processor_id());
		}

		if (dev->cpumask == cpu_all_mask) {
			WARN(true, "%s cpumask == cpu_all_mask, using cpu_possible_mask instead\n",
			     dev->name);
			dev->cpumask = cpu_possible_mask;
		}

		raw_spin_lock_irqsave(ref clockevents_lock, out flags);

		list_add(&dev->list, global_ptr(ref clockevent_devices));
		tick_check_new_device(dev);
		clockevents_notify_released();

		raw_spin_unlock_irqrestore(ref clockevents_lock, flags);
	}

	internal static void clockevents_config(clock_event_device* dev, u32 freq)
	{
		u64 sec;

		if ((dev->features & CLOCK_EVT_FEAT_ONESHOT) == 0)
			return;

		sec = dev->max_delta_ticks;
		do_div(ref sec, freq);
		if (sec == 0)
			sec = 1;
		else if (sec > 600 && dev->max_delta_ticks > UINT_MAX)
			sec = 600;

		clockevents_calc_mult_shift(dev, freq, (u32)sec);
		dev->min_delta_ns = cev_delta2ns(dev->min_delta_ticks, dev, false);
		dev->max_delta_ns = cev_delta2ns(dev->max_delta_ticks, dev, true);
	}

	/// <summary>Registers a device that counts <paramref name="freq"/> Hz; the deltas are in its ticks.</summary>
	public static void clockevents_config_and_register(clock_event_device* dev,
					     u32 freq, ulong min_delta,
					     ulong max_delta)
	{
		dev->min_delta_ticks = min_delta;
		dev->max_delta_ticks = max_delta;
		clockevents_config(dev, freq);
		clockevents_register_device(dev);
	}

	internal static int __clockevents_update_freq(clock_event_device* dev, u32 freq)
	{
		clockevents_config(dev, freq);

		if (clockevent_state_oneshot(dev))
			return clockevents_program_event(dev, dev->next_event, false);

		if (clockevent_state_periodic(dev))
			return __clockevents_switch_state(dev, CLOCK_EVT_STATE_PERIODIC);

		return 0;
	}

	/// <summary>Tells that this CPU's device now counts <paramref name="freq"/> Hz, and programs it again.</summary>
	public static int clockevents_update_freq(clock_event_device* dev, u32 freq)
	{
		ulong flags;
		int ret;

		local_irq_save(out flags);
		ret = tick_broadcast_update_freq(dev, freq);
		if (ret == -ENODEV)
			ret = __clockevents_update_freq(dev, freq);
		local_irq_restore(flags);
		return ret;
	}

	internal static void clockevents_handle_noop(clock_event_device* dev)
	{
	}

	internal static void __clockevents_exchange_device(clock_event_device* old,
					   clock_event_device* @new)
	{
		if (old != null) {
			clockevents_switch_state(old, CLOCK_EVT_STATE_DETACHED);
			list_move(&old->list, global_ptr(ref clockevents_released));
		}

		if (@new != null) {
			WARN_ON(!clockevent_state_detached(@new));
			clockevents_shutdown(@new);
		}
	}

	internal static void clockevents_exchange_device(clock_event_device* old,
					 clock_event_device* @new)
	{
		__clockevents_exchange_device(old, @new);

		if (old != null)
			module_put(old->owner);
	}

	internal static void clockevents_suspend()
	{
		clock_event_device* dev;

		for (dev = null; clock_event_device.each_list_reverse(ref dev, global_ptr(ref clockevent_devices));)
			if (dev->suspend != null && !clockevent_state_detached(dev))
				dev->suspend(dev);
	}

	internal static void clockevents_resume()
	{
		clock_event_device* dev;

		for (dev = null; clock_event_device.each_list(ref dev, global_ptr(ref clockevent_devices));)
			if (dev->resume != null && !clockevent_state_detached(dev))
				dev->resume(dev);
	}

	/// <summary>Shuts down the tick device of this dying CPU and forgets every device that served only it.</summary>
	internal static void tick_offline_cpu(uint cpu)
	{
		clock_event_device* dev, tmp;

		raw_spin_lock(ref clockevents_lock);

		tick_broadcast_offline(cpu);
		tick_shutdown();

		for (dev = null, tmp = null; clock_event_device.each_list_safe(ref dev, ref tmp, global_ptr(ref clockevents_released));)
			list_del(&dev->list);

		for (dev = null, tmp = null; clock_event_device.each_list_safe(ref dev, ref tmp, global_ptr(ref clockevent_devices));) {
			if (cpumask_test_cpu(cpu, dev->cpumask) &&
			    cpumask_weight(dev->cpumask) == 1 &&
			    tick_is_broadcast_device(dev) == 0) {
				WARN_ON(!clockevent_state_detached(dev));
				list_del(&dev->list);
			}
		}

		raw_spin_unlock(ref clockevents_lock);
	}
}
