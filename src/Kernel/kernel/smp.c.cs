// SPDX-License-Identifier: GPL-2.0-only
// Ported from kernel/smp.c of Linux 7.2.
// Copyright (C) Jens Axboe <jens.axboe@oracle.com> 2008

namespace Linux;

[CachelineAligned]
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = 64)]
public unsafe struct call_function_data
{
	public call_single_data_t* csd;
	public cpumask_var_t cpumask;
	public cpumask_var_t cpumask_ipi;
}

public static unsafe partial class Kernel
{
	internal static uint CSD_TYPE(call_single_data_t* _csd)
	{
		return _csd->node.u_flags & CSD_FLAG_TYPE_MASK;
	}

	[DefinePerCpu] internal static partial ref call_function_data cfd_data { get; }

	[DefinePerCpu] internal static partial ref llist_head call_single_queue { get; }

	// PORT: what a CPU needs to call many is allocated when it first does, because it is quadratic in the CPUs.
	internal static bool cfd_prepare(call_function_data* cfd)
	{
		if (cfd->csd != null)
			return true;
		cfd->cpumask = (cpumask*)kzalloc(cpumask_size(), GFP_ATOMIC);
		cfd->cpumask_ipi = (cpumask*)kzalloc(cpumask_size(), GFP_ATOMIC);
		cfd->csd = (call_single_data_t*)kcalloc(nr_cpu_ids, (ulong)sizeof(call_single_data_t), GFP_ATOMIC);
		return cfd->csd != null && cfd->cpumask != null && cfd->cpumask_ipi != null;
	}

	internal static int smpcfd_prepare_cpu(uint cpu)
	{
		// PORT: cfd_prepare() allocates it later.

		return 0;
	}

	internal static int smpcfd_dead_cpu(uint cpu)
	{
		call_function_data* cfd = per_cpu_ptr(ref cfd_data, cpu);

		free_cpumask_var(cfd->cpumask);
		free_cpumask_var(cfd->cpumask_ipi);
		// PORT: the descriptors are an array, and cfd_prepare() has to see that they are gone.
		kfree(cfd->csd);
		*cfd = default;
		return 0;
	}

	internal static int smpcfd_dying_cpu(uint cpu)
	{
		__flush_smp_call_function_queue(false);
		irq_work_run();
		return 0;
	}

	internal static void call_function_init()
	{
		int i;

		for (i = -1; for_each_possible_cpu(ref i);)
			init_llist_head(per_cpu_ptr(ref call_single_queue, i));

		smpcfd_prepare_cpu((uint)smp_processor_id());
	}

	internal static void send_call_function_single_ipi(int cpu)
	{
		if (call_function_single_prep_ipi(cpu)) {
			// PORT: the ipi tracepoints are not ported.
			arch_send_call_function_single_ipi(cpu);
		}
	}

	internal static void send_call_function_ipi_mask(cpumask* mask)
	{
		// PORT: the ipi tracepoints are not ported.
		arch_send_call_function_ipi_mask(mask);
	}

	internal static void csd_do_func(smp_call_func_t func, void* info, call_single_data_t* csd)
	{
		// PORT: the csd tracepoints are not ported.
		func(info);
		// PORT: the csd tracepoints are not ported.
	}

	[Global] internal static partial ref static_key_false csdlock_debug_enabled { get; }

	internal static void __csd_lock_wait(call_single_data_t* csd)
	{
	}

	internal static void csd_lock_record(call_single_data_t* csd)
	{
	}

	internal static void csd_lock_wait(call_single_data_t* csd)
	{
		// PORT: the loop of smp_cond_load_acquire(), whose condition is no argument of a method.
		while ((smp_load_acquire(&csd->node.u_flags) & CSD_FLAG_LOCK) != 0)
			cpu_relax();
	}

	internal static void csd_lock(call_single_data_t* csd)
	{
		if (IS_ENABLED(CONFIG_CSD_LOCK_WAIT_DEBUG) &&
		    static_branch_unlikely(ref csdlock_debug_enabled)) {

			for (;;) {
				uint flags;

				__csd_lock_wait(csd);
				flags = READ_ONCE(&csd->node.u_flags);

				if ((flags & CSD_FLAG_LOCK) == 0 &&
				    try_cmpxchg_acquire(&csd->node.u_flags, &flags, flags | CSD_FLAG_LOCK))
					break;
			}
		} else {
			csd_lock_wait(csd);
			csd->node.u_flags |= CSD_FLAG_LOCK;
		}

		smp_wmb();
	}

	internal static void csd_unlock(call_single_data_t* csd)
	{
		WARN_ON((csd->node.u_flags & CSD_FLAG_LOCK) == 0);

		smp_store_release(&csd->node.u_flags, 0u);
	}

	[DefinePerCpu] internal static partial ref call_single_data_t csd_data { get; }

	internal static call_single_data_t* get_single_csd_data(int cpu)
	{
		return this_cpu_ptr(ref csd_data);
	}

	internal static void __smp_call_single_queue(int cpu, llist_node* node)
	{
		// PORT: the csd tracepoints are not ported.
		if (llist_add(node, per_cpu_ptr(ref call_single_queue, cpu)))
			send_call_function_single_ipi(cpu);
	}

	internal static int generic_exec_single(int cpu, call_single_data_t* csd)
	{
		if (cpu == smp_processor_id()) {
			smp_call_func_t func = csd->func;
			void* info = csd->info;
			ulong flags;

			csd_lock_record(csd);
			csd_unlock(csd);
			local_irq_save(out flags);
			csd_do_func(func, info, null);
			csd_lock_record(null);
			local_irq_restore(flags);
			return 0;
		}

		if ((uint)cpu >= nr_cpu_ids || !cpu_online(cpu)) {
			csd_unlock(csd);
			return -ENXIO;
		}

		__smp_call_single_queue(cpu, &csd->node.llist);

		return 0;
	}

	internal static void generic_smp_call_function_single_interrupt()
	{
		__flush_smp_call_function_queue(true);
	}

	[Global] internal static partial ref bool __flush_smp_call_function_queue__warned { get; }

	internal static void __flush_smp_call_function_queue(bool warn_cpu_offline)
	{
		call_single_data_t* csd, csd_next;
		llist_node* entry, prev;
		llist_head* head;
		// PORT: only CONFIG_CSD_LOCK_WAIT_DEBUG asks whether a backtrace may be sent.

		lockdep_assert_irqs_disabled();

		// PORT: nor is it allowed here.

		head = this_cpu_ptr(ref call_single_queue);
		entry = llist_del_all(head);
		entry = llist_reverse_order(entry);

		if (unlikely(warn_cpu_offline && !cpu_online((uint)smp_processor_id()) &&
			     !__flush_smp_call_function_queue__warned && entry != null)) {
			__flush_smp_call_function_queue__warned = true;
			WARN(true, "IPI on offline CPU %d\n", smp_processor_id());

			for (csd = null; call_single_data_t.each_node_llist(ref csd, entry);) {
				switch (CSD_TYPE(csd)) {
				case CSD_TYPE_ASYNC:
				case CSD_TYPE_SYNC:
				case CSD_TYPE_IRQ_WORK:
					pr_warn("IPI callback %pS sent to offline CPU\n",
						csd->func);
					break;

				case CSD_TYPE_TTWU:
					pr_warn("IPI task-wakeup sent to offline CPU\n");
					break;

				default:
					pr_warn("IPI callback, unknown type %d, sent to offline CPU\n",
						CSD_TYPE(csd));
					break;
				}
			}
		}

		prev = null;
		for (csd = null, csd_next = null; call_single_data_t.each_node_llist_safe(ref csd, ref csd_next, entry);) {
			if (CSD_TYPE(csd) == CSD_TYPE_SYNC) {
				smp_call_func_t func = csd->func;
				void* info = csd->info;

				if (prev != null) {
					// PORT: one address, as above.
					prev->next = (llist_node*)csd_next;
				} else {
					// PORT: one address, as above.
					entry = (llist_node*)csd_next;
				}

				csd_lock_record(csd);
				csd_do_func(func, info, csd);
				csd_unlock(csd);
				csd_lock_record(null);
			} else {
				prev = &csd->node.llist;
			}
		}

		if (entry == null)
			return;

		prev = null;
		for (csd = null, csd_next = null; call_single_data_t.each_node_llist_safe(ref csd, ref csd_next, entry);) {
			int type = (int)CSD_TYPE(csd);

			if (type != CSD_TYPE_TTWU) {
				if (prev != null) {
					// PORT: one address, as above.
					prev->next = (llist_node*)csd_next;
				} else {
					// PORT: one address, as above.
					entry = (llist_node*)csd_next;
				}

				if (type == CSD_TYPE_ASYNC) {
					smp_call_func_t func = csd->func;
					void* info = csd->info;

					csd_lock_record(csd);
					csd_unlock(csd);
					csd_do_func(func, info, csd);
					csd_lock_record(null);
				} else if (type == CSD_TYPE_IRQ_WORK) {
					irq_work_single(csd);
				}

			} else {
				prev = &csd->node.llist;
			}
		}

		// PORT: wake-ups never travel as CSD_TYPE_TTWU, so nothing is left here for sched_ttwu_pending().
		WARN_ON_ONCE(entry != null);
	}

	public static void flush_smp_call_function_queue()
	{
		uint was_pending;
		ulong flags;

		if (llist_empty(this_cpu_ptr(ref call_single_queue)))
			return;

		local_irq_save(out flags);
		was_pending = local_softirq_pending();
		__flush_smp_call_function_queue(true);
		if (local_softirq_pending() != 0)
			do_softirq_post_smp_call_flush(was_pending);

		local_irq_restore(flags);
	}

	[RegistersCallback("func", "func", Context.HardInterrupt)]
	[WaitsForCallback("func", If = "wait")]
	public static int smp_call_function_single(int cpu, smp_call_func_t func, void* info, int wait)
	{
		call_single_data_t* csd;
		// PORT: the descriptor of a waiting caller is queued on another CPU, so it stands in the task's stack area.
		using var frame = on_stack<call_single_data_t>(out call_single_data_t* csd_stack);
		csd_stack->node.u_flags = CSD_FLAG_LOCK | CSD_TYPE_SYNC;
		int this_cpu;
		int err;

		this_cpu = get_cpu();

		WARN_ON_ONCE(cpu_online(this_cpu) && irqs_disabled()
			     && oops_in_progress == 0);

		WARN_ON_ONCE(!in_task());

		csd = csd_stack;
		if (wait == 0) {
			csd = get_single_csd_data(cpu);
			csd_lock(csd);
		}

		csd->func = func;
		csd->info = info;

		err = generic_exec_single(cpu, csd);

		if (wait != 0)
			csd_lock_wait(csd);

		put_cpu();

		return err;
	}

	public static int smp_call_function_single_async(int cpu, call_single_data_t* csd)
	{
		int err = 0;

		preempt_disable();

		if ((csd->node.u_flags & CSD_FLAG_LOCK) != 0) {
			err = -EBUSY;
			goto @out;
		}

		csd->node.u_flags = CSD_FLAG_LOCK;
		smp_wmb();

		err = generic_exec_single(cpu, csd);

@out:
		preempt_enable();

		return err;
	}

	internal const uint SCF_WAIT = 1u << 0;
	internal const uint SCF_RUN_LOCAL = 1u << 1;

	internal static void smp_call_function_many_cond(cpumask* mask, smp_call_func_t func, void* info,
							uint scf_flags, smp_cond_func_t cond_func)
	{
		int cpu, last_cpu = default, this_cpu = smp_processor_id();
		call_function_data* cfd = default;
		bool wait = (scf_flags & SCF_WAIT) != 0;
		int nr_cpus = 0;
		bool run_remote = false;

		lockdep_assert_preemption_disabled();

		// PORT: a boot with interrupts off calls no other CPU, so early_boot_irqs_disabled is not asked.
		if (cpu_online(this_cpu) && oops_in_progress == 0)
			lockdep_assert_irqs_enabled();

		WARN_ON_ONCE(!in_task());

		if (cpumask_any_and_but(mask, cpu_online_mask, this_cpu) < nr_cpu_ids) {
			cfd = this_cpu_ptr(ref cfd_data);
			// PORT: what smpcfd_prepare_cpu() does upstream.
			if (WARN_ON_ONCE(!cfd_prepare(cfd)))
				return;
			cpumask_and(cfd->cpumask, mask, cpu_online_mask);
			__cpumask_clear_cpu(this_cpu, cfd->cpumask);

			cpumask_clear(cfd->cpumask_ipi);
			for (cpu = -1; for_each_cpu(ref cpu, cfd->cpumask);) {
				// PORT: the descriptors are an array.
				call_single_data_t* csd = &cfd->csd[cpu];

				if (cond_func != null && !cond_func(cpu, info)) {
					__cpumask_clear_cpu(cpu, cfd->cpumask);
					continue;
				}

				run_remote = true;

				csd_lock(csd);
				if (wait)
					csd->node.u_flags |= CSD_TYPE_SYNC;
				csd->func = func;
				csd->info = info;
				// PORT: the csd tracepoints are not ported.

				if (llist_add(&csd->node.llist, per_cpu_ptr(ref call_single_queue, cpu))) {
					__cpumask_set_cpu(cpu, cfd->cpumask_ipi);
					nr_cpus++;
					last_cpu = cpu;
				}
			}

			if (nr_cpus == 1)
				send_call_function_single_ipi(last_cpu);
			else if (likely(nr_cpus > 1))
				send_call_function_ipi_mask(cfd->cpumask_ipi);
		}

		if ((scf_flags & SCF_RUN_LOCAL) != 0 && cpumask_test_cpu(this_cpu, mask) &&
		    (cond_func == null || cond_func(this_cpu, info))) {
			ulong flags;

			local_irq_save(out flags);
			csd_do_func(func, info, null);
			local_irq_restore(flags);
		}

		if (run_remote && wait) {
			for (cpu = -1; for_each_cpu(ref cpu, cfd->cpumask);) {
				call_single_data_t* csd;

				// PORT: the descriptors are an array.
				csd = &cfd->csd[cpu];
				csd_lock_wait(csd);
			}
		}
	}

	[RegistersCallback("func", "func", Context.HardInterrupt)]
	[WaitsForCallback("func", If = "wait")]
	public static void smp_call_function_many(cpumask* mask, smp_call_func_t func, void* info, bool wait)
	{
		smp_call_function_many_cond(mask, func, info, (wait ? 1u : 0u) * SCF_WAIT, null);
	}

	[RegistersCallback("func", "func", Context.HardInterrupt)]
	[WaitsForCallback("func", If = "wait")]
	public static void smp_call_function(smp_call_func_t func, void* info, bool wait)
	{
		preempt_disable();
		smp_call_function_many(cpu_online_mask, func, info, wait);
		preempt_enable();
	}

	[WaitsForCallback("func", If = "wait")]
	internal static void on_each_cpu_cond_mask(smp_cond_func_t cond_func, smp_call_func_t func,
						   void* info, bool wait, cpumask* mask)
	{
		uint scf_flags = SCF_RUN_LOCAL;

		if (wait)
			scf_flags |= SCF_WAIT;

		preempt_disable();
		smp_call_function_many_cond(mask, func, info, scf_flags, cond_func);
		preempt_enable();
	}
}
