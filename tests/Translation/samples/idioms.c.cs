namespace Linux;

public static unsafe partial class Kernel
{
	internal static bool sample_tests(tmigr_group* group, uint flags, string name)
	{
		if (group->parent == null && (flags & TIMER_PINNED) != 0)
			return true;

		if (name != null && (flags & TIMER_DEFERRABLE) == 0)
			return group->num_children != 0;

		return (flags & TIMER_IRQSAFE) != 0;
	}

	internal static int sample_numbers(bool on, u64 wide, u32 narrow, int sign)
	{
		ulong sum = wide + (ulong)sign;
		u8 mask = 0x64;

		sum += narrow - (uint)sign;
		mask |= (byte)BIT(3);
		if ((ulong)sign < wide || narrow == (uint)sign)
			sum = sign != 0 ? 1UL : 0UL;
		if (sum == unchecked((ulong)(-1)))
			return -EINVAL;
		return on ? 1 : 0;
	}

	internal static void sample_addresses(int cpu)
	{
		tmigr_cpu* tmc = this_cpu_ptr(ref tmigr_cpu);
		timer_base* @base = per_cpu_ptr(ref timer_bases[BASE_LOCAL], cpu);
		ulong flags;

		raw_spin_lock_irqsave(&@base->@lock, out flags);
		WRITE_ONCE(&@base->next_expiry, READ_ONCE(ref jiffies));
		__set_bit(2, @base->pending_map);
		hlist_add_head(&@base->running_timer->entry, @base->vectors + cpu);
		raw_spin_unlock_irqrestore(&@base->@lock, flags);

		mutex_lock(ref timer_keys_mutex);
		if (tmc->tmgroup != null)
			atomic_set(&tmc->tmgroup->migr_state, 0);
		mutex_unlock(ref timer_keys_mutex);
	}

	internal static hrtimer_restart sample_callback(hrtimer* timer)
	{
		tick_sched* ts = tick_sched.of_sched_timer(timer);

		WARN_ON_ONCE(ts->flags & TS_FLAG_STOPPED);
		WARN_ONCE(true, "%s: %d\n", "sample_callback", ts->stalled_jiffies);
		hrtimer_forward(timer, ktime_get(), TICK_NSEC);
		return HRTIMER_RESTART;
	}

	internal static void sample_pointers(tmigr_walk* data, tmigr_cpu* tmc)
	{
		timer_events tevt = new timer_events { local = KTIME_MAX, global = KTIME_MAX };
		void* any = kzalloc((ulong)sizeof(tmigr_cpu), GFP_KERNEL);
		tmigr_cpu* copy = (tmigr_cpu*)any;
		tmigr_state state = default;

		if (copy == null)
			return;
		state.state = (uint)atomic_read(&tmc->tmgroup->migr_state);
		state.active &= (byte)~data->childmask;
		data->nextexp = min_t<u64>(tevt.local, tevt.global);
		walk_groups(&tmigr_active_up, data, tmc);
		if (state.migrator == TMIGR_NONE)
			kfree(copy);
	}

	internal static int sample_switch(hrtimer_mode mode, int* seen)
	{
		int found = 0;

		switch (mode) {
		case HRTIMER_MODE_ABS:
			found++;
			goto case HRTIMER_MODE_REL;
		case HRTIMER_MODE_REL:
			*seen += found;
			break;
		default:
			goto @out;
		}

		do {
			found = *seen - found;
		} while (found > 0);
	@out:
		return found;
	}

	internal static void sample_guards(tmigr_cpu* tmc)
	{
		using var g1 = guard(ref timer_keys_mutex);

		using (guard_raw_spinlock_irq(&tmc->@lock)) {
			if (tmc->idle)
				return;
		}
		for (int i = 0; i < 3; i++)
			cpu_relax();
	}
}
