// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/time/tick-sched.c of Linux 7.2.
// Copyright(C) 2005-2006, Linutronix GmbH, Thomas Gleixner <tglx@kernel.org>
// Copyright(C) 2005-2007, Red Hat, Inc., Ingo Molnar
// Copyright(C) 2006-2007  Timesys Corp., Thomas Gleixner
namespace Linux;

public static unsafe partial class Kernel {
	[DefinePerCpu] internal static partial ref tick_sched tick_cpu_sched { get; }

	internal static tick_sched* tick_get_tick_sched(int cpu)
	{
		return per_cpu_ptr(ref tick_cpu_sched, cpu);
	}

	/// <summary>When jiffies last advanced. Written under jiffies_lock and jiffies_seq, so that both are read as a pair.</summary>
	[GuardedBy("jiffies_lock", Access = GuardedAccess.Writes), GuardedBy("jiffies_seq")]
	[Nanoseconds(Instant = true)]
	[Global] internal static partial ref ktime_t last_jiffies_update { get; }

	[RequiresIrqs(Irqs.Off)]
	internal static void tick_do_update_jiffies64([Nanoseconds(Instant = true)] ktime_t now)
	{
		ulong ticks = 1;
		ktime_t delta, nextp;

		// The acquire pairs with the release of tick_next_period below: who sees the new
		// period sees the new jiffies.
		if (IS_ENABLED(CONFIG_64BIT)) {
			if (ktime_before(now, smp_load_acquire(ref tick_next_period)))
				return;
		} else {
			uint seq;

			do {
				seq = read_seqcount_begin(ref jiffies_seq);
				nextp = tick_next_period;
			} while (read_seqcount_retry(ref jiffies_seq, seq));

			if (ktime_before(now, nextp))
				return;
		}

		raw_spin_lock(ref jiffies_lock);
		if (ktime_before(now, tick_next_period)) {
			raw_spin_unlock(ref jiffies_lock);
			return;
		}

		write_seqcount_begin(ref jiffies_seq);

		delta = ktime_sub(now, tick_next_period);
		if (unlikely(delta >= TICK_NSEC)) {
			s64 incr = TICK_NSEC;

			ticks += (ulong)ktime_divns(delta, incr);

			last_jiffies_update = ktime_add_ns(last_jiffies_update,
							   (u64)incr * ticks);
		} else {
			last_jiffies_update = ktime_add_ns(last_jiffies_update,
							   TICK_NSEC);
		}

		jiffies_64 += ticks;

		nextp = ktime_add_ns(last_jiffies_update, TICK_NSEC);

		if (IS_ENABLED(CONFIG_64BIT)) {
			smp_store_release(ref tick_next_period, nextp);
		} else {
			tick_next_period = nextp;
		}

		write_seqcount_end(ref jiffies_seq);

		calc_global_load();

		raw_spin_unlock(ref jiffies_lock);
		update_wall_time();
	}

	[RequiresIrqs(Irqs.Off)]
	[return: Nanoseconds(Instant = true)]
	internal static ktime_t tick_init_jiffy_update()
	{
		ktime_t period;

		raw_spin_lock(ref jiffies_lock);
		write_seqcount_begin(ref jiffies_seq);

		if (last_jiffies_update == 0) {
			u32 rem;

			div_u64_rem((u64)tick_next_period, (u32)TICK_NSEC, &rem);
			if (rem != 0)
				tick_next_period += TICK_NSEC - rem;

			last_jiffies_update = tick_next_period;
		}
		period = last_jiffies_update;

		write_seqcount_end(ref jiffies_seq);
		raw_spin_unlock(ref jiffies_lock);

		return period;
	}

	internal static int tick_sched_flag_test(tick_sched* ts,
					       ulong flag)
	{
		return (ts->flags & flag) != 0 ? 1 : 0;
	}

	internal static void tick_sched_flag_set(tick_sched* ts,
					       ulong flag)
	{
		lockdep_assert_irqs_disabled();
		ts->flags |= flag;
	}

	internal static void tick_sched_flag_clear(tick_sched* ts,
						 ulong flag)
	{
		lockdep_assert_irqs_disabled();
		ts->flags &= ~flag;
	}

	[Global] internal static partial ref atomic_t tick_limited_update_jiffies64__in_progress { get; }
	internal static bool tick_limited_update_jiffies64(tick_sched* ts, [Nanoseconds(Instant = true)] ktime_t now)
	{
		int inp;

		inp = atomic_read(ref tick_limited_update_jiffies64__in_progress);
		if (inp != 0 || !atomic_try_cmpxchg(ref tick_limited_update_jiffies64__in_progress, &inp, 1))
			return false;

		if (ts->last_tick_jiffies == jiffies)
			tick_do_update_jiffies64(now);
		atomic_set(ref tick_limited_update_jiffies64__in_progress, 0);
		return true;
	}

	internal const int MAX_STALLED_JIFFIES = 5;

	[RequiresIrqs(Irqs.Off)]
	internal static void tick_sched_do_timer(tick_sched* ts, [Nanoseconds(Instant = true)] ktime_t now)
	{
		int tick_cpu, cpu = smp_processor_id();

		tick_cpu = READ_ONCE(ref tick_do_timer_cpu);

		if (IS_ENABLED(CONFIG_NO_HZ_COMMON) && unlikely(tick_cpu == TICK_DO_TIMER_NONE)) {
			WARN_ON_ONCE(tick_nohz_full_running);
			WRITE_ONCE(ref tick_do_timer_cpu, cpu);
			tick_cpu = cpu;
		}

		if (tick_cpu == cpu)
			tick_do_update_jiffies64(now);

		if (ts->last_tick_jiffies != jiffies) {
			ts->stalled_jiffies = 0;
			ts->last_tick_jiffies = READ_ONCE(ref jiffies);
		} else {
			if (++ts->stalled_jiffies >= MAX_STALLED_JIFFIES) {
				if (tick_limited_update_jiffies64(ts, now)) {
					ts->stalled_jiffies = 0;
					ts->last_tick_jiffies = READ_ONCE(ref jiffies);
				}
			}
		}

		if (tick_sched_flag_test(ts, TS_FLAG_INIDLE) != 0)
			ts->got_idle_tick = 1;
	}

	[RequiresIrqs(Irqs.Off)]
	internal static void tick_sched_handle(tick_sched* ts, pt_regs* regs)
	{
		if (IS_ENABLED(CONFIG_NO_HZ_COMMON) &&
		    tick_sched_flag_test(ts, TS_FLAG_STOPPED) != 0) {
			touch_softlockup_watchdog_sched();
			// A tick can come a little before its deadline. The next pass must then program
			// that same deadline again and not find it already programmed.
			ts->next_tick = 0;
		}

		update_process_times(user_mode(regs));
		profile_tick(CPU_PROFILING);
	}

	[RequiresIrqs(Irqs.Off)]
	internal static hrtimer_restart tick_nohz_handler(hrtimer* timer)
	{
		tick_sched* ts = tick_sched.of_sched_timer(timer);
		pt_regs* regs = get_irq_regs();
		ktime_t now = ktime_get();

		tick_sched_do_timer(ts, now);

		if (regs != null)
			tick_sched_handle(ts, regs);
		else
			ts->next_tick = 0;

		if (unlikely(tick_sched_flag_test(ts, TS_FLAG_STOPPED) != 0))
			return HRTIMER_NORESTART;

		hrtimer_forward(timer, now, TICK_NSEC);

		return HRTIMER_RESTART;
	}

	[Global] internal static partial ref cpumask_var_t tick_nohz_full_mask { get; }
	[Global] internal static partial ref bool tick_nohz_full_running { get; }
	/// <summary>Dependencies that keep the tick of every nohz_full CPU.</summary>
	[Global] internal static partial ref atomic_t tick_dep_mask { get; }

	internal static bool check_tick_dependency(ref atomic_t dep)
	{
		int val = atomic_read(ref dep);

		if (likely(!trace_tick_stop_enabled()))
			return val != 0;

		if ((val & TICK_DEP_MASK_POSIX_TIMER) != 0) {
			trace_tick_stop(0, TICK_DEP_MASK_POSIX_TIMER);
			return true;
		}

		if ((val & TICK_DEP_MASK_PERF_EVENTS) != 0) {
			trace_tick_stop(0, TICK_DEP_MASK_PERF_EVENTS);
			return true;
		}

		if ((val & TICK_DEP_MASK_SCHED) != 0) {
			trace_tick_stop(0, TICK_DEP_MASK_SCHED);
			return true;
		}

		if ((val & TICK_DEP_MASK_CLOCK_UNSTABLE) != 0) {
			trace_tick_stop(0, TICK_DEP_MASK_CLOCK_UNSTABLE);
			return true;
		}

		if ((val & TICK_DEP_MASK_RCU) != 0) {
			trace_tick_stop(0, TICK_DEP_MASK_RCU);
			return true;
		}

		if ((val & TICK_DEP_MASK_RCU_EXP) != 0) {
			trace_tick_stop(0, TICK_DEP_MASK_RCU_EXP);
			return true;
		}

		return false;
	}

	internal static bool can_stop_full_tick(int cpu, tick_sched* ts)
	{
		lockdep_assert_irqs_disabled();

		if (unlikely(!cpu_online(cpu)))
			return false;

		if (check_tick_dependency(ref tick_dep_mask))
			return false;

		if (check_tick_dependency(ref ts->tick_dep_mask))
			return false;

		if (check_tick_dependency(ref current->tick_dep_mask))
			return false;

		if (check_tick_dependency(ref current->signal->tick_dep_mask))
			return false;

		return true;
	}

	internal static void nohz_full_kick_func(irq_work* work)
	{
		// The interrupt is the point: its exit runs tick_nohz_irq_exit().
	}

	[DefinePerCpu(Init = nameof(nohz_full_kick_work_init))] internal static partial ref irq_work nohz_full_kick_work { get; }
	internal static void nohz_full_kick_work_init(irq_work* p) { *p = IRQ_WORK_INIT_HARD(&nohz_full_kick_func); }

	internal static void tick_nohz_full_kick()
	{
		if (!tick_nohz_full_cpu(smp_processor_id()))
			return;

		irq_work_queue(this_cpu_ptr(ref nohz_full_kick_work));
	}

	/// <summary>Interrupts a nohz_full CPU, so that it looks at its tick dependencies again.</summary>
	public static void tick_nohz_full_kick_cpu(int cpu)
	{
		if (!tick_nohz_full_cpu(cpu))
			return;

		irq_work_queue_on(per_cpu_ptr(ref nohz_full_kick_work, cpu), cpu);
	}

	internal static void tick_nohz_kick_task(task_struct* tsk)
	{
		int cpu;

		// Whoever sets the dependency does so with a full barrier before it looks at on_rq and
		// cpu; the scheduler writes those before it loads the dependency in
		// tick_nohz_task_switch(). So either the task sees it when it is switched to, or its
		// CPU is seen here.
		if (!sched_task_on_rq(tsk))
			return;

		cpu = (int)task_cpu(tsk);

		preempt_disable();
		if (cpu_online(cpu))
			tick_nohz_full_kick_cpu(cpu);
		preempt_enable();
	}

	internal static void tick_nohz_full_kick_all()
	{
		int cpu;

		if (!tick_nohz_full_running)
			return;

		preempt_disable();
		for (cpu = -1; for_each_cpu_and(ref cpu, tick_nohz_full_mask, cpu_online_mask);)
			tick_nohz_full_kick_cpu(cpu);
		preempt_enable();
	}

	internal static void tick_nohz_dep_set_all(ref atomic_t dep,
					  tick_dep_bits bit)
	{
		int prev;

		prev = atomic_fetch_or((int)BIT((int)bit), ref dep);
		if (prev == 0)
			tick_nohz_full_kick_all();
	}

	/// <summary>Makes every nohz_full CPU keep its tick.</summary>
	public static void tick_nohz_dep_set(tick_dep_bits bit)
	{
		tick_nohz_dep_set_all(ref tick_dep_mask, bit);
	}

	public static void tick_nohz_dep_clear(tick_dep_bits bit)
	{
		atomic_andnot((int)BIT((int)bit), ref tick_dep_mask);
	}

	/// <summary>Makes one nohz_full CPU keep its tick.</summary>
	[RunsIn(Context.Task)]
	public static void tick_nohz_dep_set_cpu(int cpu, tick_dep_bits bit)
	{
		int prev;
		tick_sched* ts;

		ts = per_cpu_ptr(ref tick_cpu_sched, cpu);

		prev = atomic_fetch_or((int)BIT((int)bit), &ts->tick_dep_mask);
		if (prev == 0) {
			preempt_disable();
			if (cpu == smp_processor_id()) {
				tick_nohz_full_kick();
			} else {
				if (!WARN_ON_ONCE(in_nmi()))
					tick_nohz_full_kick_cpu(cpu);
			}
			preempt_enable();
		}
	}

	public static void tick_nohz_dep_clear_cpu(int cpu, tick_dep_bits bit)
	{
		tick_sched* ts = per_cpu_ptr(ref tick_cpu_sched, cpu);

		atomic_andnot((int)BIT((int)bit), &ts->tick_dep_mask);
	}

	/// <summary>Makes nohz_full CPUs keep the tick while they run this task.</summary>
	[RunsIn(Context.Task)]
	public static void tick_nohz_dep_set_task(task_struct* tsk, tick_dep_bits bit)
	{
		if (atomic_fetch_or((int)BIT((int)bit), &tsk->tick_dep_mask) == 0)
			tick_nohz_kick_task(tsk);
	}

	public static void tick_nohz_dep_clear_task(task_struct* tsk, tick_dep_bits bit)
	{
		atomic_andnot((int)BIT((int)bit), &tsk->tick_dep_mask);
	}

	/// <summary>Makes nohz_full CPUs keep the tick while they run a task of this process. Needs its siglock.</summary>
	public static void tick_nohz_dep_set_signal(task_struct* tsk,
				      tick_dep_bits bit)
	{
		int prev;
		signal_struct* sig = tsk->signal;

		prev = atomic_fetch_or((int)BIT((int)bit), &sig->tick_dep_mask);
		if (prev == 0) {
			task_struct* t;

			lockdep_assert_held(&tsk->sighand->siglock);
			for (t = null; __for_each_thread(sig, ref t);)
				tick_nohz_kick_task(t);
		}
	}

	public static void tick_nohz_dep_clear_signal(signal_struct* sig, tick_dep_bits bit)
	{
		atomic_andnot((int)BIT((int)bit), &sig->tick_dep_mask);
	}

	internal static void __tick_nohz_task_switch()
	{
		tick_sched* ts;

		if (!tick_nohz_full_cpu(smp_processor_id()))
			return;

		ts = this_cpu_ptr(ref tick_cpu_sched);

		if (tick_sched_flag_test(ts, TS_FLAG_STOPPED) != 0) {
			if (atomic_read(&current->tick_dep_mask) != 0 ||
			    atomic_read(&current->signal->tick_dep_mask) != 0)
				tick_nohz_full_kick();
		}
	}

	/// <summary>Names the CPUs that run without a tick while one task uses them. Boot code only.</summary>
	internal static void tick_nohz_full_setup(cpumask_var_t cpumask)
	{
		alloc_bootmem_cpumask_var(ref tick_nohz_full_mask);
		cpumask_copy(tick_nohz_full_mask, cpumask);
		tick_nohz_full_running = true;
	}

	internal static bool tick_nohz_cpu_hotpluggable(uint cpu)
	{
		if (tick_nohz_full_running && READ_ONCE(ref tick_do_timer_cpu) == cpu)
			return false;
		return true;
	}

	internal static int tick_nohz_cpu_down(uint cpu)
	{
		return tick_nohz_cpu_hotpluggable(cpu) ? 0 : -EBUSY;
	}

	internal static void tick_nohz_init()
	{
		int cpu, ret;

		if (!tick_nohz_full_running)
			return;

		if (!arch_irq_work_has_interrupt()) {
			pr_warn("NO_HZ: Can't run full dynticks because arch doesn't support IRQ work self-IPIs\n");
			cpumask_clear(tick_nohz_full_mask);
			tick_nohz_full_running = false;
			return;
		}

		if (IS_ENABLED(CONFIG_PM_SLEEP_SMP) &&
				!IS_ENABLED(CONFIG_PM_SLEEP_SMP_NONZERO_CPU)) {
			cpu = smp_processor_id();

			if (cpumask_test_cpu(cpu, tick_nohz_full_mask)) {
				pr_warn("NO_HZ: Clearing %d from nohz_full range " +
					"for timekeeping\n", cpu);
				cpumask_clear_cpu(cpu, tick_nohz_full_mask);
			}
		}

		for (cpu = -1; for_each_cpu(ref cpu, tick_nohz_full_mask);)
			ct_cpu_track_user(cpu);

		ret = cpuhp_setup_state_nocalls(CPUHP_AP_ONLINE_DYN,
						"kernel/nohz:predown", null,
						&tick_nohz_cpu_down);
		WARN_ON(ret < 0);
		pr_info("NO_HZ: Full dynticks CPUs: %*pbl.\n",
			cpumask_pr_args(tick_nohz_full_mask));
	}

	[Global(Init = nameof(tick_nohz_enabled_init))] internal static partial ref bool tick_nohz_enabled { get; }
	internal static void tick_nohz_enabled_init(bool* p) { *p = true; }
	[Global] internal static partial ref ulong tick_nohz_active { get; }
	internal static int setup_tick_nohz(string str)
	{
		return (kstrtobool(str, ref tick_nohz_enabled) == 0) ? 1 : 0;
	}

	internal static bool tick_nohz_is_active()
	{
		return tick_nohz_active != 0;
	}

	internal static bool tick_nohz_tick_stopped()
	{
		tick_sched* ts = this_cpu_ptr(ref tick_cpu_sched);

		return tick_sched_flag_test(ts, TS_FLAG_STOPPED) != 0;
	}

	internal static bool tick_nohz_tick_stopped_cpu(int cpu)
	{
		tick_sched* ts = per_cpu_ptr(ref tick_cpu_sched, cpu);

		return tick_sched_flag_test(ts, TS_FLAG_STOPPED) != 0;
	}

	[RequiresIrqs(Irqs.Off)]
	internal static void tick_nohz_update_jiffies([Nanoseconds(Instant = true)] ktime_t now)
	{
		ulong flags;

		__this_cpu_write(ref tick_cpu_sched.idle_waketime, now);

		local_irq_save(out flags);
		tick_do_update_jiffies64(now);
		local_irq_restore(flags);

		touch_softlockup_watchdog_sched();
	}

	[return: Nanoseconds(Instant = true)]
	internal static ktime_t tick_forward_now([Nanoseconds(Instant = true)] ktime_t expires, [Nanoseconds(Instant = true)] ktime_t now)
	{
		ktime_t delta = now - expires;

		if (likely(delta < TICK_NSEC))
			return expires + TICK_NSEC;

		expires += TICK_NSEC * ktime_divns(delta, TICK_NSEC);
		if (expires > now)
			return expires;
		return expires + TICK_NSEC;
	}

	internal static void tick_nohz_restart(tick_sched* ts, [Nanoseconds(Instant = true)] ktime_t now)
	{
		ktime_t expires = ts->last_tick;

		if (now >= expires)
			expires = tick_forward_now(expires, now);

		if (tick_sched_flag_test(ts, TS_FLAG_HIGHRES) != 0) {
			hrtimer_start(&ts->sched_timer, expires, HRTIMER_MODE_ABS_PINNED_HARD);
		} else {
			hrtimer_set_expires(&ts->sched_timer, expires);
			tick_program_event(expires, 1);
		}

		ts->next_tick = 0;
	}

	internal static bool local_timer_softirq_pending()
	{
		return (local_timers_pending() & BIT((int)TIMER_SOFTIRQ)) != 0;
	}

	/// <summary>Reads jiffies and the time of its last advance (ns) as a pair.</summary>
	[return: Nanoseconds(Instant = true)]
	internal static u64 get_jiffies_update([Jiffies(Instant = true)] ulong* basej)
	{
		ulong basejiff;
		uint seq;
		u64 basemono;

		do {
			seq = read_seqcount_begin(ref jiffies_seq);
			basemono = (u64)last_jiffies_update;
			basejiff = jiffies;
		} while (read_seqcount_retry(ref jiffies_seq, seq));
		*basej = basejiff;
		return basemono;
	}

	/// <summary>When this CPU must wake if its tick stops now, in ns; 0 to keep the tick.</summary>
	[RequiresIrqs(Irqs.Off)]
	[return: Nanoseconds(Instant = true)]
	internal static ktime_t tick_nohz_next_event(tick_sched* ts, int cpu)
	{
		u64 basemono, next_tick, delta, expires;
		ulong basejiff;
		int tick_cpu;

		basemono = get_jiffies_update(&basejiff);
		ts->last_jiffies = basejiff;
		ts->timer_expires_base = basemono;

		if (rcu_needs_cpu() || arch_needs_cpu() ||
		    irq_work_needs_cpu() || local_timer_softirq_pending()) {
			next_tick = basemono + TICK_NSEC;
		} else {
			next_tick = get_next_timer_interrupt(basejiff, basemono);
			ts->next_timer = next_tick;
		}

		if (WARN_ON_ONCE(basemono > next_tick))
			next_tick = basemono;

		delta = next_tick - basemono;
		if (delta <= (u64)TICK_NSEC) {
			if (tick_sched_flag_test(ts, TS_FLAG_STOPPED) == 0) {
				ts->timer_expires = 0;
				goto @out;
			}
		}

		delta = timekeeping_max_deferment();
		tick_cpu = READ_ONCE(ref tick_do_timer_cpu);
		if (tick_cpu != cpu &&
		    (tick_cpu != TICK_DO_TIMER_NONE || tick_sched_flag_test(ts, TS_FLAG_DO_TIMER_LAST) == 0))
			delta = KTIME_MAX;

		if (delta < (KTIME_MAX - basemono))
			expires = basemono + delta;
		else
			expires = KTIME_MAX;

		ts->timer_expires = min_t<u64>(expires, next_tick);

	@out:
		return (ktime_t)ts->timer_expires;
	}

	[RequiresIrqs(Irqs.Off)]
	internal static void tick_nohz_stop_tick(tick_sched* ts, int cpu)
	{
		clock_event_device* dev = __this_cpu_read(ref tick_cpu_device.evtdev);
		ulong basejiff = ts->last_jiffies;
		u64 basemono = ts->timer_expires_base;
		bool timer_idle = tick_sched_flag_test(ts, TS_FLAG_STOPPED) != 0;
		int tick_cpu;
		u64 expires;

		ts->timer_expires_base = 0;

		expires = timer_base_try_to_set_idle(basejiff, basemono, &timer_idle);
		if (expires > ts->timer_expires) {
			expires = ts->timer_expires;
		}

		if (!timer_idle)
			return;

		tick_cpu = READ_ONCE(ref tick_do_timer_cpu);
		if (tick_cpu == cpu) {
			WRITE_ONCE(ref tick_do_timer_cpu, TICK_DO_TIMER_NONE);
			tick_sched_flag_set(ts, TS_FLAG_DO_TIMER_LAST);
		} else if (tick_cpu != TICK_DO_TIMER_NONE) {
			tick_sched_flag_clear(ts, TS_FLAG_DO_TIMER_LAST);
		}

		if (tick_sched_flag_test(ts, TS_FLAG_STOPPED) != 0 && (expires == (u64)ts->next_tick)) {
			if (expires == KTIME_MAX || ts->next_tick == hrtimer_get_expires(&ts->sched_timer))
				return;

			WARN_ONCE(true, "basemono: %llu ts->next_tick: %llu dev->next_event: %llu " +
				  "timer->active: %d timer->expires: %llu\n", basemono, ts->next_tick,
				  dev->next_event, hrtimer_active(&ts->sched_timer),
				  hrtimer_get_expires(&ts->sched_timer));
		}

		if (tick_sched_flag_test(ts, TS_FLAG_STOPPED) == 0) {
			calc_load_nohz_start();
			quiet_vmstat();

			ts->last_tick = hrtimer_get_expires(&ts->sched_timer);
			tick_sched_flag_set(ts, TS_FLAG_STOPPED);
			trace_tick_stop(1, TICK_DEP_MASK_NONE);
		}

		ts->next_tick = (ktime_t)expires;

		if (unlikely(expires == KTIME_MAX)) {
			if (tick_sched_flag_test(ts, TS_FLAG_HIGHRES) != 0)
				hrtimer_cancel(&ts->sched_timer);
			else
				tick_program_event(KTIME_MAX, 1);
			return;
		}

		if (tick_sched_flag_test(ts, TS_FLAG_HIGHRES) != 0) {
			hrtimer_start(&ts->sched_timer, (ktime_t)expires,
				      HRTIMER_MODE_ABS_PINNED_HARD);
		} else {
			hrtimer_set_expires(&ts->sched_timer, (ktime_t)expires);
			tick_program_event((ktime_t)expires, 1);
		}
	}

	internal static void tick_nohz_retain_tick(tick_sched* ts)
	{
		ts->timer_expires_base = 0;
	}

	internal static void tick_nohz_full_stop_tick(tick_sched* ts, int cpu)
	{
		if (tick_nohz_next_event(ts, cpu) != 0)
			tick_nohz_stop_tick(ts, cpu);
		else
			tick_nohz_retain_tick(ts);
	}

	[RequiresIrqs(Irqs.Off)]
	internal static void tick_nohz_restart_sched_tick(tick_sched* ts, [Nanoseconds(Instant = true)] ktime_t now)
	{
		tick_do_update_jiffies64(now);

		timer_clear_idle();

		calc_load_nohz_stop();
		touch_softlockup_watchdog_sched();

		tick_sched_flag_clear(ts, TS_FLAG_STOPPED);
		tick_nohz_restart(ts, now);
	}

	internal static void __tick_nohz_full_update_tick(tick_sched* ts,
							 [Nanoseconds(Instant = true)] ktime_t now)
	{
		int cpu = smp_processor_id();

		if (can_stop_full_tick(cpu, ts))
			tick_nohz_full_stop_tick(ts, cpu);
		else if (tick_sched_flag_test(ts, TS_FLAG_STOPPED) != 0)
			tick_nohz_restart_sched_tick(ts, now);
	}

	internal static void tick_nohz_full_update_tick(tick_sched* ts)
	{
		if (!tick_nohz_full_cpu(smp_processor_id()))
			return;

		if (tick_sched_flag_test(ts, TS_FLAG_NOHZ) == 0)
			return;

		__tick_nohz_full_update_tick(ts, ktime_get());
	}

	[Global] internal static partial ref int report_idle_softirq__ratelimit { get; }
	internal static bool report_idle_softirq()
	{
		uint pending = local_softirq_pending();

		if (likely(pending == 0))
			return false;

		if (!cpu_active(smp_processor_id())) {
			pending &= ~SOFTIRQ_HOTPLUG_SAFE_MASK;
			if (pending == 0)
				return false;
		}

		if (local_bh_blocked())
			return false;

		if (report_idle_softirq__ratelimit < 10) {
			pr_warn("NOHZ tick-stop error: local softirq work is pending, handler #%02x!!!\n",
				pending);
			report_idle_softirq__ratelimit++;
		}

		return true;
	}

	internal static bool can_stop_idle_tick(int cpu, tick_sched* ts)
	{
		WARN_ON_ONCE(cpu_is_offline(cpu));

		if (unlikely(tick_sched_flag_test(ts, TS_FLAG_NOHZ) == 0))
			return false;

		if (need_resched())
			return false;

		if (unlikely(report_idle_softirq()))
			return false;

		if (tick_nohz_full_enabled()) {
			int tick_cpu = READ_ONCE(ref tick_do_timer_cpu);

			if (tick_cpu == cpu)
				return false;

			if (WARN_ON_ONCE(tick_cpu == TICK_DO_TIMER_NONE))
				return false;
		}

		return true;
	}

	/// <summary>The idle loop's request to stop the tick, with interrupts disabled.</summary>
	[RequiresIrqs(Irqs.Off)]
	public static void tick_nohz_idle_stop_tick()
	{
		tick_sched* ts = this_cpu_ptr(ref tick_cpu_sched);
		int cpu = smp_processor_id();
		ktime_t expires;

		if (ts->timer_expires_base != 0)
			expires = (ktime_t)ts->timer_expires;
		else if (can_stop_idle_tick(cpu, ts))
			expires = tick_nohz_next_event(ts, cpu);
		else
			return;

		ts->idle_calls++;

		if (expires > 0L) {
			int was_stopped = tick_sched_flag_test(ts, TS_FLAG_STOPPED);

			tick_nohz_stop_tick(ts, cpu);

			ts->idle_sleeps++;
			ts->idle_expires = expires;

			if (was_stopped == 0 && tick_sched_flag_test(ts, TS_FLAG_STOPPED) != 0) {
				kcpustat_dyntick_start((u64)ts->idle_entrytime);
				nohz_balance_enter_idle(cpu);
			}
		} else {
			tick_nohz_retain_tick(ts);
		}
	}

	/// <summary>The idle loop's decision to keep the tick after it asked for the sleep length.</summary>
	public static void tick_nohz_idle_retain_tick()
	{
		tick_nohz_retain_tick(this_cpu_ptr(ref tick_cpu_sched));
	}

	internal static void tick_nohz_clock_sleep(tick_sched* ts)
	{
		tick_sched_flag_set(ts, TS_FLAG_IDLE_ACTIVE);
		sched_clock_idle_sleep_event();
	}

	internal static void tick_nohz_clock_wakeup(tick_sched* ts)
	{
		if (tick_sched_flag_test(ts, TS_FLAG_IDLE_ACTIVE) != 0) {
			tick_sched_flag_clear(ts, TS_FLAG_IDLE_ACTIVE);
			sched_clock_idle_wakeup_event();
		}
	}

	/// <summary>Starts an idle period of this CPU; interrupts must be enabled.</summary>
	public static void tick_nohz_idle_enter()
	{
		tick_sched* ts;

		lockdep_assert_irqs_enabled();

		local_irq_disable();

		ts = this_cpu_ptr(ref tick_cpu_sched);
		WARN_ON_ONCE(ts->timer_expires_base);
		tick_sched_flag_set(ts, TS_FLAG_INIDLE);
		ts->idle_entrytime = ktime_get();
		tick_nohz_clock_sleep(ts);

		local_irq_enable();
	}

	/// <summary>
	/// Interrupt exit. In idle only the accounting goes on, the idle loop looks at the tick itself;
	/// on a busy nohz_full CPU the tick is stopped, moved or restarted here.
	/// </summary>
	[RequiresIrqs(Irqs.Off)]
	public static void tick_nohz_irq_exit()
	{
		tick_sched* ts = this_cpu_ptr(ref tick_cpu_sched);

		if (tick_sched_flag_test(ts, TS_FLAG_INIDLE) != 0) {
			tick_nohz_clock_sleep(ts);
			ts->idle_entrytime = ktime_get();
			if (tick_sched_flag_test(ts, TS_FLAG_STOPPED) != 0)
				kcpustat_irq_exit((u64)ts->idle_entrytime);
		} else {
			tick_nohz_full_update_tick(ts);
		}
	}

	/// <summary>Whether a tick was handled in idle since this was last asked.</summary>
	public static bool tick_nohz_idle_got_tick()
	{
		tick_sched* ts = this_cpu_ptr(ref tick_cpu_sched);

		if (ts->got_idle_tick != 0) {
			ts->got_idle_tick = 0;
			return true;
		}
		return false;
	}

	/// <summary>What this CPU's clock is programmed for, in ns; KTIME_MAX if it is stopped.</summary>
	public static ktime_t tick_nohz_get_next_hrtimer()
	{
		return __this_cpu_read(ref tick_cpu_device.evtdev)->next_event;
	}

	/// <summary>
	/// How long this CPU is going to sleep, in ns, if the tick is stopped; <paramref name="delta_next"/>
	/// is the same if it is kept. Both may be negative.
	/// </summary>
	public static ktime_t tick_nohz_get_sleep_length(ktime_t* delta_next)
	{
		clock_event_device* dev = __this_cpu_read(ref tick_cpu_device.evtdev);
		tick_sched* ts = this_cpu_ptr(ref tick_cpu_sched);
		int cpu = smp_processor_id();
		ktime_t now = ts->idle_entrytime;
		ktime_t next_event;

		WARN_ON_ONCE(tick_sched_flag_test(ts, TS_FLAG_INIDLE) == 0);

		*delta_next = ktime_sub(dev->next_event, now);

		if (!can_stop_idle_tick(cpu, ts))
			return *delta_next;

		next_event = tick_nohz_next_event(ts, cpu);
		if (next_event == 0)
			return *delta_next;

		next_event = min(next_event, hrtimer_next_event_without(&ts->sched_timer));

		return ktime_sub(next_event, now);
	}

	/// <summary>How often the idle loop of <paramref name="cpu"/> wanted to stop the tick.</summary>
	public static ulong tick_nohz_get_idle_calls_cpu(int cpu)
	{
		tick_sched* ts = tick_get_tick_sched(cpu);

		return ts->idle_calls;
	}

	/// <summary>Starts the tick again inside an idle period.</summary>
	[RequiresIrqs(Irqs.Off)]
	public static void tick_nohz_idle_restart_tick()
	{
		tick_sched* ts = this_cpu_ptr(ref tick_cpu_sched);

		if (tick_sched_flag_test(ts, TS_FLAG_STOPPED) != 0) {
			ts->idle_entrytime = ktime_get();
			kcpustat_dyntick_stop((u64)ts->idle_entrytime);
			tick_nohz_restart_sched_tick(ts, ts->idle_entrytime);
		}
	}

	internal static void tick_nohz_idle_update_tick(tick_sched* ts, [Nanoseconds(Instant = true)] ktime_t now)
	{
		if (tick_nohz_full_cpu(smp_processor_id()))
			__tick_nohz_full_update_tick(ts, now);
		else
			tick_nohz_restart_sched_tick(ts, now);
	}

	/// <summary>
	/// Ends an idle period of this CPU. The tick starts again, unless the CPU is nohz_full and nothing
	/// depends on it.
	/// </summary>
	public static void tick_nohz_idle_exit()
	{
		tick_sched* ts = this_cpu_ptr(ref tick_cpu_sched);
		ktime_t now;

		local_irq_disable();

		WARN_ON_ONCE(tick_sched_flag_test(ts, TS_FLAG_INIDLE) == 0);
		WARN_ON_ONCE(ts->timer_expires_base);

		tick_sched_flag_clear(ts, TS_FLAG_INIDLE);
		tick_nohz_clock_wakeup(ts);

		if (tick_sched_flag_test(ts, TS_FLAG_STOPPED) != 0) {
			now = ktime_get();
			kcpustat_dyntick_stop((u64)now);
			tick_nohz_idle_update_tick(ts, now);
		}

		local_irq_enable();
	}

	/// <summary>
	/// The tick when high-resolution timers are off. It cannot be an hrtimer, since those are then run
	/// from the tick.
	/// </summary>
	internal static void tick_nohz_lowres_handler(clock_event_device* dev)
	{
		tick_sched* ts = this_cpu_ptr(ref tick_cpu_sched);

		dev->next_event = KTIME_MAX;
		dev->next_event_forced = 0;

		if (likely(tick_nohz_handler(&ts->sched_timer) == HRTIMER_RESTART))
			tick_program_event(hrtimer_get_expires(&ts->sched_timer), 1);
	}

	internal static void tick_nohz_activate(tick_sched* ts)
	{
		if (!tick_nohz_enabled)
			return;
		tick_sched_flag_set(ts, TS_FLAG_NOHZ);
		if (!test_and_set_bit(0, global_ptr(ref tick_nohz_active)))
			timers_update_nohz();
	}

	internal static void tick_nohz_switch_to_nohz()
	{
		if (!tick_nohz_enabled)
			return;

		if (tick_switch_to_oneshot(&tick_nohz_lowres_handler) != 0)
			return;

		tick_setup_sched_timer(false);
	}

	internal static void tick_nohz_irq_enter()
	{
		tick_sched* ts = this_cpu_ptr(ref tick_cpu_sched);
		ktime_t now;

		tick_nohz_clock_wakeup(ts);

		if (tick_sched_flag_test(ts, TS_FLAG_STOPPED) == 0)
			return;

		now = ktime_get();
		kcpustat_irq_enter((u64)now);

		tick_nohz_update_jiffies(now);
	}

	/// <summary>Interrupt entry: an interrupt that ends a sleep brings jiffies up to date first.</summary>
	internal static void tick_irq_enter()
	{
		tick_check_oneshot_broadcast_this_cpu();
		tick_nohz_irq_enter();
	}

	[Global] internal static partial ref int sched_skew_tick { get; }

	internal static int skew_tick(string str)
	{
		get_option(ref str, ref sched_skew_tick);

		return 0;
	}

	/// <summary>Replaces this CPU's periodic tick by one that it arms itself, as an hrtimer or by hand.</summary>
	internal static void tick_setup_sched_timer(bool hrtimer)
	{
		tick_sched* ts = this_cpu_ptr(ref tick_cpu_sched);

		hrtimer_setup(&ts->sched_timer, &tick_nohz_handler, CLOCK_MONOTONIC, HRTIMER_MODE_ABS_HARD);

		if (IS_ENABLED(CONFIG_HIGH_RES_TIMERS) && hrtimer)
			tick_sched_flag_set(ts, TS_FLAG_HIGHRES);

		hrtimer_set_expires(&ts->sched_timer, tick_init_jiffy_update());

		if (sched_skew_tick != 0) {
			u64 offset = TICK_NSEC >> 1;
			do_div(ref offset, num_possible_cpus());
			offset *= (u64)smp_processor_id();
			hrtimer_add_expires_ns(&ts->sched_timer, offset);
		}

		hrtimer_forward_now(&ts->sched_timer, TICK_NSEC);
		if (IS_ENABLED(CONFIG_HIGH_RES_TIMERS) && hrtimer)
			hrtimer_start_expires(&ts->sched_timer, HRTIMER_MODE_ABS_PINNED_HARD);
		else
			tick_program_event(hrtimer_get_expires(&ts->sched_timer), 1);
		tick_nohz_activate(ts);
	}

	internal static void tick_sched_timer_dying(int cpu)
	{
		tick_sched* ts = per_cpu_ptr(ref tick_cpu_sched, cpu);
		ulong idle_calls, idle_sleeps;

		// Before the hrtimers of the CPU move away, or the tick would move with them.
		if (tick_sched_flag_test(ts, TS_FLAG_HIGHRES) != 0)
			hrtimer_cancel(&ts->sched_timer);

		idle_calls = ts->idle_calls;
		idle_sleeps = ts->idle_sleeps;
		memset(ts, 0, (ulong)sizeof(tick_sched));
		ts->idle_calls = idle_calls;
		ts->idle_sleeps = idle_sleeps;
	}

	internal static void tick_clock_notify()
	{
		int cpu;

		for (cpu = -1; for_each_possible_cpu(ref cpu);)
			set_bit(0, &per_cpu_ptr(ref tick_cpu_sched, cpu)->check_clocks);
	}

	internal static void tick_oneshot_notify()
	{
		tick_sched* ts = this_cpu_ptr(ref tick_cpu_sched);

		set_bit(0, &ts->check_clocks);
	}

	/// <summary>
	/// Whether this CPU should switch to high-resolution mode. With <paramref name="allow_nohz"/> there is
	/// no such mode, and it switches to low-resolution NOHZ here instead.
	/// </summary>
	internal static int tick_check_oneshot_change(int allow_nohz)
	{
		tick_sched* ts = this_cpu_ptr(ref tick_cpu_sched);

		if (!test_and_clear_bit(0, &ts->check_clocks))
			return 0;

		if (tick_sched_flag_test(ts, TS_FLAG_NOHZ) != 0)
			return 0;

		if (timekeeping_valid_for_hres() == 0 || tick_is_oneshot_available() == 0)
			return 0;

		if (allow_nohz == 0)
			return 1;

		tick_nohz_switch_to_nohz();
		return 0;
	}
}
