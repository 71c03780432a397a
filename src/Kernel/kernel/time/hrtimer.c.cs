// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/time/hrtimer.c of Linux 7.2.
// Copyright(C) 2005-2006, Linutronix GmbH, Thomas Gleixner <tglx@kernel.org>
// Copyright(C) 2005-2007, Red Hat, Inc., Ingo Molnar
// Copyright(C) 2006-2007  Timesys Corp., Thomas Gleixner

namespace Linux;

// Whether a timer is queued is a flag in the timer; whether its callback runs is a pointer in the
// clock base, so that a callback may free its own timer. Both can be true at once: another CPU may
// requeue the timer while the callback is in progress.
//
// A timer is locked by the lock of the CPU base it belongs to. While it moves between two CPUs its
// base is migration_base, and everybody else spins in lock_hrtimer_base().
public static unsafe partial class Kernel {
	internal const bool HRTIMER_STATE_INACTIVE = false;
	internal const bool HRTIMER_STATE_ENQUEUED = true;

	internal const uint HIGH_RES_NSEC = 1;

	internal const int MASK_SHIFT = (HRTIMER_BASE_MONOTONIC_SOFT);
	internal const uint HRTIMER_ACTIVE_HARD = ((1U << MASK_SHIFT) - 1);
	internal const uint HRTIMER_ACTIVE_SOFT = (HRTIMER_ACTIVE_HARD << MASK_SHIFT);
	internal const uint HRTIMER_ACTIVE_ALL = (HRTIMER_ACTIVE_SOFT | HRTIMER_ACTIVE_HARD);

	// PORT: a method that stores what upstream's initialiser lists.
	internal static void BASE_INIT(hrtimer_cpu_base* @base, int idx, clockid_t cid)
	{
		@base->clock_base[idx].index = (uint)idx;
		@base->clock_base[idx].clockid = cid;
	}

	// PORT: initial values of a per-CPU variable are set by a method.
	[DefinePerCpu(Init = nameof(hrtimer_bases__init))]
	public static partial ref hrtimer_cpu_base hrtimer_bases { get; }

	internal static void hrtimer_bases__init(hrtimer_cpu_base* p)
	{
		raw_spin_lock_init(&p->@lock);
		BASE_INIT(p, HRTIMER_BASE_MONOTONIC,		CLOCK_MONOTONIC);
		BASE_INIT(p, HRTIMER_BASE_REALTIME,		CLOCK_REALTIME);
		BASE_INIT(p, HRTIMER_BASE_BOOTTIME,		CLOCK_BOOTTIME);
		BASE_INIT(p, HRTIMER_BASE_TAI,			CLOCK_TAI);
		BASE_INIT(p, HRTIMER_BASE_MONOTONIC_SOFT,	CLOCK_MONOTONIC);
		BASE_INIT(p, HRTIMER_BASE_REALTIME_SOFT,	CLOCK_REALTIME);
		BASE_INIT(p, HRTIMER_BASE_BOOTTIME_SOFT,	CLOCK_BOOTTIME);
		BASE_INIT(p, HRTIMER_BASE_TAI_SOFT,		CLOCK_TAI);
		INIT_CSD(&p->csd, &retrigger_next_event, null);
	}

	internal static bool hrtimer_base_is_online(hrtimer_cpu_base* @base)
	{
		if (!IS_ENABLED(CONFIG_HOTPLUG_CPU))
			return true;
		else
			return likely(@base->online);
	}

	[Global]
	public static partial ref static_key_false hrtimer_highres_enabled_key { get; }

	internal static void hrtimer_hres_workfn(work_struct* work)
	{
		static_branch_enable(ref hrtimer_highres_enabled_key);
	}

	[Global(Init = nameof(hrtimer_hres_work__init))]
	internal static partial ref work_struct hrtimer_hres_work { get; }

	// PORT: DECLARE_WORK.
	internal static void hrtimer_hres_work__init(work_struct* p)
	{
		INIT_WORK(p, &hrtimer_hres_workfn);
	}

	internal static void hrtimer_schedule_hres_work()
	{
		if (!hrtimer_highres_enabled())
			schedule_work(global_ptr(ref hrtimer_hres_work));
	}

	// PORT: initial values of a static variable are set by a method.
	[Global(Init = nameof(migration_cpu_base__init))]
	internal static partial ref hrtimer_cpu_base migration_cpu_base { get; }

	internal static void migration_cpu_base__init(hrtimer_cpu_base* p)
	{
		p->clock_base[0].cpu_base = p;
		seqcount_init(&p->clock_base[0].seq);
	}

	// PORT: a reference, since C# has no name for a place.
	internal static ref hrtimer_clock_base migration_base => ref migration_cpu_base.clock_base[0];

	[Acquires("return->cpu_base->lock"), SavesIrqs("flags")]
	internal static hrtimer_clock_base* lock_hrtimer_base(hrtimer* timer,
							      ulong* flags)
	{
		for (;;) {
			hrtimer_clock_base* @base = READ_ONCE(&timer->@base);

			if (likely(@base != global_ptr(ref migration_base))) {
				raw_spin_lock_irqsave(&@base->cpu_base->@lock, out *flags);
				if (likely(@base == timer->@base))
					return @base;
				raw_spin_unlock_irqrestore(&@base->cpu_base->@lock, *flags);
			}
			cpu_relax();
		}
	}

	// A remote target is good only if it need not be reprogrammed: the IPI could come after the
	// deadline. Called with the lock of the target's CPU base held.
	internal static bool hrtimer_suitable_target(hrtimer* timer, hrtimer_clock_base* new_base,
						     hrtimer_cpu_base* new_cpu_base,
						     hrtimer_cpu_base* this_cpu_base)
	{
		ktime_t expires;

		if (new_cpu_base == this_cpu_base)
			return true;

		if (!hrtimer_base_is_online(this_cpu_base))
			return true;

		expires = ktime_sub(hrtimer_get_expires(timer), new_base->offset);

		return expires >= new_base->cpu_base->expires_next;
	}

	internal static hrtimer_cpu_base* get_target_base(hrtimer_cpu_base* @base, bool pinned)
	{
		if (!hrtimer_base_is_online(@base)) {
			int cpu = cpumask_any_and(cpu_online_mask, housekeeping_cpumask(HK_TYPE_TIMER));

			return per_cpu_ptr(ref hrtimer_bases, cpu);
		}

		if (static_branch_likely(ref timers_migration_enabled) && !pinned)
			return per_cpu_ptr(ref hrtimer_bases, get_nohz_timer_target());
		return @base;
	}

	[Releases("base->cpu_base->lock"), Acquires("return->cpu_base->lock")]
	internal static hrtimer_clock_base*
	switch_hrtimer_base(hrtimer* timer, hrtimer_clock_base* @base, bool pinned)
	{
		hrtimer_cpu_base* new_cpu_base, this_cpu_base;
		hrtimer_clock_base* new_base;
		int basenum = (int)@base->index;

		this_cpu_base = this_cpu_ptr(ref hrtimer_bases);
		new_cpu_base = get_target_base(this_cpu_base, pinned);
	again:
		new_base = &new_cpu_base->clock_base[basenum];

		if (@base != new_base) {
			if (unlikely(hrtimer_callback_running(timer)))
				return @base;

			WRITE_ONCE(&timer->@base, global_ptr(ref migration_base));
			raw_spin_unlock(&@base->cpu_base->@lock);
			raw_spin_lock(&new_base->cpu_base->@lock);

			if (!hrtimer_suitable_target(timer, new_base, new_cpu_base, this_cpu_base)) {
				raw_spin_unlock(&new_base->cpu_base->@lock);
				raw_spin_lock(&@base->cpu_base->@lock);
				new_cpu_base = this_cpu_base;
				WRITE_ONCE(&timer->@base, @base);
				goto again;
			}
			WRITE_ONCE(&timer->@base, new_base);
		} else {
			if (!hrtimer_suitable_target(timer, new_base, new_cpu_base, this_cpu_base)) {
				new_cpu_base = this_cpu_base;
				goto again;
			}
		}
		return new_base;
	}

	/// <summary>Adds two times; an overflow gives the largest whole second of a ktime.</summary>
	public static ktime_t ktime_add_safe(ktime_t lhs, ktime_t rhs)
	{
		ktime_t res = ktime_add_unsafe(lhs, rhs);

		if (res < 0 || res < lhs || res < rhs)
			res = ktime_set(KTIME_SEC_MAX, 0);

		return res;
	}

	internal static void* hrtimer_debug_hint(void* addr)
	{
		return ((hrtimer*)addr)->function;
	}

	internal static bool hrtimer_fixup_init(void* addr, debug_obj_state state)
	{
		hrtimer* timer = (hrtimer*)addr;

		switch (state) {
		case ODEBUG_STATE_ACTIVE:
			hrtimer_cancel(timer);
			debug_object_init(timer, ref hrtimer_debug_descr);
			return true;
		default:
			return false;
		}
	}

	internal static bool hrtimer_fixup_activate(void* addr, debug_obj_state state)
	{
		switch (state) {
		case ODEBUG_STATE_ACTIVE:
			WARN_ON(true);
			goto default;
		default:
			return false;
		}
	}

	internal static bool hrtimer_fixup_free(void* addr, debug_obj_state state)
	{
		hrtimer* timer = (hrtimer*)addr;

		switch (state) {
		case ODEBUG_STATE_ACTIVE:
			hrtimer_cancel(timer);
			debug_object_free(timer, ref hrtimer_debug_descr);
			return true;
		default:
			return false;
		}
	}

	internal static hrtimer_restart stub_timer(hrtimer* unused)
	{
		WARN_ON_ONCE(true);
		return HRTIMER_NORESTART;
	}

	internal static bool hrtimer_fixup_assert_init(void* addr, debug_obj_state state)
	{
		hrtimer* timer = (hrtimer*)addr;

		switch (state) {
		case ODEBUG_STATE_NOTAVAILABLE:
			hrtimer_setup(timer, &stub_timer, CLOCK_MONOTONIC, 0);
			return true;
		default:
			return false;
		}
	}

	[Global(Init = nameof(hrtimer_debug_descr__init), Constant = true)]
	internal static partial ref debug_obj_descr hrtimer_debug_descr { get; }

	// PORT: initial values of a static variable are set by a method.
	internal static void hrtimer_debug_descr__init(debug_obj_descr* p)
	{
		p->name			= "hrtimer";
		p->debug_hint		= &hrtimer_debug_hint;
		p->fixup_init		= &hrtimer_fixup_init;
		p->fixup_activate	= &hrtimer_fixup_activate;
		p->fixup_free		= &hrtimer_fixup_free;
		p->fixup_assert_init	= &hrtimer_fixup_assert_init;
	}

	internal static void debug_hrtimer_init(hrtimer* timer)
	{
		debug_object_init(timer, ref hrtimer_debug_descr);
	}

	internal static void debug_hrtimer_init_on_stack(hrtimer* timer)
	{
		debug_object_init_on_stack(timer, ref hrtimer_debug_descr);
	}

	internal static void debug_hrtimer_activate(hrtimer* timer, hrtimer_mode mode)
	{
		debug_object_activate(timer, ref hrtimer_debug_descr);
	}

	internal static void debug_hrtimer_deactivate(hrtimer* timer)
	{
		debug_object_deactivate(timer, ref hrtimer_debug_descr);
	}

	internal static void debug_hrtimer_assert_init(hrtimer* timer)
	{
		debug_object_assert_init(timer, ref hrtimer_debug_descr);
	}

	[EndsOnStack("timer")]
	public static void destroy_hrtimer_on_stack(hrtimer* timer)
	{
		debug_object_free(timer, ref hrtimer_debug_descr);
	}

	internal static void debug_setup(hrtimer* timer, clockid_t clockid, hrtimer_mode mode)
	{
		debug_hrtimer_init(timer);
		trace_hrtimer_setup(timer, clockid, mode);
	}

	internal static void debug_setup_on_stack(hrtimer* timer, clockid_t clockid,
						  hrtimer_mode mode)
	{
		debug_hrtimer_init_on_stack(timer);
		trace_hrtimer_setup(timer, clockid, mode);
	}

	internal static void debug_activate(hrtimer* timer, hrtimer_mode mode, bool was_armed)
	{
		debug_hrtimer_activate(timer, mode);
		trace_hrtimer_start(timer, mode, was_armed);
	}

	// PORT: three nested fors upstream; the lowest base comes first.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static bool for_each_active_base(ref hrtimer_clock_base* @base, hrtimer_cpu_base* cpu_base, ref uint active)
	{
		if (@base != null)
			active &= active - 1;
		@base = active != 0 ? &cpu_base->clock_base[ffs((int)active) - 1] : null;
		return @base != null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static hrtimer* hrtimer_from_timerqueue_node(timerqueue_linked_node* _n) => hrtimer.of_node(_n);

	[return: Nanoseconds(Instant = true)]
	internal static ktime_t hrtimer_bases_next_event_without(hrtimer_cpu_base* cpu_base,
								 hrtimer* exclude,
								 uint active, [Nanoseconds(Instant = true)] ktime_t expires_next)
	{
		hrtimer_clock_base* @base;
		ktime_t expires;

		lockdep_assert_held(&cpu_base->@lock);

		for (@base = null; for_each_active_base(ref @base, cpu_base, ref active);) {
			expires = ktime_sub(@base->expires_next, @base->offset);
			if (expires >= expires_next)
				continue;

			timerqueue_linked_node* node = timerqueue_linked_first(&@base->active);

			if (unlikely(&exclude->node == node)) {
				node = timerqueue_linked_next(node);
				if (node == null)
					continue;
				expires = ktime_sub(node->expires, @base->offset);
				if (expires >= expires_next)
					continue;
			}
			expires_next = expires;
		}
		return max(expires_next, 0);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static hrtimer* clock_base_next_timer(hrtimer_clock_base* @base)
	{
		timerqueue_linked_node* next = timerqueue_linked_first(&@base->active);

		return hrtimer_from_timerqueue_node(next);
	}

	internal static void hrtimer_bases_first(hrtimer_cpu_base* cpu_base, uint active,
						 [Nanoseconds(Instant = true)] ktime_t* expires_next, hrtimer** next_timer)
	{
		hrtimer_clock_base* @base;
		ktime_t expires;

		for (@base = null; for_each_active_base(ref @base, cpu_base, ref active);) {
			expires = ktime_sub(@base->expires_next, @base->offset);
			if (expires < *expires_next) {
				*expires_next = expires;
				*next_timer = clock_base_next_timer(@base);
			}
		}
	}

	// Returns the earliest expiry of the bases in the mask and sets the matching hint, but not
	// expires_next, which stays what the device is armed for. Soft bases do not count while their
	// softirq is pending: hrtimer_run_softirq() adds them back.
	[return: Nanoseconds(Instant = true)]
	internal static ktime_t __hrtimer_get_next_event(hrtimer_cpu_base* cpu_base, uint active_mask)
	{
		hrtimer* next_timer = null;
		ktime_t expires_next = KTIME_MAX;
		uint active;

		lockdep_assert_held(&cpu_base->@lock);

		if (!cpu_base->softirq_activated && (active_mask & HRTIMER_ACTIVE_SOFT) != 0) {
			active = cpu_base->active_bases & HRTIMER_ACTIVE_SOFT;
			if (active != 0)
				hrtimer_bases_first(cpu_base, active, &expires_next, &next_timer);
			cpu_base->softirq_next_timer = next_timer;
		}

		if ((active_mask & HRTIMER_ACTIVE_HARD) != 0) {
			active = cpu_base->active_bases & HRTIMER_ACTIVE_HARD;
			if (active != 0)
				hrtimer_bases_first(cpu_base, active, &expires_next, &next_timer);
			cpu_base->next_timer = next_timer;
		}
		return max(expires_next, 0);
	}

	[return: Nanoseconds(Instant = true)]
	internal static ktime_t hrtimer_update_next_event(hrtimer_cpu_base* cpu_base)
	{
		ktime_t expires_next, soft = KTIME_MAX;

		if (!cpu_base->softirq_activated) {
			soft = __hrtimer_get_next_event(cpu_base, HRTIMER_ACTIVE_SOFT);
			cpu_base->softirq_expires_next = soft;
		}

		expires_next = __hrtimer_get_next_event(cpu_base, HRTIMER_ACTIVE_HARD);
		if (expires_next > soft) {
			cpu_base->next_timer = cpu_base->softirq_next_timer;
			expires_next = soft;
		}

		return expires_next;
	}

	[return: Nanoseconds(Instant = true)]
	internal static ktime_t hrtimer_update_base(hrtimer_cpu_base* @base)
	{
		ktime_t* offs_real = &@base->clock_base[HRTIMER_BASE_REALTIME].offset;
		ktime_t* offs_boot = &@base->clock_base[HRTIMER_BASE_BOOTTIME].offset;
		ktime_t* offs_tai = &@base->clock_base[HRTIMER_BASE_TAI].offset;

		ktime_t now = ktime_get_update_offsets_now(&@base->clock_was_set_seq, offs_real,
							   offs_boot, offs_tai);

		@base->clock_base[HRTIMER_BASE_REALTIME_SOFT].offset = *offs_real;
		@base->clock_base[HRTIMER_BASE_BOOTTIME_SOFT].offset = *offs_boot;
		@base->clock_base[HRTIMER_BASE_TAI_SOFT].offset = *offs_tai;

		return now;
	}

	// PORT: upstream returns an int that is 0 or 1.
	internal static bool hrtimer_hres_active(hrtimer_cpu_base* cpu_base)
	{
		return IS_ENABLED(CONFIG_HIGH_RES_TIMERS) ?
			cpu_base->hres_active : false;
	}

	internal static void hrtimer_rearm_event([Nanoseconds(Instant = true)] ktime_t expires_next, bool deferred)
	{
		trace_hrtimer_rearm(expires_next, deferred);
		tick_program_event(expires_next, 1);
	}

	// After a hang the device keeps its delay, or an earlier timer that comes and goes would leave
	// it armed for a far later one.
	internal static void __hrtimer_reprogram(hrtimer_cpu_base* cpu_base, hrtimer* next_timer,
						 [Nanoseconds(Instant = true)] ktime_t expires_next)
	{
		cpu_base->expires_next = expires_next;

		if (!hrtimer_hres_active(cpu_base) || cpu_base->hang_detected)
			return;

		hrtimer_rearm_event(expires_next, false);
	}

	internal static void hrtimer_force_reprogram(hrtimer_cpu_base* cpu_base, bool skip_equal)
	{
		ktime_t expires_next = hrtimer_update_next_event(cpu_base);

		if (skip_equal && expires_next == cpu_base->expires_next)
			return;

		__hrtimer_reprogram(cpu_base, cpu_base->next_timer, expires_next);
	}

	[Global(Init = nameof(hrtimer_hres_enabled__init))]
	internal static partial ref bool hrtimer_hres_enabled { get; }
	internal static void hrtimer_hres_enabled__init(bool* p) => *p = true;
	[Global(Init = nameof(hrtimer_resolution__init))]
	public static partial ref uint hrtimer_resolution { get; }
	internal static void hrtimer_resolution__init(uint* p) => *p = (uint)LOW_RES_NSEC;

	internal static bool setup_hrtimer_hres(string str)
	{
		return (kstrtobool(str, ref hrtimer_hres_enabled) == 0);
	}

	internal static bool hrtimer_is_hres_enabled()
	{
		return hrtimer_hres_enabled;
	}

	internal static void hrtimer_switch_to_hres()
	{
		hrtimer_cpu_base* @base = this_cpu_ptr(ref hrtimer_bases);

		if (tick_init_highres() != 0) {
			pr_warn("Could not switch to high resolution mode on CPU %u\n", @base->cpu);
			return;
		}
		@base->hres_active = true;
		hrtimer_resolution = HIGH_RES_NSEC;

		tick_setup_sched_timer(true);
		retrigger_next_event(null);
		hrtimer_schedule_hres_work();
	}

	// Runs with interrupts off. In periodic mode nothing is programmed, but the time of the next
	// soft expiry still has to follow the offsets.
	internal static void retrigger_next_event(void* arg)
	{
		hrtimer_cpu_base* @base = this_cpu_ptr(ref hrtimer_bases);

		using var g1 = guard(&@base->@lock);
		hrtimer_update_base(@base);
		if (hrtimer_hres_active(@base))
			hrtimer_force_reprogram(@base, /* skip_equal */ false);
		else
			hrtimer_update_next_event(@base);
	}

	internal static void hrtimer_reprogram(hrtimer* timer, bool reprogram)
	{
		hrtimer_cpu_base* cpu_base = this_cpu_ptr(ref hrtimer_bases);
		hrtimer_clock_base* @base = timer->@base;
		ktime_t expires = hrtimer_get_expires(timer);

		WARN_ON_ONCE(expires < 0);

		expires = ktime_sub(expires, @base->offset);
		if (expires < 0)
			expires = 0;

		if (timer->is_soft) {
			hrtimer_cpu_base* timer_cpu_base = @base->cpu_base;

			if (timer_cpu_base->softirq_activated)
				return;

			if (!ktime_before(expires, timer_cpu_base->softirq_expires_next))
				return;

			timer_cpu_base->softirq_next_timer = timer;
			timer_cpu_base->softirq_expires_next = expires;

			if (!ktime_before(expires, timer_cpu_base->expires_next) || !reprogram)
				return;
		}

		if (@base->cpu_base != cpu_base)
			return;

		if (expires >= cpu_base->expires_next)
			return;

		if (cpu_base->deferred_rearm)
			return;

		cpu_base->next_timer = timer;

		__hrtimer_reprogram(cpu_base, timer, expires);
	}

	internal static bool update_needs_ipi(hrtimer_cpu_base* cpu_base, uint active)
	{
		hrtimer_clock_base* @base;
		uint seq;
		ktime_t expires;

		seq = cpu_base->clock_was_set_seq;
		hrtimer_update_base(cpu_base);

		if (seq == cpu_base->clock_was_set_seq)
			return false;

		if (cpu_base->deferred_rearm) {
			cpu_base->deferred_needs_update = true;
			return false;
		}

		active &= cpu_base->active_bases;

		for (@base = null; for_each_active_base(ref @base, cpu_base, ref active);) {
			timerqueue_linked_node* next;

			next = timerqueue_linked_first(&@base->active);
			expires = ktime_sub(next->expires, @base->offset);
			if (expires < cpu_base->expires_next)
				return true;

			if (@base->index < HRTIMER_BASE_MONOTONIC_SOFT)
				continue;
			if (cpu_base->softirq_activated)
				continue;
			if (expires < cpu_base->softirq_expires_next)
				return true;
		}
		return false;
	}

	/// <summary>
	/// Takes over a step of the wall clock (or of the time spent suspended) on every CPU.
	/// <paramref name="bases"/> is a mask of clock bases; a CPU is interrupted only when one of its
	/// timers in them moves ahead of what its device is armed for. May sleep.
	/// </summary>
	public static void clock_was_set(uint bases)
	{
		cpumask_var_t mask;

		if (!hrtimer_highres_enabled() && !tick_nohz_is_active())
			goto out_timerfd;

		if (!zalloc_cpumask_var(&mask, GFP_KERNEL)) {
			on_each_cpu(&retrigger_next_event, null, true);
			goto out_timerfd;
		}

		using (guard_cpus_read_lock()) {
			int cpu;

			for (cpu = -1; for_each_online_cpu(ref cpu);) {
				hrtimer_cpu_base* cpu_base = per_cpu_ptr(ref hrtimer_bases, cpu);

				using var g1 = guard_raw_spinlock_irqsave(&cpu_base->@lock);
				if (update_needs_ipi(cpu_base, bases))
					cpumask_set_cpu(cpu, mask);
			}
			using (guard_preempt())
				smp_call_function_many(mask, &retrigger_next_event, null, true);
		}
		free_cpumask_var(mask);

	out_timerfd:
		timerfd_clock_was_set();
	}

	internal static void clock_was_set_work(work_struct* work)
	{
		clock_was_set(CLOCK_SET_WALL);
	}

	[Global(Init = nameof(hrtimer_work__init))]
	internal static partial ref work_struct hrtimer_work { get; }

	// PORT: DECLARE_WORK.
	internal static void hrtimer_work__init(work_struct* p)
	{
		INIT_WORK(p, &clock_was_set_work);
	}

	/// <summary>As clock_was_set() for the wall clocks, from a worker; may be called anywhere.</summary>
	public static void clock_was_set_delayed()
	{
		schedule_work(global_ptr(ref hrtimer_work));
	}

	public static void hrtimers_resume_local()
	{
		lockdep_assert_irqs_disabled();
		retrigger_next_event(null);
	}

	[Releases("timer->base->cpu_base->lock"), RestoresIrqs("flags")]
	internal static void unlock_hrtimer_base(hrtimer* timer, ulong* flags)
	{
		raw_spin_unlock_irqrestore(&timer->@base->cpu_base->@lock, *flags);
	}

	/// <summary>
	/// Moves the expiry past <paramref name="now"/> by whole intervals of nanoseconds (at least one
	/// resolution each) and returns how many; 0 when it lies ahead already. The timer must not be
	/// queued: call it from the callback, or serialise.
	/// </summary>
	public static u64 hrtimer_forward(hrtimer* timer, [Nanoseconds(Instant = true)] ktime_t now, [Nanoseconds] ktime_t interval)
	{
		ktime_t delta;
		u64 orun = 1;

		delta = ktime_sub(now, hrtimer_get_expires(timer));

		if (delta < 0)
			return 0;

		if (WARN_ON(timer->is_queued))
			return 0;

		if (interval < hrtimer_resolution)
			interval = hrtimer_resolution;

		if (unlikely(delta >= interval)) {
			s64 incr = ktime_to_ns(interval);

			orun = (u64)ktime_divns(delta, incr);
			hrtimer_add_expires_ns(timer, (u64)incr * orun);
			if (hrtimer_get_expires(timer) > now)
				return orun;
			orun++;
		}
		hrtimer_add_expires(timer, interval);

		return orun;
	}

	// Returns true when the timer is now the first of its clock base.
	internal static bool enqueue_hrtimer(hrtimer* timer, hrtimer_clock_base* @base,
					     hrtimer_mode mode, bool was_armed)
	{
		lockdep_assert_held(&@base->cpu_base->@lock);

		debug_activate(timer, mode, was_armed);
		WARN_ON_ONCE(!@base->cpu_base->online);

		@base->cpu_base->active_bases |= 1U << (int)@base->index;

		// Read without the lock in hrtimer_is_queued().
		WRITE_ONCE(&timer->is_queued, HRTIMER_STATE_ENQUEUED);

		if (!timerqueue_linked_add(&@base->active, &timer->node))
			return false;

		@base->expires_next = hrtimer_get_expires(timer);
		return true;
	}

	internal static void base_update_next_timer(hrtimer_clock_base* @base)
	{
		timerqueue_linked_node* next = timerqueue_linked_first(&@base->active);

		@base->expires_next = next != null ? next->expires : KTIME_MAX;
	}

	// With reprogram false the caller sees to the device: the interrupt that expires timers, the
	// remote CPU that owns it, or a restart that follows at once.
	internal static void __remove_hrtimer(hrtimer* timer, hrtimer_clock_base* @base,
					      bool newstate, bool reprogram)
	{
		hrtimer_cpu_base* cpu_base = @base->cpu_base;
		bool was_first;

		lockdep_assert_held(&cpu_base->@lock);

		if (!timer->is_queued)
			return;

		// Read without the lock in hrtimer_is_queued().
		WRITE_ONCE(&timer->is_queued, newstate);

		was_first = timerqueue_linked_prev(&timer->node) == null;

		if (!timerqueue_linked_del(&@base->active, &timer->node))
			cpu_base->active_bases &= ~(1U << (int)@base->index);

		if (!was_first)
			return;

		base_update_next_timer(@base);

		if (!reprogram || timer != cpu_base->next_timer || timer->is_lazy)
			return;

		if (cpu_base->deferred_rearm)
			cpu_base->deferred_needs_update = true;
		else
			hrtimer_force_reprogram(cpu_base, /* skip_equal */ true);
	}

	internal static bool remove_hrtimer(hrtimer* timer, hrtimer_clock_base* @base,
					    bool newstate)
	{
		lockdep_assert_held(&@base->cpu_base->@lock);

		if (timer->is_queued) {
			bool reprogram;

			debug_hrtimer_deactivate(timer);

			reprogram = @base->cpu_base == this_cpu_ptr(ref hrtimer_bases);

			__remove_hrtimer(timer, @base, newstate, reprogram);
			return true;
		}
		return false;
	}

	internal static bool
	hrtimer_can_update_in_place(hrtimer* timer, hrtimer_clock_base* @base, [Nanoseconds(Instant = true)] ktime_t expires)
	{
		timerqueue_linked_node* next = timerqueue_linked_next(&timer->node);
		timerqueue_linked_node* prev = timerqueue_linked_prev(&timer->node);

		if (next != null && expires > next->expires)
			return false;

		if (prev == null)
			return true;

		return expires >= prev->expires;
	}

	// The key of a queued timer changes before the timer moves. Nobody can see the tree out of
	// order: the lock is held, and removal does not look at keys.
	internal static bool
	remove_and_enqueue_same_base(hrtimer* timer, hrtimer_clock_base* @base,
				     hrtimer_mode mode, [Nanoseconds(Instant = true)] ktime_t expires, [Nanoseconds] u64 delta_ns)
	{
		bool was_first = false;

		hrtimer_set_expires_range_ns(timer, expires, delta_ns);
		expires = hrtimer_get_expires(timer);

		if (timer->is_queued) {
			was_first = timerqueue_linked_prev(&timer->node) == null;

			if (hrtimer_can_update_in_place(timer, @base, expires)) {
				trace_hrtimer_start(timer, mode, true);
				if (was_first)
					@base->expires_next = expires;
				return was_first;
			}

			debug_hrtimer_deactivate(timer);
			timerqueue_linked_del(&@base->active, &timer->node);
		}

		debug_activate(timer, mode, timer->is_queued);
		@base->cpu_base->active_bases |= 1U << (int)@base->index;

		// Read without the lock in hrtimer_is_queued().
		WRITE_ONCE(&timer->is_queued, HRTIMER_STATE_ENQUEUED);

		if (timerqueue_linked_add(&@base->active, &timer->node)) {
			@base->expires_next = expires;
			return true;
		}

		if (was_first)
			base_update_next_timer(@base);

		return false;
	}

	internal static ktime_t hrtimer_update_lowres(hrtimer* timer, [Nanoseconds(Either = true)] ktime_t tim,
						      hrtimer_mode mode)
	{
		return tim;
	}

	internal static void hrtimer_update_softirq_timer(hrtimer_cpu_base* cpu_base, bool reprogram)
	{
		ktime_t expires = __hrtimer_get_next_event(cpu_base, HRTIMER_ACTIVE_SOFT);

		if (expires == KTIME_MAX)
			return;

		hrtimer_reprogram(cpu_base->softirq_next_timer, reprogram);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static bool hrtimer_prefer_local(bool is_local, bool is_first, bool is_pinned)
	{
		if (static_branch_likely(ref timers_migration_enabled)) {
			if (!is_local)
				return false;
			if (is_first || is_pinned)
				return true;

			if (!housekeeping_cpu(smp_processor_id(), HK_TYPE_KERNEL_NOISE))
				return false;

			return !tick_nohz_tick_stopped() || need_resched();
		}
		return is_local;
	}

	internal static bool hrtimer_keep_base(hrtimer* timer, bool is_local, bool is_first,
					       bool is_pinned)
	{
		if (unlikely(timer->@base->running == timer))
			return true;

		return hrtimer_prefer_local(is_local, is_first, is_pinned);
	}

	internal const int HRTIMER_REPROGRAM_NONE = 0;
	internal const int HRTIMER_REPROGRAM = 1;
	internal const int HRTIMER_REPROGRAM_FORCE = 2;

	[Releases("base->cpu_base->lock"), Acquires("timer->base->cpu_base->lock")]
	[SameValue("base", "timer->base")]
	[KernelRuleException("KT9002", "A timer stays on its base or moves to another one, and the lock of the base it ends up on is held.")]
	[KernelRuleException("KT2004", "A timer stays on its base or moves to another one, and the lock of the base it ends up on is held.")]
	internal static int __hrtimer_start_range_ns(hrtimer* timer, [Nanoseconds(Either = true)] ktime_t tim, [Nanoseconds] u64 delta_ns,
						     hrtimer_mode mode, hrtimer_clock_base* @base)
	{
		hrtimer_cpu_base* this_cpu_base = this_cpu_ptr(ref hrtimer_bases);
		bool is_pinned, first, was_first, keep_base = false;
		hrtimer_cpu_base* cpu_base = @base->cpu_base;

		was_first = cpu_base->next_timer == timer;
		is_pinned = (mode & HRTIMER_MODE_PINNED) != 0;

		if (likely(this_cpu_base->online)) {
			bool is_local = cpu_base == this_cpu_base;

			keep_base = hrtimer_keep_base(timer, is_local, was_first, is_pinned);
		}

		if ((mode & HRTIMER_MODE_REL) != 0)
			tim = ktime_add_safe(tim, __hrtimer_cb_get_time(@base->clockid));
		tim = hrtimer_update_lowres(timer, tim, mode);

		// A first timer that stays is requeued without touching the device in between; it is
		// reprogrammed once, by the caller.
		if (likely(keep_base)) {
			first = remove_and_enqueue_same_base(timer, @base, mode, tim, delta_ns);
		} else {
			bool was_armed = remove_hrtimer(timer, @base, HRTIMER_STATE_ENQUEUED);

			hrtimer_set_expires_range_ns(timer, tim, delta_ns);

			@base = switch_hrtimer_base(timer, @base, is_pinned);
			cpu_base = @base->cpu_base;

			first = enqueue_hrtimer(timer, @base, mode, was_armed);
		}

		if (cpu_base->deferred_rearm) {
			cpu_base->deferred_needs_update = true;
			return HRTIMER_REPROGRAM_NONE;
		}

		if (!was_first || cpu_base != this_cpu_base) {
			if (likely(hrtimer_base_is_online(this_cpu_base)))
				return first ? HRTIMER_REPROGRAM : HRTIMER_REPROGRAM_NONE;

			if (first)
				smp_call_function_single_async((int)cpu_base->cpu, &cpu_base->csd);
			return HRTIMER_REPROGRAM_NONE;
		}

		if (timer->is_lazy) {
			if (cpu_base->expires_next <= hrtimer_get_expires(timer))
				return HRTIMER_REPROGRAM_NONE;
		}

		return HRTIMER_REPROGRAM_FORCE;
	}

	[Releases("base->cpu_base->lock"), Acquires("timer->base->cpu_base->lock")]
	[SameValue("base", "timer->base")]
	internal static int hrtimer_start_range_ns_common(hrtimer* timer, [Nanoseconds(Either = true)] ktime_t tim,
							  [Nanoseconds] u64 delta_ns, hrtimer_mode mode,
							  hrtimer_clock_base* @base)
	{
		if (!IS_ENABLED(CONFIG_PREEMPT_RT))
			WARN_ON_ONCE(((mode & HRTIMER_MODE_SOFT) == 0) ^ !timer->is_soft);
		else
			WARN_ON_ONCE(((mode & HRTIMER_MODE_HARD) == 0) ^ !timer->is_hard);

		return __hrtimer_start_range_ns(timer, tim, delta_ns, mode, @base);
	}

	/// <summary>
	/// Starts or restarts a timer. It expires no earlier than <paramref name="tim"/> and, if the
	/// CPU can, no later than <paramref name="delta_ns"/> nanoseconds after it.
	/// </summary>
	[Arms("timer")]
	public static void hrtimer_start_range_ns(hrtimer* timer, [Nanoseconds(Either = true)] ktime_t tim, [Nanoseconds] u64 delta_ns,
						  hrtimer_mode mode)
	{
		hrtimer_clock_base* @base;
		ulong flags;

		debug_hrtimer_assert_init(timer);

		@base = lock_hrtimer_base(timer, &flags);

		switch (hrtimer_start_range_ns_common(timer, tim, delta_ns, mode, @base)) {
		case HRTIMER_REPROGRAM:
			hrtimer_reprogram(timer, true);
			break;
		case HRTIMER_REPROGRAM_FORCE:
			hrtimer_force_reprogram(timer->@base->cpu_base, true);
			break;
		case HRTIMER_REPROGRAM_NONE:
			break;
		}

		unlock_hrtimer_base(timer, &flags);
	}

	internal static bool hrtimer_check_user_timer(hrtimer* timer)
	{
		hrtimer_cpu_base* cpu_base = timer->@base->cpu_base;
		ktime_t expires;

		expires = hrtimer_get_softexpires(timer);

		expires = ktime_sub(expires, timer->@base->offset);

		if (expires >= cpu_base->expires_next)
			return true;

		if (expires > ktime_get())
			return true;

		debug_hrtimer_deactivate(timer);
		__remove_hrtimer(timer, timer->@base, HRTIMER_STATE_INACTIVE, false);
		trace_hrtimer_start_expired(timer);
		return false;
	}

	/// <summary>
	/// As hrtimer_start_range_ns(), for a time that user space chose: returns false, with the timer
	/// not queued and the callback not called, when that time has already come.
	/// </summary>
	[Arms("timer")]
	public static bool hrtimer_start_range_ns_user(hrtimer* timer, [Nanoseconds(Either = true)] ktime_t tim,
						       [Nanoseconds] u64 delta_ns, hrtimer_mode mode)
	{
		hrtimer_clock_base* @base;
		ulong flags;
		bool ret = true;

		debug_hrtimer_assert_init(timer);

		@base = lock_hrtimer_base(timer, &flags);

		switch (hrtimer_start_range_ns_common(timer, tim, delta_ns, mode, @base)) {
		case HRTIMER_REPROGRAM:
			ret = hrtimer_check_user_timer(timer);
			if (ret)
				hrtimer_reprogram(timer, true);
			break;
		case HRTIMER_REPROGRAM_FORCE:
			ret = hrtimer_check_user_timer(timer);
			hrtimer_force_reprogram(timer->@base->cpu_base, true);
			break;
		case HRTIMER_REPROGRAM_NONE:
			break;
		}

		unlock_hrtimer_base(timer, &flags);
		return ret;
	}

	/// <summary>1 when the timer was queued, 0 when not, -1 when its callback is running.</summary>
	[Stops("timer", Tries = true)]
	public static int hrtimer_try_to_cancel(hrtimer* timer)
	{
		hrtimer_clock_base* @base;
		ulong flags;
		int ret = -1;

		if (!hrtimer_active(timer))
			return 0;

		@base = lock_hrtimer_base(timer, &flags);

		if (!hrtimer_callback_running(timer)) {
			ret = remove_hrtimer(timer, @base, HRTIMER_STATE_INACTIVE) ? 1 : 0;
			if (ret != 0)
				trace_hrtimer_cancel(timer);
		}

		unlock_hrtimer_base(timer, &flags);

		return ret;

	}

	internal static void hrtimer_cpu_base_init_expiry_lock(hrtimer_cpu_base* @base) { }
	internal static void hrtimer_cpu_base_lock_expiry(hrtimer_cpu_base* @base) { }
	internal static void hrtimer_cpu_base_unlock_expiry(hrtimer_cpu_base* @base) { }
	internal static void hrtimer_sync_wait_running(hrtimer_cpu_base* @base, ulong fl) { }

	/// <summary>
	/// Stops the timer and waits for a running callback. 1 when it was queued, 0 when not. Must not
	/// be called from the callback itself.
	/// </summary>
	[WaitsForCallback("timer")]
	public static int hrtimer_cancel(hrtimer* timer)
	{
		int ret;

		do {
			ret = hrtimer_try_to_cancel(timer);

			if (ret < 0)
				hrtimer_cancel_wait_running(timer);
		} while (ret < 0);
		return ret;
	}

	[return: Nanoseconds]
	public static ktime_t __hrtimer_get_remaining(hrtimer* timer, bool adjust)
	{
		ulong flags;
		ktime_t rem;

		lock_hrtimer_base(timer, &flags);
		if (IS_ENABLED(CONFIG_TIME_LOW_RES) && adjust)
			rem = hrtimer_expires_remaining_adjusted(timer);
		else
			rem = hrtimer_expires_remaining(timer);
		unlock_hrtimer_base(timer, &flags);

		return rem;
	}

	/// <summary>
	/// The next expiry on this CPU in low-resolution mode, in monotonic nanoseconds; KTIME_MAX when
	/// there is none, and always in high-resolution mode.
	/// </summary>
	[return: Nanoseconds(Instant = true)]
	public static ktime_t hrtimer_get_next_event()
	{
		hrtimer_cpu_base* cpu_base = this_cpu_ptr(ref hrtimer_bases);
		ktime_t expires = KTIME_MAX;

		using var g1 = guard_raw_spinlock_irqsave(&cpu_base->@lock);
		if (!hrtimer_hres_active(cpu_base))
			expires = __hrtimer_get_next_event(cpu_base, HRTIMER_ACTIVE_ALL);

		return expires;
	}

	/// <summary>
	/// The next expiry on this CPU in high-resolution mode if <paramref name="exclude"/> were not
	/// there, in monotonic nanoseconds; KTIME_MAX when there is none.
	/// </summary>
	[return: Nanoseconds(Instant = true)]
	public static ktime_t hrtimer_next_event_without(hrtimer* exclude)
	{
		hrtimer_cpu_base* cpu_base = this_cpu_ptr(ref hrtimer_bases);
		ktime_t expires = KTIME_MAX;
		uint active;

		using var g1 = guard_raw_spinlock_irqsave(&cpu_base->@lock);
		if (!hrtimer_hres_active(cpu_base))
			return expires;

		active = cpu_base->active_bases & HRTIMER_ACTIVE_SOFT;
		if (active != 0 && !cpu_base->softirq_activated)
			expires = hrtimer_bases_next_event_without(cpu_base, exclude, active, KTIME_MAX);

		active = cpu_base->active_bases & HRTIMER_ACTIVE_HARD;
		if (active == 0)
			return expires;
		return hrtimer_bases_next_event_without(cpu_base, exclude, active, expires);
	}

	internal static int hrtimer_clockid_to_base(clockid_t clock_id)
	{
		switch (clock_id) {
		case CLOCK_MONOTONIC:
			return HRTIMER_BASE_MONOTONIC;
		case CLOCK_REALTIME:
			return HRTIMER_BASE_REALTIME;
		case CLOCK_BOOTTIME:
			return HRTIMER_BASE_BOOTTIME;
		case CLOCK_TAI:
			return HRTIMER_BASE_TAI;
		default:
			WARN(true, "Invalid clockid %d. Using MONOTONIC\n", clock_id);
			return HRTIMER_BASE_MONOTONIC;
		}
	}

	[return: Nanoseconds(Instant = true)]
	internal static ktime_t __hrtimer_cb_get_time(clockid_t clock_id)
	{
		switch (clock_id) {
		case CLOCK_MONOTONIC:
			return ktime_get();
		case CLOCK_REALTIME:
			return ktime_get_real();
		case CLOCK_BOOTTIME:
			return ktime_get_boottime();
		case CLOCK_TAI:
			return ktime_get_clocktai();
		default:
			WARN(true, "Invalid clockid %d. Using MONOTONIC\n", clock_id);
			return ktime_get();
		}
	}

	[return: Nanoseconds(Instant = true)]
	public static ktime_t hrtimer_cb_get_time(hrtimer* timer)
	{
		return __hrtimer_cb_get_time(timer->@base->clockid);
	}

	[RegistersCallback("timer", "fn", Context.HardInterrupt, Flags = "mode", Soft = (ulong)HRTIMER_MODE_SOFT)]
	internal static void __hrtimer_setup(hrtimer* timer, delegate*<hrtimer*, Linux.hrtimer_restart> fn,
					     clockid_t clock_id, hrtimer_mode mode)
	{
		bool softtimer = (mode & HRTIMER_MODE_SOFT) != 0;
		hrtimer_cpu_base* cpu_base;
		int @base;

		if (IS_ENABLED(CONFIG_PREEMPT_RT) && (mode & HRTIMER_MODE_HARD) == 0)
			softtimer = true;

		memset(timer, 0, (ulong)sizeof(hrtimer));

		cpu_base = raw_cpu_ptr(ref hrtimer_bases);

		// A relative timer must not follow a step of the wall clock.
		if (clock_id == CLOCK_REALTIME && (mode & HRTIMER_MODE_REL) != 0)
			clock_id = CLOCK_MONOTONIC;

		@base = softtimer ? HRTIMER_MAX_CLOCK_BASES / 2 : 0;
		@base += hrtimer_clockid_to_base(clock_id);
		timer->is_soft = softtimer;
		timer->is_hard = (mode & HRTIMER_MODE_HARD) != 0;
		timer->is_lazy = (mode & HRTIMER_MODE_LAZY_REARM) != 0;
		timer->@base = &cpu_base->clock_base[@base];
		timerqueue_linked_init(&timer->node);

		if (WARN_ON_ONCE(fn == null))
			timer->function = &hrtimer_dummy_timeout;
		else
			timer->function = fn;
	}

	/// <summary>
	/// Prepares a timer on <paramref name="clock_id"/>. <paramref name="mode"/> decides between soft
	/// and hard interrupt context; whether it is pinned is decided when it is started.
	/// </summary>
	[RegistersCallback("timer", "function", Context.HardInterrupt, Flags = "mode", Soft = (ulong)HRTIMER_MODE_SOFT)]
	public static void hrtimer_setup(hrtimer* timer, delegate*<hrtimer*, Linux.hrtimer_restart> function,
					 clockid_t clock_id, hrtimer_mode mode)
	{
		debug_setup(timer, clock_id, mode);
		__hrtimer_setup(timer, function, clock_id, mode);
	}

	/// <summary>As hrtimer_setup(), for a timer in the stack area of a task.</summary>
	[RegistersCallback("timer", "function", Context.HardInterrupt, Flags = "mode", Soft = (ulong)HRTIMER_MODE_SOFT)]
	public static void hrtimer_setup_on_stack(hrtimer* timer,
						  delegate*<hrtimer*, Linux.hrtimer_restart> function,
						  clockid_t clock_id, hrtimer_mode mode)
	{
		debug_setup_on_stack(timer, clock_id, mode);
		__hrtimer_setup(timer, function, clock_id, mode);
	}

	/// <summary>
	/// Whether the timer is queued, moving between CPUs, or its callback is running. May be called
	/// without a lock; never wrongly false.
	/// </summary>
	public static bool hrtimer_active(hrtimer* timer)
	{
		hrtimer_clock_base* @base;
		uint seq;

		do {
			@base = READ_ONCE(&timer->@base);
			seq = raw_read_seqcount_begin(&@base->seq);

			if (timer->is_queued || @base->running == timer)
				return true;

		} while (read_seqcount_retry(&@base->seq, seq) || @base != READ_ONCE(&timer->@base));

		return false;
	}

	// The two sequence barriers split this function in three: queued, in the callback, afterwards.
	// hrtimer_active() retries until it has read is_queued and running in one of them.
	[RequiresIrqs(Irqs.Off)]
	[MustHold("cpu_base->lock")]
	[KernelRuleException("KT3001", "The base is one of the bases of this CPU, so it has the same lock.")]
	internal static void __run_hrtimer(hrtimer_cpu_base* cpu_base, hrtimer_clock_base* @base,
					   hrtimer* timer, [Nanoseconds(Instant = true)] ktime_t now, ulong flags)
	{
		delegate*<hrtimer*, Linux.hrtimer_restart> fn;
		bool expires_in_hardirq;
		hrtimer_restart restart; // PORT: an int upstream.

		lockdep_assert_held(&cpu_base->@lock);

		debug_hrtimer_deactivate(timer);
		@base->running = timer;

		// Partner: the read side in hrtimer_active().
		raw_write_seqcount_barrier(&@base->seq);

		__remove_hrtimer(timer, @base, HRTIMER_STATE_INACTIVE, false);
		fn = timer->function;

		if (IS_ENABLED(CONFIG_TIME_LOW_RES))
			timer->is_rel = false;

		raw_spin_unlock_irqrestore(&cpu_base->@lock, flags);
		trace_hrtimer_expire_entry(timer, now);
		expires_in_hardirq = lockdep_hrtimer_enter(timer);

		restart = fn(timer);

		lockdep_hrtimer_exit(expires_in_hardirq);
		trace_hrtimer_expire_exit(timer);
		raw_spin_lock_irq(&cpu_base->@lock);

		// Another CPU may have started the timer while the lock was dropped.
		if (restart == HRTIMER_RESTART && !timer->is_queued)
			enqueue_hrtimer(timer, @base, HRTIMER_MODE_ABS, false);

		// Partner: the read side in hrtimer_active().
		raw_write_seqcount_barrier(&@base->seq);

		WARN_ON_ONCE(@base->running != timer);
		@base->running = null;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[MustHold("base->cpu_base->lock")]
	internal static hrtimer* clock_base_next_timer_safe(hrtimer_clock_base* @base)
	{
		timerqueue_linked_node* next = timerqueue_linked_first(&@base->active);

		return next != null ? hrtimer_from_timerqueue_node(next) : null;
	}

	// Only the soft expiry of the first timer counts: a timer behind one that is not yet due waits
	// with it, and costs no wake-up of its own.
	internal static void __hrtimer_run_queues(hrtimer_cpu_base* cpu_base, [Nanoseconds(Instant = true)] ktime_t now,
						  ulong flags, uint active_mask)
	{
		uint active = cpu_base->active_bases & active_mask;
		hrtimer_clock_base* @base;

		for (@base = null; for_each_active_base(ref @base, cpu_base, ref active);) {
			ktime_t basenow = ktime_add(now, @base->offset);
			hrtimer* timer;

			while ((timer = clock_base_next_timer(@base)) != null) {
				if (basenow < hrtimer_get_softexpires(timer))
					break;

				__run_hrtimer(cpu_base, @base, timer, basenow, flags);
				if (active_mask == HRTIMER_ACTIVE_SOFT)
					hrtimer_sync_wait_running(cpu_base, flags);
			}
		}
	}

	internal static void hrtimer_run_softirq()
	{
		hrtimer_cpu_base* cpu_base = this_cpu_ptr(ref hrtimer_bases);
		ulong flags;
		ktime_t now;

		hrtimer_cpu_base_lock_expiry(cpu_base);
		raw_spin_lock_irqsave(&cpu_base->@lock, out flags);

		now = hrtimer_update_base(cpu_base);
		__hrtimer_run_queues(cpu_base, now, flags, HRTIMER_ACTIVE_SOFT);

		cpu_base->softirq_activated = false;
		hrtimer_update_softirq_timer(cpu_base, true);

		raw_spin_unlock_irqrestore(&cpu_base->@lock, flags);
		hrtimer_cpu_base_unlock_expiry(cpu_base);
	}

	internal static void hrtimer_rearm(hrtimer_cpu_base* cpu_base, [Nanoseconds(Instant = true)] ktime_t expires_next, bool deferred)
	{
		cpu_base->expires_next = expires_next;
		cpu_base->deferred_rearm = false;

		if (unlikely(cpu_base->hang_detected)) {
			expires_next = ktime_add_ns(ktime_get(),
						    min(100 * NSEC_PER_MSEC, cpu_base->max_hang_time));
		}
		hrtimer_rearm_event(expires_next, deferred);
	}

	public static void __hrtimer_rearm_deferred()
	{
		hrtimer_cpu_base* cpu_base = this_cpu_ptr(ref hrtimer_bases);
		ktime_t expires_next;

		if (!cpu_base->deferred_rearm)
			return;

		using var g1 = guard(&cpu_base->@lock);
		if (cpu_base->deferred_needs_update) {
			hrtimer_update_base(cpu_base);
			expires_next = hrtimer_update_next_event(cpu_base);
		} else {
			expires_next = cpu_base->deferred_expires_next;
		}
		hrtimer_rearm(cpu_base, expires_next, true);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void
	hrtimer_interrupt_rearm(hrtimer_cpu_base* cpu_base, [Nanoseconds(Instant = true)] ktime_t expires_next)
	{
		cpu_base->deferred_needs_update = false;
		cpu_base->deferred_expires_next = expires_next;
		set_thread_flag(TIF_HRTIMER_REARM);
	}

	// Entered with interrupts off. expires_next is KTIME_MAX meanwhile, so that no other CPU queues
	// a timer here. Three rounds at most, then the device is armed with a delay: a hang.
	public static void hrtimer_interrupt(clock_event_device* dev)
	{
		hrtimer_cpu_base* cpu_base = this_cpu_ptr(ref hrtimer_bases);
		ktime_t expires_next, now, entry_time, delta;
		ulong flags;
		int retries = 0;

		BUG_ON(!cpu_base->hres_active);
		cpu_base->nr_events++;
		dev->next_event = KTIME_MAX;
		dev->next_event_forced = 0;

		raw_spin_lock_irqsave(&cpu_base->@lock, out flags);
		entry_time = now = hrtimer_update_base(cpu_base);
	retry:
		cpu_base->deferred_rearm = true;
		cpu_base->expires_next = KTIME_MAX;

		if (!ktime_before(now, cpu_base->softirq_expires_next)) {
			cpu_base->softirq_expires_next = KTIME_MAX;
			cpu_base->softirq_activated = true;
			raise_timer_softirq(HRTIMER_SOFTIRQ);
		}

		__hrtimer_run_queues(cpu_base, now, flags, HRTIMER_ACTIVE_HARD);

		now = hrtimer_update_base(cpu_base);
		expires_next = hrtimer_update_next_event(cpu_base);
		cpu_base->hang_detected = false;
		if (expires_next < now) {
			if (++retries < 3) {
				cpu_base->nr_retries++;
				goto retry;
			}

			delta = ktime_sub(now, entry_time);
			cpu_base->max_hang_time = max_t<uint>(cpu_base->max_hang_time, (uint)delta);
			cpu_base->nr_hangs++;
			cpu_base->hang_detected = true;
		}

		hrtimer_interrupt_rearm(cpu_base, expires_next);
		raw_spin_unlock_irqrestore(&cpu_base->@lock, flags);
	}

	/// <summary>
	/// Called from the tick with interrupts off: expires timers in low-resolution mode, and switches
	/// to high resolution as soon as the tick device allows it.
	/// </summary>
	public static void hrtimer_run_queues()
	{
		hrtimer_cpu_base* cpu_base = this_cpu_ptr(ref hrtimer_bases);
		ulong flags;
		ktime_t now;

		if (hrtimer_hres_active(cpu_base))
			return;

		if (tick_check_oneshot_change(hrtimer_is_hres_enabled() ? 0 : 1) != 0) { // PORT: C passes !bool.
			hrtimer_switch_to_hres();
			return;
		}

		raw_spin_lock_irqsave(&cpu_base->@lock, out flags);
		now = hrtimer_update_base(cpu_base);

		if (!ktime_before(now, cpu_base->softirq_expires_next)) {
			cpu_base->softirq_expires_next = KTIME_MAX;
			cpu_base->softirq_activated = true;
			raise_timer_softirq(HRTIMER_SOFTIRQ);
		}

		__hrtimer_run_queues(cpu_base, now, flags, HRTIMER_ACTIVE_HARD);
		raw_spin_unlock_irqrestore(&cpu_base->@lock, flags);
	}

	internal static hrtimer_restart hrtimer_wakeup(hrtimer* timer)
	{
		hrtimer_sleeper* t = hrtimer_sleeper.of_timer(timer);
		task_struct* task = t->task;

		t->task = null;
		if (task != null)
			wake_up_process(task);

		return HRTIMER_NORESTART;
	}

	/// <summary>
	/// Starts the timer of a sleeper for the expiry it holds. When that has passed, the sleeper's
	/// task is cleared and the caller runs on.
	/// </summary>
	public static void hrtimer_sleeper_start_expires(hrtimer_sleeper* sl, hrtimer_mode mode)
	{
		if (IS_ENABLED(CONFIG_PREEMPT_RT) && sl->timer.is_hard)
			mode |= HRTIMER_MODE_HARD;

		if (!hrtimer_start_expires_user(&sl->timer, mode)) {
			sl->task = null;
			__set_current_state(TASK_RUNNING);
		}
	}

	internal static void __hrtimer_setup_sleeper(hrtimer_sleeper* sl, clockid_t clock_id,
						     hrtimer_mode mode)
	{
		if (IS_ENABLED(CONFIG_PREEMPT_RT)) {
			if (rt_or_dl_task_policy(current) && (mode & HRTIMER_MODE_SOFT) == 0)
				mode |= HRTIMER_MODE_HARD;
		}

		__hrtimer_setup(&sl->timer, &hrtimer_wakeup, clock_id, mode);
		sl->task = current;
	}

	/// <summary>Prepares a sleeper in the stack area of the current task, which it will wake.</summary>
	public static void hrtimer_setup_sleeper_on_stack(hrtimer_sleeper* sl, clockid_t clock_id,
							  hrtimer_mode mode)
	{
		debug_setup_on_stack(&sl->timer, clock_id, mode);
		__hrtimer_setup_sleeper(sl, clock_id, mode);
	}

	public static int nanosleep_copyout(restart_block* restart, timespec64* ts)
	{
		switch (restart->nanosleep.type) {
		case TT_NATIVE:
			if (put_timespec64(ts, restart->nanosleep.rmtp) != 0)
				return -EFAULT;
			break;
		default:
			BUG();
			break; // PORT: the last section of a switch has to end in C#.
		}
		return -ERESTART_RESTARTBLOCK;
	}

	internal static int do_nanosleep(hrtimer_sleeper* t, hrtimer_mode mode)
	{
		restart_block* restart;

		do {
			set_current_state(TASK_INTERRUPTIBLE|TASK_FREEZABLE);
			hrtimer_sleeper_start_expires(t, mode);

			if (likely(t->task != null))
				schedule();

			hrtimer_cancel(&t->timer);
			mode = HRTIMER_MODE_ABS;

		} while (t->task != null && !signal_pending(current));

		__set_current_state(TASK_RUNNING);

		if (t->task == null)
			return 0;

		restart = &current->restart_block;
		if (restart->nanosleep.type != TT_NONE) {
			ktime_t rem = hrtimer_expires_remaining(&t->timer);
			timespec64 rmt;

			if (rem <= 0)
				return 0;
			rmt = ktime_to_timespec64(rem);

			return nanosleep_copyout(restart, &rmt);
		}
		return -ERESTART_RESTARTBLOCK;
	}

	internal static long hrtimer_nanosleep_restart(restart_block* restart)
	{
		// PORT: a queued timer lives in the task's stack area of the arena.
		using var frame = on_stack<hrtimer_sleeper>(out hrtimer_sleeper* t);
		int ret;

		hrtimer_setup_sleeper_on_stack(t, restart->nanosleep.clockid, HRTIMER_MODE_ABS);
		hrtimer_set_expires(&t->timer, restart->nanosleep.expires);
		ret = do_nanosleep(t, HRTIMER_MODE_ABS);
		destroy_hrtimer_on_stack(&t->timer);
		return ret;
	}

	/// <summary>
	/// Sleeps until <paramref name="rqtp"/> on the clock, absolute or relative. 0 when the time has
	/// come, -ERESTART_RESTARTBLOCK or -ERESTARTNOHAND after a signal.
	/// </summary>
	public static long hrtimer_nanosleep(ktime_t rqtp, hrtimer_mode mode, clockid_t clockid)
	{
		restart_block* restart;
		// PORT: a queued timer lives in the task's stack area of the arena.
		using var frame = on_stack<hrtimer_sleeper>(out hrtimer_sleeper* t);
		int ret;

		hrtimer_setup_sleeper_on_stack(t, clockid, mode);
		hrtimer_set_expires_range_ns(&t->timer, rqtp, current->timer_slack_ns);
		ret = do_nanosleep(t, mode);
		if (ret != -ERESTART_RESTARTBLOCK)
			goto @out;

		if (mode == HRTIMER_MODE_ABS) {
			ret = -ERESTARTNOHAND;
			goto @out;
		}

		restart = &current->restart_block;
		restart->nanosleep.clockid = t->timer.@base->clockid;
		restart->nanosleep.expires = hrtimer_get_expires(&t->timer);
		set_restart_fn(restart, &hrtimer_nanosleep_restart);
	@out:
		destroy_hrtimer_on_stack(&t->timer);
		return ret;
	}

	public static long sys_nanosleep(__kernel_timespec* rqtp,
					 __kernel_timespec* rmtp)
	{
		timespec64 tu;

		if (get_timespec64(&tu, rqtp) != 0)
			return -EFAULT;

		if (!timespec64_valid(&tu))
			return -EINVAL;

		current->restart_block.fn = &do_no_restart_syscall;
		current->restart_block.nanosleep.type = rmtp != null ? TT_NATIVE : TT_NONE;
		current->restart_block.nanosleep.rmtp = rmtp;
		return hrtimer_nanosleep(timespec64_to_ktime(tu), HRTIMER_MODE_REL, CLOCK_MONOTONIC);
	}

	[RunsIn(Context.Task)]
	[KernelRuleException("KT3002", "The CPU does not run yet, so nobody else looks at its bases.")]
	public static int hrtimers_prepare_cpu(uint cpu)
	{
		hrtimer_cpu_base* cpu_base = per_cpu_ptr(ref hrtimer_bases, cpu);

		for (int i = 0; i < HRTIMER_MAX_CLOCK_BASES; i++) {
			hrtimer_clock_base* clock_b = &cpu_base->clock_base[i];

			clock_b->cpu_base = cpu_base;
			// PORT: see hrtimer_clock_base.seq.
			seqcount_init(&clock_b->seq);
			timerqueue_linked_init_head(&clock_b->active);
		}

		cpu_base->cpu = cpu;
		hrtimer_cpu_base_init_expiry_lock(cpu_base);
		return 0;
	}

	[KernelRuleException("KT3002", "The CPU is not online yet, so nobody else looks at its bases.")]
	public static int hrtimers_cpu_starting(uint cpu)
	{
		hrtimer_cpu_base* cpu_base = this_cpu_ptr(ref hrtimer_bases);

		cpu_base->active_bases = 0;
		cpu_base->hres_active = false;
		cpu_base->hang_detected = false;
		cpu_base->next_timer = null;
		cpu_base->softirq_next_timer = null;
		cpu_base->expires_next = KTIME_MAX;
		cpu_base->softirq_expires_next = KTIME_MAX;
		cpu_base->softirq_activated = false;
		cpu_base->online = true;
		return 0;
	}

	// The timers stay marked as queued while they move, or another CPU could take one for inactive
	// and lose it.
	[KernelRuleException("KT5001", "The locks of both bases are held, and the timer stays marked as queued.")]
	internal static void migrate_hrtimer_list(hrtimer_clock_base* old_base,
						  hrtimer_clock_base* new_base)
	{
		timerqueue_linked_node* node;
		hrtimer* timer;

		while ((node = timerqueue_linked_first(&old_base->active)) != null) {
			timer = hrtimer_from_timerqueue_node(node);
			BUG_ON(hrtimer_callback_running(timer));
			debug_hrtimer_deactivate(timer);

			__remove_hrtimer(timer, old_base, HRTIMER_STATE_ENQUEUED, false);
			timer->@base = new_base;
			enqueue_hrtimer(timer, new_base, HRTIMER_MODE_ABS, true);
		}
	}

	// The only place that holds two CPU bases at once; hotplug is serialised, so it cannot deadlock.
	[KernelRuleException("KT1002", "Hotplug is serialised, and the dying CPU no longer takes locks by itself.")]
	public static int hrtimers_cpu_dying(uint dying_cpu)
	{
		int ncpu = cpumask_any_and(cpu_active_mask, housekeeping_cpumask(HK_TYPE_TIMER));
		hrtimer_cpu_base* old_base, new_base;

		old_base = this_cpu_ptr(ref hrtimer_bases);
		new_base = per_cpu_ptr(ref hrtimer_bases, ncpu);

		raw_spin_lock(&old_base->@lock);
		raw_spin_lock_nested(&new_base->@lock, SINGLE_DEPTH_NESTING);

		for (int i = 0; i < HRTIMER_MAX_CLOCK_BASES; i++)
			migrate_hrtimer_list(&old_base->clock_base[i], &new_base->clock_base[i]);

		smp_call_function_single(ncpu, &retrigger_next_event, null, 0);

		raw_spin_unlock(&new_base->@lock);
		old_base->online = false;
		raw_spin_unlock(&old_base->@lock);

		return 0;
	}

	public static void hrtimers_init()
	{
		hrtimers_prepare_cpu((uint)smp_processor_id());
		hrtimers_cpu_starting((uint)smp_processor_id());
		open_softirq(HRTIMER_SOFTIRQ, &hrtimer_run_softirq);
	}
}
