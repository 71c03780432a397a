// SPDX-License-Identifier: GPL-2.0-only
// Ported from kernel/irq_work.c of Linux 7.2.
// Copyright (C) 2010 Red Hat, Inc., Peter Zijlstra

namespace Linux;

public static unsafe partial class Kernel
{
	[DefinePerCpu] internal static partial ref llist_head raised_list { get; }
	[DefinePerCpu] internal static partial ref llist_head lazy_list { get; }

	internal static bool irq_work_claim(irq_work* work)
	{
		int oflags;

		oflags = atomic_fetch_or(IRQ_WORK_CLAIMED | CSD_TYPE_IRQ_WORK, &work->node.a_flags);
		if ((oflags & IRQ_WORK_PENDING) != 0)
			return false;
		return true;
	}

	internal static void irq_work_raise(irq_work* work)
	{
		// PORT: the ipi tracepoints are not ported.
		arch_irq_work_raise();
	}

	internal static void __irq_work_queue_local(irq_work* work)
	{
		llist_head* list;
		bool rt_lazy_work = false;
		bool lazy_work = false;
		int work_flags;

		work_flags = atomic_read(&work->node.a_flags);
		if ((work_flags & IRQ_WORK_LAZY) != 0)
			lazy_work = true;
		else if (IS_ENABLED(CONFIG_PREEMPT_RT) &&
			 (work_flags & IRQ_WORK_HARD_IRQ) == 0)
			rt_lazy_work = true;

		if (lazy_work || rt_lazy_work)
			list = this_cpu_ptr(ref lazy_list);
		else
			list = this_cpu_ptr(ref raised_list);

		if (!llist_add(&work->node.llist, list))
			return;

		if (!lazy_work || tick_nohz_tick_stopped())
			irq_work_raise(work);
	}

	[Arms("work")]
	[RunsIn(Context.Task)]
	public static bool irq_work_queue(irq_work* work)
	{
		if (!irq_work_claim(work))
			return false;

		preempt_disable();
		__irq_work_queue_local(work);
		preempt_enable();

		return true;
	}

	[Arms("work")]
	[RunsIn(Context.Task)]
	public static bool irq_work_queue_on(irq_work* work, int cpu)
	{
		WARN_ON_ONCE(cpu_is_offline(cpu));

		if (!irq_work_claim(work))
			return false;

		kasan_record_aux_stack(work);

		preempt_disable();
		if (cpu != smp_processor_id()) {
			WARN_ON_ONCE(in_nmi());

			// PORT: only PREEMPT_RT sends the work that wakes another CPU's thread.

			__smp_call_single_queue(cpu, &work->node.llist);
		} else {
			__irq_work_queue_local(work);
		}
		// PORT: only the arm of PREEMPT_RT jumps here, so there is no label.
		preempt_enable();

		return true;
	}

	public static bool irq_work_needs_cpu()
	{
		llist_head* raised, lazy;

		raised = this_cpu_ptr(ref raised_list);
		lazy = this_cpu_ptr(ref lazy_list);

		if (llist_empty(raised) || arch_irq_work_has_interrupt())
			if (llist_empty(lazy))
				return false;

		WARN_ON_ONCE(cpu_is_offline((uint)smp_processor_id()));

		return true;
	}

	[KernelRuleException("KT5006", "Whoever runs a work owns its flags until they say that it may be claimed again.")]
	[KernelRuleException("KT5007", "If the exchange fails, somebody has claimed the work anew and keeps it busy.")]
	internal static void irq_work_single(void* arg)
	{
		irq_work* work = (irq_work*)arg;
		int flags;

		flags = atomic_read(&work->node.a_flags);
		flags &= ~IRQ_WORK_PENDING;
		atomic_set(&work->node.a_flags, flags);

		smp_mb();

		lockdep_irq_work_enter(flags);
		work->func(work);
		lockdep_irq_work_exit(flags);

		atomic_cmpxchg(&work->node.a_flags, flags, flags & ~IRQ_WORK_BUSY);

		// PORT: every machine has an irq_work interrupt, so nobody sleeps until the work is done.
	}

	internal static void irq_work_run_list(llist_head* list)
	{
		irq_work* work, tmp;
		llist_node* llnode;

		BUG_ON(!irqs_disabled() && !IS_ENABLED(CONFIG_PREEMPT_RT));

		if (llist_empty(list))
			return;

		llnode = llist_del_all(list);
		for (work = null, tmp = null; irq_work.each_node_llist_safe(ref work, ref tmp, llnode);)
			irq_work_single(work);
	}

	public static void irq_work_run()
	{
		irq_work_run_list(this_cpu_ptr(ref raised_list));
		if (!IS_ENABLED(CONFIG_PREEMPT_RT))
			irq_work_run_list(this_cpu_ptr(ref lazy_list));
		// PORT: the thread that the other arm wakes is not ported.
	}

	public static void irq_work_tick()
	{
		llist_head* raised = this_cpu_ptr(ref raised_list);

		if (!llist_empty(raised) && !arch_irq_work_has_interrupt())
			irq_work_run_list(raised);

		if (!IS_ENABLED(CONFIG_PREEMPT_RT))
			irq_work_run_list(this_cpu_ptr(ref lazy_list));
		// PORT: the thread that the other arm wakes is not ported.
	}

	[MaySleep, WaitsForCallback("work")]
	public static void irq_work_sync(irq_work* work)
	{
		lockdep_assert_irqs_enabled();
		might_sleep();

		// PORT: every machine has an irq_work interrupt, so it is soon over.
		while (irq_work_is_busy(work))
			cpu_relax();
	}
}
