// SPDX-License-Identifier: GPL-2.0-only
// Ported from kernel/softirq.c of Linux 7.2.
// Copyright (C) 1992 Linus Torvalds

namespace Linux;

public static unsafe partial class Kernel
{
	[Global(typeof(softirq_action), Count = NR_SOFTIRQS)] internal static partial ref softirq_vec_array softirq_vec { get; }

	[DefinePerCpu] internal static partial ref task_struct* ksoftirqd { get; }

	// PORT: an array of strings is a function, because no global holds an object.
	internal static string softirq_to_name(int nr)
	{
		return nr switch {
			HI_SOFTIRQ => "HI",
			TIMER_SOFTIRQ => "TIMER",
			NET_TX_SOFTIRQ => "NET_TX",
			NET_RX_SOFTIRQ => "NET_RX",
			BLOCK_SOFTIRQ => "BLOCK",
			IRQ_POLL_SOFTIRQ => "IRQ_POLL",
			TASKLET_SOFTIRQ => "TASKLET",
			SCHED_SOFTIRQ => "SCHED",
			HRTIMER_SOFTIRQ => "HRTIMER",
			_ => "RCU",
		};
	}

	internal static void wakeup_softirqd()
	{
		task_struct* tsk = __this_cpu_read(ref ksoftirqd);

		if (tsk != null)
			wake_up_process(tsk);
	}

	internal static void __local_bh_enable(int cnt)
	{
		lockdep_assert_irqs_disabled();

		if (preempt_count() == cnt)
			trace_preempt_on(CALLER_ADDR0, get_lock_parent_ip());

		if (softirq_count() == (cnt & SOFTIRQ_MASK))
			lockdep_softirqs_on(_RET_IP_);

		__preempt_count_sub(cnt);
	}

	[RequiresIrqs(Irqs.Off)]
	public static void _local_bh_enable()
	{
		WARN_ON_ONCE(in_hardirq());
		__local_bh_enable(SOFTIRQ_DISABLE_OFFSET);
	}

	public static void __local_bh_enable_ip(ulong ip, int cnt)
	{
		WARN_ON_ONCE(in_hardirq());
		lockdep_assert_irqs_enabled();
		if (softirq_count() == SOFTIRQ_DISABLE_OFFSET)
			lockdep_softirqs_on(ip);
		__preempt_count_sub(cnt - 1);

		if (unlikely(!in_interrupt() && local_softirq_pending() != 0)) {
			do_softirq();
		}

		preempt_count_dec();
		preempt_check_resched();
	}

	[Primitive]
	internal static void softirq_handle_begin()
	{
		__local_bh_disable_ip(_RET_IP_, SOFTIRQ_OFFSET);
	}

	internal static void softirq_handle_end()
	{
		__local_bh_enable(SOFTIRQ_OFFSET);
		WARN_ON_ONCE(in_interrupt());
	}

	[DisablesIrqs]
	internal static void ksoftirqd_run_begin()
	{
		local_irq_disable();
	}

	[EnablesIrqs]
	internal static void ksoftirqd_run_end()
	{
		local_irq_enable();
	}

	internal static bool should_wake_ksoftirqd()
	{
		return true;
	}

	[RequiresIrqs(Irqs.Off)]
	internal static void invoke_softirq()
	{
		if (!force_irqthreads() || __this_cpu_read(ref ksoftirqd) == null) {
			__do_softirq();
		} else {
			wakeup_softirqd();
		}
	}

	public static void do_softirq()
	{
		uint pending;
		ulong flags;

		if (in_interrupt())
			return;

		local_irq_save(out flags);

		pending = local_softirq_pending();

		if (pending != 0)
			do_softirq_own_stack();

		local_irq_restore(flags);
	}

	internal static ulong MAX_SOFTIRQ_TIME => msecs_to_jiffies(2);
	internal const int MAX_SOFTIRQ_RESTART = 10;

	internal static bool lockdep_softirq_start() { return false; }
	internal static void lockdep_softirq_end(bool in_hardirq) { }

	[RequiresIrqs(Irqs.Off)]
	internal static void handle_softirqs(bool ksirqd)
	{
		ulong end = jiffies + MAX_SOFTIRQ_TIME;
		// PORT: nothing allocates with PF_MEMALLOC, so the task keeps its flags.
		int max_restart = MAX_SOFTIRQ_RESTART;
		softirq_action* h;
		bool in_hardirq;
		uint pending;
		int softirq_bit;

		// PORT: the flags stay, as above.
		pending = local_softirq_pending();

		softirq_handle_begin();
		in_hardirq = lockdep_softirq_start();
		account_softirq_enter(current);

restart:
		set_softirq_pending(0);

		local_irq_enable();

		h = (softirq_action*)Unsafe.AsPointer(ref softirq_vec);

		while ((softirq_bit = ffs((int)pending)) != 0) {
			uint vec_nr;
			int prev_count;

			h += softirq_bit - 1;

			vec_nr = (uint)(h - (softirq_action*)Unsafe.AsPointer(ref softirq_vec));
			prev_count = preempt_count();

			kstat_incr_softirqs_this_cpu(vec_nr);

			// PORT: the irq tracepoints are not ported.
			h->action();
			// PORT: the irq tracepoints are not ported.
			if (unlikely(prev_count != preempt_count())) {
				// PORT: a name is what a function gives, see softirq_to_name().
				pr_err("huh, entered softirq %u %s %p with preempt_count %08x, exited with %08x?\n",
				       vec_nr, softirq_to_name((int)vec_nr), h->action,
				       prev_count, preempt_count());
				preempt_count_set(prev_count);
			}
			h++;
			pending >>= softirq_bit;
		}

		if (!IS_ENABLED(CONFIG_PREEMPT_RT) && ksirqd)
			rcu_softirq_qs();

		local_irq_disable();

		pending = local_softirq_pending();
		if (pending != 0) {
			if (time_before(jiffies, end) && !need_resched() &&
			    --max_restart != 0)
				goto restart;

			wakeup_softirqd();
		}

		account_softirq_exit(current);
		lockdep_softirq_end(in_hardirq);
		softirq_handle_end();
		// PORT: the flags stay, as above.
	}

	[RequiresIrqs(Irqs.Off)]
	public static void __do_softirq()
	{
		handle_softirqs(false);
	}

	public static void irq_enter_rcu()
	{
		__irq_enter_raw();

		hrtimer_rearm_deferred();

		if (tick_nohz_full_cpu(smp_processor_id()) ||
		    (is_idle_task(current) && (irq_count() == HARDIRQ_OFFSET)))
			tick_irq_enter();

		account_hardirq_enter(current);
	}

	public static void irq_enter()
	{
		ct_irq_enter();
		irq_enter_rcu();
	}

	internal static void tick_irq_exit()
	{
		int cpu = smp_processor_id();

		if ((sched_core_idle_cpu(cpu) && !need_resched()) || tick_nohz_full_cpu(cpu)) {
			if (!in_hardirq())
				tick_nohz_irq_exit();
		}
	}

	internal static void wake_timersd() { }

	[RequiresIrqs(Irqs.Off)]
	internal static void __irq_exit_rcu()
	{
		local_irq_disable();
		account_hardirq_exit(current);
		preempt_count_sub(HARDIRQ_OFFSET);
		if (!in_interrupt() && local_softirq_pending() != 0) {
			hrtimer_rearm_deferred();
			invoke_softirq();
		}

		if (IS_ENABLED(CONFIG_IRQ_FORCED_THREADING) && force_irqthreads() &&
		    local_timers_pending_force_th() != 0 && !(in_nmi() | in_hardirq()))
			wake_timersd();

		tick_irq_exit();
	}

	[RequiresIrqs(Irqs.Off)]
	public static void irq_exit_rcu()
	{
		__irq_exit_rcu();
		lockdep_hardirq_exit();
	}

	public static void irq_exit()
	{
		__irq_exit_rcu();
		ct_irq_exit();
		lockdep_hardirq_exit();
	}

	public static void raise_softirq_irqoff(uint nr)
	{
		__raise_softirq_irqoff(nr);

		if (!in_interrupt() && should_wake_ksoftirqd())
			wakeup_softirqd();
	}

	public static void raise_softirq(uint nr)
	{
		ulong flags;

		local_irq_save(out flags);
		raise_softirq_irqoff(nr);
		local_irq_restore(flags);
	}

	public static void __raise_softirq_irqoff(uint nr)
	{
		lockdep_assert_irqs_disabled();
		// PORT: the irq tracepoints are not ported.
		or_softirq_pending(1u << (int)nr);
	}

	[RegistersCallback("action", "action", Context.SoftInterrupt)]
	public static void open_softirq(int nr, delegate*<void> action)
	{
		softirq_vec[nr].action = action;
	}

	// PORT: without tasklets there is nothing to set up.
	internal static void softirq_init()
	{
	}

	internal static int ksoftirqd_should_run(uint cpu)
	{
		return (int)local_softirq_pending();
	}

	[RequiresIrqs(Irqs.On)]
	internal static void run_ksoftirqd(uint cpu)
	{
		ksoftirqd_run_begin();
		if (local_softirq_pending() != 0) {
			handle_softirqs(true);
			ksoftirqd_run_end();
			cond_resched();
			return;
		}
		ksoftirqd_run_end();
	}

	// PORT: store is a function, because the address of a per-CPU variable is taken only by its accessors.
	internal static task_struct** ksoftirqd_store(uint cpu)
	{
		return per_cpu_ptr(ref ksoftirqd, (int)cpu);
	}

	internal static void softirq_threads_init(smp_hotplug_thread* ht)
	{
		ht->store = &ksoftirqd_store;
		ht->thread_should_run = &ksoftirqd_should_run;
		ht->thread_fn = &run_ksoftirqd;
		ht->thread_comm = KernelSymbols.Constant("ksoftirqd/%u");
	}

	// PORT: ksoftirqd_store() gives the address that upstream stores.
	[Global(Init = nameof(softirq_threads_init))] internal static partial ref smp_hotplug_thread softirq_threads { get; }

	internal static int spawn_ksoftirqd()
	{
		// PORT: without tasklets a dead CPU leaves none behind.
		BUG_ON(smpboot_register_percpu_thread(ref softirq_threads) != 0);
		return 0;
	}
}
