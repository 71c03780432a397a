// SPDX-License-Identifier: GPL-2.0-only
// Ported in part from kernel/sched/core.c of Linux 6.1: the search for a busy CPU.
// Copyright (C) 1991-2002  Linus Torvalds

namespace Linux.Push;

public static unsafe partial class PushKernel
{
	/// <summary>Whether <paramref name="cpu"/> runs its idle task and has nothing else to run.</summary>
	internal static int idle_cpu(int cpu)
	{
		rq* rq = per_cpu_ptr(ref runqueues, cpu);
		// PORT: the running task and the idle task stand in the CPU's registers, not in its run queue.
		cpu_context* context = ThisCpu.context + (cpu - ThisCpu.context->cpu);

		if (context->current != context->idle)
			return 0;

		if (rq->nr_running != 0)
			return 0;

		// PORT: a wake-up is queued at once, so none is ever pending.
		return 1;
	}

	/// <summary>
	/// Where a timer that need not stay here is armed: here, if this CPU is busy and keeps timers;
	/// else on the first busy CPU, domain by domain, from the innermost outwards.
	/// </summary>
	public static int get_nohz_timer_target()
	{
		int i, cpu = smp_processor_id(), default_cpu = -1;
		sched_domain* sd;
		cpumask* hk_mask;

		if (housekeeping_cpu(cpu, HK_TYPE_TIMER)) {
			if (idle_cpu(cpu) == 0)
				return cpu;
			default_cpu = cpu;
		}

		hk_mask = housekeeping_cpumask(HK_TYPE_TIMER);

		rcu_read_lock();
		for (sd = (sched_domain*)this_rq()->sd; sd != null; sd = sd->parent) {
			for (i = -1; for_each_cpu_and(ref i, &sd->span, hk_mask);) {
				if (cpu == i)
					continue;

				if (idle_cpu(i) == 0) {
					cpu = i;
					goto unlock;
				}
			}
		}

		if (default_cpu == -1)
			default_cpu = housekeeping_any_cpu(HK_TYPE_TIMER);
		cpu = default_cpu;
	unlock:
		rcu_read_unlock();
		return cpu;
	}
}
