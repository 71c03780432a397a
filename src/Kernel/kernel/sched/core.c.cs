// SPDX-License-Identifier: GPL-2.0-only
// Ported in part from kernel/sched/core.c and kernel/sched/sched.h of Linux 7.2: what the tick and the
// timers ask of the scheduler. The rest of the scheduler is the machine's own.
// Copyright (C) 1991-2002  Linus Torvalds
// Copyright (C) 1998-2024  Ingo Molnar, Red Hat
namespace Linux;

/// <summary>The scheduler's remote tick of one nohz_full CPU, once a second from elsewhere.</summary>
[ContainerOf(nameof(work))]
internal unsafe partial struct tick_work {
	public int cpu;
	public atomic_t state;
	public delayed_work work;
}

public static unsafe partial class Kernel {
	internal static bool set_nr_and_not_polling(thread_info* ti, int tif)
	{
		// PORT: fetch_or() is a macro around this loop.
		ulong flags = READ_ONCE(&ti->flags);

		while (!try_cmpxchg(&ti->flags, &flags, flags | (1UL << tif)))
			;
		return (flags & _TIF_POLLING_NRFLAG) == 0;
	}

	/// <summary>A busy CPU for a timer that need not stay where it is; this CPU if it is busy itself.</summary>
	public static int get_nohz_timer_target()
	{
		int i, cpu = smp_processor_id(), default_cpu = -1;
		cpumask* hk_mask;

		if (housekeeping_cpu(cpu, HK_TYPE_KERNEL_NOISE)) {
			if (!idle_cpu(cpu))
				return cpu;
			default_cpu = cpu;
		}

		hk_mask = housekeeping_cpumask(HK_TYPE_KERNEL_NOISE);

		// PORT: guard(rcu) protects the scheduler domains. There are two here, the node and the machine.
		for (i = -1; for_each_cpu_and(ref i, cpu_active_mask, hk_mask);) {
			if (cpu == i || cpu_to_node(i) != cpu_to_node(cpu))
				continue;

			if (!idle_cpu(i))
				return i;
		}
		for (i = -1; for_each_cpu_and(ref i, cpu_active_mask, hk_mask);) {
			if (cpu == i)
				continue;

			if (!idle_cpu(i))
				return i;
		}

		if (default_cpu == -1)
			default_cpu = (int)housekeeping_any_cpu(HK_TYPE_KERNEL_NOISE);

		return default_cpu;
	}

	/// <summary>
	/// Makes another idle CPU leave its inner loop, so that it looks at its timers again. A CPU that
	/// polls sees TIF_NEED_RESCHED by itself.
	/// </summary>
	internal static void wake_up_idle_cpu(int cpu)
	{
		if (cpu == smp_processor_id())
			return;

		if (set_nr_and_not_polling(&idle_task(cpu)->thread_info, TIF_NEED_RESCHED))
			smp_send_reschedule(cpu);
		else
			trace_sched_wake_idle_without_ipi(cpu);
	}

	internal static bool wake_up_full_nohz_cpu(int cpu)
	{
		if (cpu_is_offline(cpu))
			return true;
		if (tick_nohz_full_cpu(cpu)) {
			if (cpu != smp_processor_id() ||
			    tick_nohz_tick_stopped())
				tick_nohz_full_kick_cpu(cpu);
			return true;
		}

		return false;
	}

	/// <summary>Makes <paramref name="cpu"/> look at its next event again, whether it is idle or runs without tick.</summary>
	public static void wake_up_nohz_cpu(int cpu)
	{
		if (!wake_up_full_nohz_cpu(cpu))
			wake_up_idle_cpu(cpu);
	}

	internal static bool sched_can_stop_tick(rq* rq)
	{
		// PORT: all tasks are of one class, round robin, without bandwidth limits.
		if (rq->nr_running > 1)
			return false;

		return true;
	}

	internal static void sched_update_tick_dependency(rq* rq, int cpu)
	{
		if (!tick_nohz_full_cpu(cpu))
			return;

		if (sched_can_stop_tick(rq))
			tick_nohz_dep_clear_cpu(cpu, TICK_DEP_BIT_SCHED);
		else
			tick_nohz_dep_set_cpu(cpu, TICK_DEP_BIT_SCHED);
	}

	internal static bool sched_task_on_rq(task_struct* p)
	{
		return READ_ONCE(&p->on_rq) == 1;
	}

	internal const int TICK_SCHED_REMOTE_OFFLINE = 0;
	internal const int TICK_SCHED_REMOTE_OFFLINING = 1;
	internal const int TICK_SCHED_REMOTE_RUNNING = 2;

	// PORT: a per-CPU variable instead of memory from alloc_percpu().
	[DefinePerCpu] internal static partial ref tick_work tick_work_cpu { get; }

	internal static void sched_tick_remote(work_struct* work)
	{
		delayed_work* dwork = to_delayed_work(work);
		tick_work* twork = tick_work.of_work(dwork);
		int cpu = twork->cpu;
		rq* rq = cpu_rq(cpu);
		int os;

		if (tick_nohz_tick_stopped_cpu(cpu)) {
			// PORT: guard(rq_lock_irq), and the round robin of the machine's scheduler as task_tick().
			raw_spin_lock_irq(&rq->@lock);

			if (cpu_online(cpu)) {
				if (rq->nr_running > 1 && ++rq->slice >= SCHED_SLICE_TICKS)
					resched_curr(cpu);
			}
			raw_spin_unlock_irq(&rq->@lock);
		}

		os = atomic_fetch_add_unless(&twork->state, -1, TICK_SCHED_REMOTE_RUNNING);
		WARN_ON_ONCE(os == TICK_SCHED_REMOTE_OFFLINE);
		if (os == TICK_SCHED_REMOTE_RUNNING)
			queue_delayed_work(system_dfl_wq, dwork, HZ);
	}

	internal static void sched_tick_start(int cpu)
	{
		int os;
		tick_work* twork;

		if (housekeeping_cpu(cpu, HK_TYPE_KERNEL_NOISE))
			return;

		twork = per_cpu_ptr(ref tick_work_cpu, cpu);
		os = atomic_xchg(&twork->state, TICK_SCHED_REMOTE_RUNNING);
		WARN_ON_ONCE(os == TICK_SCHED_REMOTE_RUNNING);
		if (os == TICK_SCHED_REMOTE_OFFLINE) {
			twork->cpu = cpu;
			INIT_DELAYED_WORK(&twork->work, &sched_tick_remote);
			queue_delayed_work(system_dfl_wq, &twork->work, HZ);
		}
	}

	internal static void sched_tick_stop(int cpu)
	{
		tick_work* twork;
		int os;

		if (housekeeping_cpu(cpu, HK_TYPE_KERNEL_NOISE))
			return;

		twork = per_cpu_ptr(ref tick_work_cpu, cpu);
		os = atomic_xchg(&twork->state, TICK_SCHED_REMOTE_OFFLINING);
		WARN_ON_ONCE(os != TICK_SCHED_REMOTE_RUNNING);
	}

	internal static int sched_tick_offload_init()
	{
		return 0;
	}
}
