// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/cpu.c of Linux 7.2.
// Copyright (C) 2001, 2002, 2003, 2004 Rusty Russell

using System.Runtime.InteropServices;

namespace Linux;

public unsafe struct cpuhp_cpu_state
{
	public cpuhp_state state;
	public cpuhp_state target;
	public cpuhp_state fail;
	public task_struct* thread;
	public bool should_run;
	public bool rollback;
	public bool single;
	public bool bringup;
	public hlist_node* node;
	public hlist_node* last;
	public cpuhp_state cb_state;
	public int result;
	public atomic_t ap_sync_state;
	public completion done_up;
	public completion done_down;
}

[StructLayout(LayoutKind.Explicit)]
public unsafe struct cpuhp_step_callback
{
	[FieldOffset(0)] public delegate*<uint, int> single;
	[FieldOffset(0)] public delegate*<uint, hlist_node*, int> multi;
}

public unsafe struct cpuhp_step
{
	public byte* name;
	// PORT: the two unions are of one type, which has a name.
	public cpuhp_step_callback startup;
	public cpuhp_step_callback teardown;
	public hlist_head list;
	public bool cant_stop;
	public bool multi_instance;
}

public enum cpuhp_sync_state
{
	SYNC_STATE_DEAD,
	SYNC_STATE_KICKED,
	SYNC_STATE_SHOULD_DIE,
	SYNC_STATE_ALIVE,
	SYNC_STATE_SHOULD_ONLINE,
	SYNC_STATE_ONLINE,
}

public static unsafe partial class Kernel
{
	internal static void cpuhp_state_init(cpuhp_cpu_state* st)
	{
		st->fail = CPUHP_INVALID;
	}

	[DefinePerCpu(Init = nameof(cpuhp_state_init))] internal static partial ref cpuhp_cpu_state cpuhp_state { get; }

	[Global] internal static partial ref cpumask cpus_booted_once_mask { get; }

	internal static void cpuhp_lock_acquire(bool bringup) { }
	internal static void cpuhp_lock_release(bool bringup) { }

	[Global] internal static partial ref mutex cpuhp_state_mutex { get; }

	// PORT: cpuhp_hp_states_init() stores the states.
	[Global(typeof(cpuhp_step), Count = (int)CPUHP_ONLINE + 1, Init = nameof(cpuhp_hp_states_init))]
	internal static partial ref cpuhp_hp_states_array cpuhp_hp_states { get; }

	internal static cpuhp_step* cpuhp_get_step(cpuhp_state state)
	{
		return (cpuhp_step*)Unsafe.AsPointer(ref cpuhp_hp_states) + (int)state;
	}

	internal static bool cpuhp_step_empty(bool bringup, cpuhp_step* step)
	{
		return bringup ? step->startup.single == null : step->teardown.single == null;
	}

	internal static int cpuhp_invoke_callback(uint cpu, cpuhp_state state, bool bringup, hlist_node* node, hlist_node** lastp)
	{
		cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);
		cpuhp_step* step = cpuhp_get_step(state);
		delegate*<uint, hlist_node*, int> cbm;
		delegate*<uint, int> cb;
		int ret, cnt, rollback_ret;

		if (st->fail == state) {
			st->fail = CPUHP_INVALID;
			return -EAGAIN;
		}

		if (cpuhp_step_empty(bringup, step)) {
			WARN_ON_ONCE(1);
			return 0;
		}

		if (!step->multi_instance) {
			WARN_ON_ONCE(lastp != null && *lastp != null);
			cb = bringup ? step->startup.single : step->teardown.single;

			// PORT: the cpuhp tracepoints are not ported.
			ret = cb(cpu);
			// PORT: the cpuhp tracepoints are not ported.
			return ret;
		}
		cbm = bringup ? step->startup.multi : step->teardown.multi;

		if (node != null) {
			WARN_ON_ONCE(lastp != null && *lastp != null);
			// PORT: the cpuhp tracepoints are not ported.
			ret = cbm(cpu, node);
			// PORT: the cpuhp tracepoints are not ported.
			return ret;
		}

		cnt = 0;
		for (node = null; hlist_for_each(ref node, &step->list);) {
			if (lastp != null && node == *lastp)
				break;

			// PORT: the cpuhp tracepoints are not ported.
			ret = cbm(cpu, node);
			// PORT: the cpuhp tracepoints are not ported.
			if (ret != 0) {
				if (lastp == null)
					goto err;

				*lastp = node;
				return ret;
			}
			cnt++;
		}
		if (lastp != null)
			*lastp = null;
		return 0;
err:
		cbm = !bringup ? step->startup.multi : step->teardown.multi;
		if (cbm == null)
			return ret;

		for (node = null; hlist_for_each(ref node, &step->list);) {
			if (cnt-- == 0)
				break;

			// PORT: the cpuhp tracepoints are not ported.
			rollback_ret = cbm(cpu, node);
			// PORT: the cpuhp tracepoints are not ported.
			WARN_ON_ONCE(rollback_ret);
		}
		return ret;
	}

	internal static bool cpuhp_is_atomic_state(cpuhp_state state)
	{
		return CPUHP_AP_IDLE_DEAD <= state && state < CPUHP_AP_ONLINE;
	}

	internal static bool cpuhp_is_ap_state(cpuhp_state state)
	{
		return state > CPUHP_BRINGUP_CPU && state != CPUHP_TEARDOWN_CPU;
	}

	internal static void wait_for_ap_thread(cpuhp_cpu_state* st, bool bringup)
	{
		completion* done = bringup ? &st->done_up : &st->done_down;
		wait_for_completion(done);
	}

	internal static void complete_ap_thread(cpuhp_cpu_state* st, bool bringup)
	{
		completion* done = bringup ? &st->done_up : &st->done_down;
		complete(done);
	}

	internal static void cpuhp_ap_update_sync_state(cpuhp_sync_state state) { }

	internal static void cpuhp_bp_sync_dead(uint cpu) { }

	internal static int cpuhp_bp_sync_alive(uint cpu) { return 0; }
	internal static bool cpuhp_can_boot_ap(uint cpu) { return true; }

	[Global] internal static partial ref mutex cpu_add_remove_lock { get; }

	[GuardedBy("cpu_hotplug_lock", Access = GuardedAccess.Writes)]
	[Global] public static partial ref bool cpuhp_tasks_frozen { get; }

	[Acquires("cpu_add_remove_lock"), MaySleep]
	internal static void cpu_maps_update_begin()
	{
		mutex_lock(ref cpu_add_remove_lock);
	}

	[Releases("cpu_add_remove_lock")]
	internal static void cpu_maps_update_done()
	{
		mutex_unlock(ref cpu_add_remove_lock);
	}

	[GuardedBy("cpu_add_remove_lock")]
	[Global] internal static partial ref int cpu_hotplug_disabled { get; }

	[Global(Init = nameof(percpu_init_rwsem))] internal static partial ref percpu_rw_semaphore cpu_hotplug_lock { get; }

	[GuardedBy("cpu_add_remove_lock")]
	[Global] internal static partial ref bool cpu_hotplug_offline_disabled { get; }

	[Primitive, Acquires("cpu_hotplug_lock"), MaySleep]
	public static void cpus_read_lock()
	{
		percpu_down_read(global_ptr(ref cpu_hotplug_lock));
	}

	[Primitive, Acquires("cpu_hotplug_lock", When = Result.True)]
	public static bool cpus_read_trylock()
	{
		// PORT: a lock is taken if the result is true, so it is a bool.
		return percpu_down_read_trylock(global_ptr(ref cpu_hotplug_lock));
	}

	[Primitive, Releases("cpu_hotplug_lock")]
	public static void cpus_read_unlock()
	{
		percpu_up_read(global_ptr(ref cpu_hotplug_lock));
	}

	[Primitive, Acquires("cpu_hotplug_lock"), MaySleep]
	internal static void cpus_write_lock()
	{
		percpu_down_write(global_ptr(ref cpu_hotplug_lock));
		// PORT: the machine's invariants do not hold while a CPU stands between two states.
		ThisCpu.machine!.HotplugBegins();
	}

	[Primitive, Releases("cpu_hotplug_lock")]
	internal static void cpus_write_unlock()
	{
		// PORT: now they hold again.
		ThisCpu.machine!.HotplugEnds();
		percpu_up_write(global_ptr(ref cpu_hotplug_lock));
	}

	public static void lockdep_assert_cpus_held([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		if (system_state < SYSTEM_RUNNING)
			return;

		// PORT: the warning names the caller's line.
		WARN_ON_ONCE(!percpu_rwsem_is_held(global_ptr(ref cpu_hotplug_lock)), "lockdep_assert_cpus_held()", file, line);
	}

	// PORT: lockdep is off, so it is not told whose lock another task holds.
	internal static void lockdep_acquire_cpus_lock()
	{
	}

	// PORT: lockdep is off.
	internal static void lockdep_release_cpus_lock()
	{
	}

	internal static void cpu_hotplug_disable_offlining()
	{
		cpu_maps_update_begin();
		cpu_hotplug_offline_disabled = true;
		cpu_maps_update_done();
	}

	public static void cpu_hotplug_disable()
	{
		cpu_maps_update_begin();
		cpu_hotplug_disabled++;
		cpu_maps_update_done();
	}

	internal static void __cpu_hotplug_enable()
	{
		if (WARN_ONCE(cpu_hotplug_disabled == 0, "Unbalanced cpu hotplug enable\n"))
			return;
		cpu_hotplug_disabled--;
	}

	public static void cpu_hotplug_enable()
	{
		cpu_maps_update_begin();
		__cpu_hotplug_enable();
		cpu_maps_update_done();
	}

	internal static void arch_smt_update() { }

	internal static bool cpu_bootable(uint cpu)
	{
		return true;
	}

	internal static cpuhp_state cpuhp_set_state(uint cpu, cpuhp_cpu_state* st, cpuhp_state target)
	{
		cpuhp_state prev_state = st->state;
		bool bringup = st->state < target;

		st->rollback = false;
		st->last = null;

		st->target = target;
		st->single = false;
		st->bringup = bringup;
		if (cpu_dying(cpu) != !bringup)
			set_cpu_dying(cpu, !bringup);

		return prev_state;
	}

	internal static void cpuhp_reset_state(uint cpu, cpuhp_cpu_state* st, cpuhp_state prev_state)
	{
		bool bringup = !st->bringup;

		st->target = prev_state;

		if (st->rollback)
			return;

		st->rollback = true;

		if (st->last == null) {
			if (st->bringup)
				st->state--;
			else
				st->state++;
		}

		st->bringup = bringup;
		if (cpu_dying(cpu) != !bringup)
			set_cpu_dying(cpu, !bringup);
	}

	internal static void __cpuhp_kick_ap(cpuhp_cpu_state* st)
	{
		if (!st->single && st->state == st->target)
			return;

		st->result = 0;
		smp_mb();
		st->should_run = true;
		wake_up_process(st->thread);
		wait_for_ap_thread(st, st->bringup);
	}

	internal static int cpuhp_kick_ap(uint cpu, cpuhp_cpu_state* st, cpuhp_state target)
	{
		cpuhp_state prev_state;
		int ret;

		prev_state = cpuhp_set_state(cpu, st, target);
		__cpuhp_kick_ap(st);
		if ((ret = st->result) != 0) {
			cpuhp_reset_state(cpu, st, prev_state);
			__cpuhp_kick_ap(st);
		}

		return ret;
	}

	internal static int bringup_wait_for_ap_online(uint cpu)
	{
		cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);

		wait_for_ap_thread(st, true);
		if (WARN_ON_ONCE((!cpu_online(cpu))))
			return -ECANCELED;

		kthread_unpark(st->thread);

		if (!cpu_bootable(cpu))
			return -ECANCELED;
		return 0;
	}

	internal static int bringup_cpu(uint cpu)
	{
		cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);
		task_struct* idle = idle_thread_get(cpu);
		int ret;

		if (!cpuhp_can_boot_ap(cpu))
			return -EAGAIN;

		irq_lock_sparse();

		ret = __cpu_up(cpu, idle);
		if (ret != 0)
			goto out_unlock;

		ret = cpuhp_bp_sync_alive(cpu);
		if (ret != 0)
			goto out_unlock;

		ret = bringup_wait_for_ap_online(cpu);
		if (ret != 0)
			goto out_unlock;

		irq_unlock_sparse();

		if (st->target <= CPUHP_AP_ONLINE_IDLE)
			return 0;

		return cpuhp_kick_ap(cpu, st, st->target);

out_unlock:
		irq_unlock_sparse();
		return ret;
	}

	internal static int finish_cpu(uint cpu)
	{
		// PORT: idle tasks have no address space to give back.

		return 0;
	}

	internal static bool cpuhp_next_state(bool bringup, cpuhp_state* state_to_run, cpuhp_cpu_state* st, cpuhp_state target)
	{
		do {
			if (bringup) {
				if (st->state >= target)
					return false;

				*state_to_run = ++st->state;
			} else {
				if (st->state <= target)
					return false;

				*state_to_run = st->state--;
			}

			if (!cpuhp_step_empty(bringup, cpuhp_get_step(*state_to_run)))
				break;
		} while (true);

		return true;
	}

	internal static int __cpuhp_invoke_callback_range(bool bringup, uint cpu, cpuhp_cpu_state* st, cpuhp_state target, bool nofail)
	{
		cpuhp_state state;
		int ret = 0;

		while (cpuhp_next_state(bringup, &state, st, target)) {
			int err;

			err = cpuhp_invoke_callback(cpu, state, bringup, null, null);
			if (err == 0)
				continue;

			if (nofail) {
				pr_warn("CPU %u %s state %s (%d) failed (%d)\n",
					cpu, bringup ? "UP" : "DOWN",
					cpuhp_get_step(st->state)->name,
					(int)st->state, err);
				ret = -1;
			} else {
				ret = err;
				break;
			}
		}

		return ret;
	}

	internal static int cpuhp_invoke_callback_range(bool bringup, uint cpu, cpuhp_cpu_state* st, cpuhp_state target)
	{
		return __cpuhp_invoke_callback_range(bringup, cpu, st, target, false);
	}

	internal static void cpuhp_invoke_callback_range_nofail(bool bringup, uint cpu, cpuhp_cpu_state* st, cpuhp_state target)
	{
		__cpuhp_invoke_callback_range(bringup, cpu, st, target, true);
	}

	internal static bool can_rollback_cpu(cpuhp_cpu_state* st)
	{
		if (IS_ENABLED(CONFIG_HOTPLUG_CPU))
			return true;
		return st->state <= CPUHP_BRINGUP_CPU;
	}

	internal static int cpuhp_up_callbacks(uint cpu, cpuhp_cpu_state* st, cpuhp_state target)
	{
		cpuhp_state prev_state = st->state;
		int ret = 0;

		ret = cpuhp_invoke_callback_range(true, cpu, st, target);
		if (ret != 0) {
			pr_debug("CPU UP failed (%d) CPU %u state %s (%d)\n",
				 ret, cpu, cpuhp_get_step(st->state)->name,
				 (int)st->state);

			cpuhp_reset_state(cpu, st, prev_state);
			if (can_rollback_cpu(st))
				WARN_ON(cpuhp_invoke_callback_range(false, cpu, st,
								    prev_state) != 0);
		}
		return ret;
	}

	internal static int cpuhp_should_run(uint cpu)
	{
		cpuhp_cpu_state* st = this_cpu_ptr(ref cpuhp_state);

		return st->should_run ? 1 : 0;
	}

	internal static void cpuhp_thread_fun(uint cpu)
	{
		cpuhp_cpu_state* st = this_cpu_ptr(ref cpuhp_state);
		bool bringup = st->bringup;
		cpuhp_state state;

		if (WARN_ON_ONCE(!st->should_run))
			return;

		smp_mb();

		lockdep_acquire_cpus_lock();
		cpuhp_lock_acquire(bringup);

		if (st->single) {
			state = st->cb_state;
			st->should_run = false;
		} else {
			st->should_run = cpuhp_next_state(bringup, &state, st, st->target);
			if (!st->should_run)
				goto end;
		}

		WARN_ON_ONCE(!cpuhp_is_ap_state(state));

		if (cpuhp_is_atomic_state(state)) {
			local_irq_disable();
			st->result = cpuhp_invoke_callback(cpu, state, bringup, st->node, &st->last);
			local_irq_enable();

			WARN_ON_ONCE(st->result);
		} else {
			st->result = cpuhp_invoke_callback(cpu, state, bringup, st->node, &st->last);
		}

		if (st->result != 0) {
			WARN_ON_ONCE(st->rollback);
			st->should_run = false;
		}

end:
		cpuhp_lock_release(bringup);
		lockdep_release_cpus_lock();

		if (!st->should_run)
			complete_ap_thread(st, bringup);
	}

	internal static int cpuhp_invoke_ap_callback(int cpu, cpuhp_state state, bool bringup, hlist_node* node)
	{
		cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);
		int ret;

		if (!cpu_online(cpu))
			return 0;

		cpuhp_lock_acquire(false);
		cpuhp_lock_release(false);

		cpuhp_lock_acquire(true);
		cpuhp_lock_release(true);

		if (st->thread == null)
			return cpuhp_invoke_callback((uint)cpu, state, bringup, node, null);

		st->rollback = false;
		st->last = null;

		st->node = node;
		st->bringup = bringup;
		st->cb_state = state;
		st->single = true;

		__cpuhp_kick_ap(st);

		if ((ret = st->result) != 0 && st->last != null) {
			st->rollback = true;
			st->bringup = !bringup;

			__cpuhp_kick_ap(st);
		}

		st->node = st->last = null;
		return ret;
	}

	internal static int cpuhp_kick_ap_work(uint cpu)
	{
		cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);
		cpuhp_state prev_state = st->state;
		int ret;

		cpuhp_lock_acquire(false);
		cpuhp_lock_release(false);

		cpuhp_lock_acquire(true);
		cpuhp_lock_release(true);

		// PORT: the cpuhp tracepoints are not ported.
		ret = cpuhp_kick_ap(cpu, st, st->target);
		// PORT: the cpuhp tracepoints are not ported.

		return ret;
	}

	internal static task_struct** cpuhp_thread_store(uint cpu)
	{
		return &per_cpu_ptr(ref cpuhp_state, cpu)->thread;
	}

	internal static void cpuhp_threads_setup(smp_hotplug_thread* ht)
	{
		ht->store = &cpuhp_thread_store;
		ht->thread_should_run = &cpuhp_should_run;
		ht->thread_fn = &cpuhp_thread_fun;
		ht->thread_comm = KernelSymbols.Constant("cpuhp/%u");
		ht->selfparking = true;
	}

	// PORT: cpuhp_thread_store() gives the address that upstream stores.
	[Global(Init = nameof(cpuhp_threads_setup))] internal static partial ref smp_hotplug_thread cpuhp_threads { get; }

	internal static void cpuhp_init_state()
	{
		cpuhp_cpu_state* st;
		int cpu;

		for (cpu = -1; for_each_possible_cpu(ref cpu);) {
			st = per_cpu_ptr(ref cpuhp_state, cpu);
			init_completion(&st->done_up);
			init_completion(&st->done_down);
		}
	}

	internal static void cpuhp_threads_init()
	{
		cpuhp_init_state();
		BUG_ON(smpboot_register_percpu_thread(ref cpuhp_threads) != 0);
		kthread_unpark(this_cpu_read(ref cpuhp_state.thread));
	}

	internal static int take_cpu_down(void* _param)
	{
		cpuhp_cpu_state* st = this_cpu_ptr(ref cpuhp_state);
		cpuhp_state target = (cpuhp_state)max((int)st->target, (int)CPUHP_AP_OFFLINE);
		int err, cpu = smp_processor_id();

		err = __cpu_disable();
		if (err < 0)
			return err;

		WARN_ON(st->state != (CPUHP_TEARDOWN_CPU - 1));

		cpuhp_invoke_callback_range_nofail(false, (uint)cpu, st, target);

		stop_machine_park(cpu);
		return 0;
	}

	internal static int takedown_cpu(uint cpu)
	{
		cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);
		int err;

		kthread_park(st->thread);

		irq_lock_sparse();

		err = stop_machine_cpuslocked(&take_cpu_down, null, cpumask_of(cpu));
		if (err != 0) {
			irq_unlock_sparse();
			kthread_unpark(st->thread);
			return err;
		}
		BUG_ON(cpu_online(cpu));

		wait_for_ap_thread(st, false);
		BUG_ON(st->state != CPUHP_AP_IDLE_DEAD);

		irq_unlock_sparse();

		hotplug_cpu__broadcast_tick_pull((int)cpu);
		__cpu_die(cpu);

		cpuhp_bp_sync_dead(cpu);

		lockdep_cleanup_dead_cpu(cpu, idle_thread_get(cpu));

		rcutree_migrate_callbacks((int)cpu);
		return 0;
	}

	internal static void cpuhp_complete_idle_dead(void* arg)
	{
		cpuhp_cpu_state* st = (cpuhp_cpu_state*)arg;

		complete_ap_thread(st, false);
	}

	internal static void cpuhp_report_idle_dead()
	{
		cpuhp_cpu_state* st = this_cpu_ptr(ref cpuhp_state);

		BUG_ON(st->state != CPUHP_AP_OFFLINE);
		tick_assert_timekeeping_handover();
		rcutree_report_cpu_dead();
		st->state = CPUHP_AP_IDLE_DEAD;
		smp_call_function_single(cpumask_first(cpu_online_mask),
					 &cpuhp_complete_idle_dead, st, 0);
	}

	internal static int cpuhp_down_callbacks(uint cpu, cpuhp_cpu_state* st, cpuhp_state target)
	{
		cpuhp_state prev_state = st->state;
		int ret = 0;

		ret = cpuhp_invoke_callback_range(false, cpu, st, target);
		if (ret != 0) {
			pr_debug("CPU DOWN failed (%d) CPU %u state %s (%d)\n",
				 ret, cpu, cpuhp_get_step(st->state)->name,
				 (int)st->state);

			cpuhp_reset_state(cpu, st, prev_state);

			if (st->state < prev_state)
				WARN_ON(cpuhp_invoke_callback_range(true, cpu, st,
								    prev_state) != 0);
		}

		return ret;
	}

	internal static int _cpu_down(uint cpu, int tasks_frozen, cpuhp_state target)
	{
		cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);
		int prev_state, ret = 0;

		if (num_online_cpus() == 1)
			return -EBUSY;

		if (!cpu_present(cpu))
			return -EINVAL;

		cpus_write_lock();

		if (cpumask_any_and(cpu_online_mask,
				    housekeeping_cpumask(HK_TYPE_DOMAIN)) >= nr_cpu_ids) {
			ret = -EBUSY;
			goto @out;
		}

		// PORT: a number is no bool.
		cpuhp_tasks_frozen = tasks_frozen != 0;

		prev_state = (int)cpuhp_set_state(cpu, st, target);
		if (st->state > CPUHP_TEARDOWN_CPU) {
			st->target = (cpuhp_state)max((int)target, (int)CPUHP_TEARDOWN_CPU);
			ret = cpuhp_kick_ap_work(cpu);
			if (ret != 0)
				goto @out;

			if (st->state > CPUHP_TEARDOWN_CPU)
				goto @out;

			st->target = target;
		}
		ret = cpuhp_down_callbacks(cpu, st, target);
		if (ret != 0 && (int)st->state < prev_state) {
			if (st->state == CPUHP_TEARDOWN_CPU) {
				cpuhp_reset_state(cpu, st, (cpuhp_state)prev_state);
				__cpuhp_kick_ap(st);
			} else {
				WARN(true, "DEAD callback error for CPU%d", cpu);
			}
		}

@out:
		cpus_write_unlock();
		arch_smt_update();
		return ret;
	}

	internal static int cpu_down_maps_locked(uint cpu, cpuhp_state target)
	{
		if (cpu_hotplug_offline_disabled)
			return -EOPNOTSUPP;
		if (cpu_hotplug_disabled != 0)
			return -EBUSY;
		return _cpu_down(cpu, 0, target);
	}

	public static int cpu_down(uint cpu, cpuhp_state target = CPUHP_OFFLINE) // PORT: cpu_device_down() gives the default.
	{
		int err;

		cpu_maps_update_begin();
		err = cpu_down_maps_locked(cpu, target);
		cpu_maps_update_done();
		return err;
	}

	public static int remove_cpu(uint cpu)
	{
		// PORT: devices are not ported, so this goes without their lock.
		return cpu_down(cpu, CPUHP_OFFLINE);
	}

	internal static void notify_cpu_starting(uint cpu)
	{
		cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);
		cpuhp_state target = (cpuhp_state)min((int)st->target, (int)CPUHP_AP_ONLINE);

		rcutree_report_cpu_starting(cpu);
		cpumask_set_cpu(cpu, global_ptr(ref cpus_booted_once_mask));

		cpuhp_invoke_callback_range_nofail(true, cpu, st, target);
	}

	internal static void cpuhp_online_idle(cpuhp_state state)
	{
		cpuhp_cpu_state* st = this_cpu_ptr(ref cpuhp_state);

		if (state != CPUHP_AP_ONLINE_IDLE)
			return;

		cpuhp_ap_update_sync_state(SYNC_STATE_ONLINE);

		stop_machine_unpark(smp_processor_id());

		st->state = CPUHP_AP_ONLINE_IDLE;
		complete_ap_thread(st, true);
	}

	internal static int _cpu_up(uint cpu, int tasks_frozen, cpuhp_state target)
	{
		cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);
		task_struct* idle;
		int ret = 0;

		cpus_write_lock();

		if (!cpu_present(cpu)) {
			ret = -EINVAL;
			goto @out;
		}

		if (st->state >= target)
			goto @out;

		if (st->state == CPUHP_OFFLINE) {
			idle = idle_thread_get(cpu);
			if (IS_ERR(idle)) {
				ret = (int)PTR_ERR(idle);
				goto @out;
			}

			scs_task_reset(idle);
			kasan_unpoison_task_stack(idle);
		}

		// PORT: a number is no bool.
		cpuhp_tasks_frozen = tasks_frozen != 0;

		cpuhp_set_state(cpu, st, target);
		if (st->state > CPUHP_BRINGUP_CPU) {
			ret = cpuhp_kick_ap_work(cpu);
			if (ret != 0)
				goto @out;
		}

		target = (cpuhp_state)min((int)target, (int)CPUHP_BRINGUP_CPU);
		ret = cpuhp_up_callbacks(cpu, st, target);
@out:
		cpus_write_unlock();
		arch_smt_update();
		return ret;
	}

	public static int cpu_up(uint cpu, cpuhp_state target = CPUHP_ONLINE) // PORT: cpu_device_up() gives the default.
	{
		int err = 0;

		if (!cpu_possible(cpu)) {
			pr_err("can't online cpu %d because it is not configured as may-hotadd at boot time\n",
			       cpu);
			return -EINVAL;
		}

		err = try_online_node(cpu_to_node(cpu));
		if (err != 0)
			return err;

		cpu_maps_update_begin();

		if (cpu_hotplug_disabled != 0) {
			err = -EBUSY;
			goto @out;
		}
		if (!cpu_bootable(cpu)) {
			err = -EPERM;
			goto @out;
		}

		err = _cpu_up(cpu, 0, target);
@out:
		cpu_maps_update_done();
		return err;
	}

	public static int add_cpu(uint cpu)
	{
		// PORT: devices are not ported, so this goes without their lock.
		return cpu_up(cpu, CPUHP_ONLINE);
	}

	internal static bool cpuhp_bringup_cpus_parallel(uint ncpus) { return false; }

	[Global] internal static partial ref int __boot_cpu_id { get; }

	// PORT: a designated initialiser per state is a call; states of subsystems that are not ported have none.
	internal static void cpuhp_hp_states_init(cpuhp_step* states)
	{
		cpuhp_hp_state(states, CPUHP_OFFLINE, "offline", null, null);
		cpuhp_hp_state(states, CPUHP_CREATE_THREADS, "threads:prepare", &smpboot_create_threads, null, true);
		cpuhp_hp_state(states, CPUHP_WORKQUEUE_PREP, "workqueue:prepare", &workqueue_prepare_cpu, null);
		cpuhp_hp_state(states, CPUHP_HRTIMERS_PREPARE, "hrtimers:prepare", &hrtimers_prepare_cpu, null);
		cpuhp_hp_state(states, CPUHP_SMPCFD_PREPARE, "smpcfd:prepare", &smpcfd_prepare_cpu, &smpcfd_dead_cpu);
		cpuhp_hp_state(states, CPUHP_RCUTREE_PREP, "RCU/tree:prepare", &rcutree_prepare_cpu, &rcutree_dead_cpu);
		cpuhp_hp_state(states, CPUHP_TIMERS_PREPARE, "timers:prepare", &timers_prepare_cpu, &timers_dead_cpu);
		cpuhp_hp_state(states, CPUHP_BRINGUP_CPU, "cpu:bringup", &bringup_cpu, &finish_cpu, true);
		cpuhp_hp_state(states, CPUHP_AP_IDLE_DEAD, "idle:dead", null, null);
		cpuhp_hp_state(states, CPUHP_AP_OFFLINE, "ap:offline", null, null, true);
		cpuhp_hp_state(states, CPUHP_AP_SCHED_STARTING, "sched:starting", &sched_cpu_starting, &sched_cpu_dying);
		cpuhp_hp_state(states, CPUHP_AP_RCUTREE_DYING, "RCU/tree:dying", null, &rcutree_dying_cpu);
		cpuhp_hp_state(states, CPUHP_AP_SMPCFD_DYING, "smpcfd:dying", null, &smpcfd_dying_cpu);
		cpuhp_hp_state(states, CPUHP_AP_HRTIMERS_DYING, "hrtimers:dying", &hrtimers_cpu_starting, &hrtimers_cpu_dying);
		cpuhp_hp_state(states, CPUHP_AP_TICK_DYING, "tick:dying", null, &tick_cpu_dying);
		cpuhp_hp_state(states, CPUHP_AP_ONLINE, "ap:online", null, null);
		cpuhp_hp_state(states, CPUHP_TEARDOWN_CPU, "cpu:teardown", null, &takedown_cpu, true);
		cpuhp_hp_state(states, CPUHP_AP_SCHED_WAIT_EMPTY, "sched:waitempty", null, &sched_cpu_wait_empty);
		cpuhp_hp_state(states, CPUHP_AP_SMPBOOT_THREADS, "smpboot/threads:online", &smpboot_unpark_threads, &smpboot_park_threads);
		cpuhp_hp_state(states, CPUHP_AP_WORKQUEUE_ONLINE, "workqueue:online", &workqueue_online_cpu, &workqueue_offline_cpu);
		cpuhp_hp_state(states, CPUHP_AP_RCUTREE_ONLINE, "RCU/tree:online", &rcutree_online_cpu, &rcutree_offline_cpu);
		cpuhp_hp_state(states, CPUHP_AP_ACTIVE, "sched:active", &sched_cpu_activate, &sched_cpu_deactivate);
		cpuhp_hp_state(states, CPUHP_ONLINE, "online", null, null);
	}

	internal static void cpuhp_hp_state(cpuhp_step* states, cpuhp_state state, string name, delegate*<uint, int> startup,
					   delegate*<uint, int> teardown, bool cant_stop = false)
	{
		cpuhp_step* sp = states + (int)state;

		sp->name = KernelSymbols.Constant(name);
		sp->startup.single = startup;
		sp->teardown.single = teardown;
		sp->cant_stop = cant_stop;
	}

	internal static int cpuhp_cb_check(cpuhp_state state)
	{
		if (state <= CPUHP_OFFLINE || state >= CPUHP_ONLINE)
			return -EINVAL;
		return 0;
	}

	internal static int cpuhp_reserve_state(cpuhp_state state)
	{
		cpuhp_state i, end;
		cpuhp_step* step;

		switch (state) {
		case CPUHP_AP_ONLINE_DYN:
			step = (cpuhp_step*)Unsafe.AsPointer(ref cpuhp_hp_states) + (int)CPUHP_AP_ONLINE_DYN;
			end = CPUHP_AP_ONLINE_DYN_END;
			break;
		case CPUHP_BP_PREPARE_DYN:
			step = (cpuhp_step*)Unsafe.AsPointer(ref cpuhp_hp_states) + (int)CPUHP_BP_PREPARE_DYN;
			end = CPUHP_BP_PREPARE_DYN_END;
			break;
		default:
			return -EINVAL;
		}

		for (i = state; i <= end; i++, step++) {
			if (step->name == null)
				return (int)i;
		}
		WARN(true, "No more dynamic states available for CPU hotplug\n");
		return -ENOSPC;
	}

	internal static int cpuhp_store_callbacks(cpuhp_state state, string? name,
						 delegate*<uint, int> startup,
						 delegate*<uint, int> teardown,
						 bool multi_instance)
	{
		cpuhp_step* sp;
		int ret = 0;

		if (name != null && (state == CPUHP_AP_ONLINE_DYN ||
			     state == CPUHP_BP_PREPARE_DYN)) {
			ret = cpuhp_reserve_state(state);
			if (ret < 0)
				return ret;
			state = (cpuhp_state)ret;
		}
		sp = cpuhp_get_step(state);
		if (name != null && sp->name != null)
			return -EBUSY;

		sp->startup.single = startup;
		sp->teardown.single = teardown;
		// PORT: a string of C# is no address.
		sp->name = KernelSymbols.Constant(name);
		sp->multi_instance = multi_instance;
		INIT_HLIST_HEAD(&sp->list);
		return ret;
	}

	internal static delegate*<uint, int> cpuhp_get_teardown_cb(cpuhp_state state)
	{
		return cpuhp_get_step(state)->teardown.single;
	}

	internal static int cpuhp_issue_call(int cpu, cpuhp_state state, bool bringup, hlist_node* node)
	{
		cpuhp_step* sp = cpuhp_get_step(state);
		int ret;

		if (cpuhp_step_empty(bringup, sp))
			return 0;

		if (cpuhp_is_ap_state(state))
			ret = cpuhp_invoke_ap_callback(cpu, state, bringup, node);
		else
			ret = cpuhp_invoke_callback((uint)cpu, state, bringup, node, null);
		BUG_ON(ret != 0 && !bringup);
		return ret;
	}

	internal static void cpuhp_rollback_install(int failedcpu, cpuhp_state state, hlist_node* node)
	{
		int cpu;

		for (cpu = -1; for_each_present_cpu(ref cpu);) {
			cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);
			int cpustate = (int)st->state;

			if (cpu >= failedcpu)
				break;

			if (cpustate >= (int)state)
				cpuhp_issue_call(cpu, state, false, node);
		}
	}

	internal static int __cpuhp_state_add_instance_cpuslocked(cpuhp_state state, hlist_node* node, bool invoke)
	{
		cpuhp_step* sp;
		int cpu;
		int ret;

		lockdep_assert_cpus_held();

		sp = cpuhp_get_step(state);
		if (sp->multi_instance == false)
			return -EINVAL;

		mutex_lock(ref cpuhp_state_mutex);

		if (!invoke || sp->startup.multi == null)
			goto add_node;

		for (cpu = -1; for_each_present_cpu(ref cpu);) {
			cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);
			int cpustate = (int)st->state;

			if (cpustate < (int)state)
				continue;

			ret = cpuhp_issue_call(cpu, state, true, node);
			if (ret != 0) {
				if (sp->teardown.multi != null)
					cpuhp_rollback_install(cpu, state, node);
				goto unlock;
			}
		}
add_node:
		ret = 0;
		hlist_add_head(node, &sp->list);
unlock:
		mutex_unlock(ref cpuhp_state_mutex);
		return ret;
	}

	internal static int __cpuhp_state_add_instance(cpuhp_state state, hlist_node* node, bool invoke)
	{
		int ret;

		cpus_read_lock();
		ret = __cpuhp_state_add_instance_cpuslocked(state, node, invoke);
		cpus_read_unlock();
		return ret;
	}

	internal static int __cpuhp_setup_state_cpuslocked(cpuhp_state state, string name, bool invoke,
							   delegate*<uint, int> startup,
							   delegate*<uint, int> teardown,
							   bool multi_instance)
	{
		int cpu;
		int ret = 0;
		bool dynstate;

		lockdep_assert_cpus_held();

		if (cpuhp_cb_check(state) != 0 || name == null)
			return -EINVAL;

		mutex_lock(ref cpuhp_state_mutex);

		ret = cpuhp_store_callbacks(state, name, startup, teardown,
					    multi_instance);

		dynstate = state == CPUHP_AP_ONLINE_DYN || state == CPUHP_BP_PREPARE_DYN;
		if (ret > 0 && dynstate) {
			state = (cpuhp_state)ret;
			ret = 0;
		}

		if (ret != 0 || !invoke || startup == null)
			goto @out;

		for (cpu = -1; for_each_present_cpu(ref cpu);) {
			cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);
			int cpustate = (int)st->state;

			if (cpustate < (int)state)
				continue;

			ret = cpuhp_issue_call(cpu, state, true, null);
			if (ret != 0) {
				if (teardown != null)
					cpuhp_rollback_install(cpu, state, null);
				cpuhp_store_callbacks(state, null, null, null, false);
				goto @out;
			}
		}
@out:
		mutex_unlock(ref cpuhp_state_mutex);
		if (ret == 0 && dynstate)
			return (int)state;
		return ret;
	}

	internal static int __cpuhp_setup_state(cpuhp_state state, string name, bool invoke,
						delegate*<uint, int> startup,
						delegate*<uint, int> teardown,
						bool multi_instance)
	{
		int ret;

		cpus_read_lock();
		ret = __cpuhp_setup_state_cpuslocked(state, name, invoke, startup,
						     teardown, multi_instance);
		cpus_read_unlock();
		return ret;
	}

	internal static int __cpuhp_state_remove_instance(cpuhp_state state, hlist_node* node, bool invoke)
	{
		cpuhp_step* sp = cpuhp_get_step(state);
		int cpu;

		BUG_ON(cpuhp_cb_check(state) != 0);

		if (!sp->multi_instance)
			return -EINVAL;

		cpus_read_lock();
		mutex_lock(ref cpuhp_state_mutex);

		if (!invoke || cpuhp_get_teardown_cb(state) == null)
			goto remove;
		for (cpu = -1; for_each_present_cpu(ref cpu);) {
			cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);
			int cpustate = (int)st->state;

			if (cpustate >= (int)state)
				cpuhp_issue_call(cpu, state, false, node);
		}

remove:
		hlist_del(node);
		mutex_unlock(ref cpuhp_state_mutex);
		cpus_read_unlock();

		return 0;
	}

	internal static void __cpuhp_remove_state_cpuslocked(cpuhp_state state, bool invoke)
	{
		cpuhp_step* sp = cpuhp_get_step(state);
		int cpu;

		BUG_ON(cpuhp_cb_check(state) != 0);

		lockdep_assert_cpus_held();

		mutex_lock(ref cpuhp_state_mutex);
		if (sp->multi_instance) {
			WARN(!hlist_empty(&sp->list),
			     "Error: Removing state %d which has instances left.\n",
			     (int)state);
			goto remove;
		}

		if (!invoke || cpuhp_get_teardown_cb(state) == null)
			goto remove;

		for (cpu = -1; for_each_present_cpu(ref cpu);) {
			cpuhp_cpu_state* st = per_cpu_ptr(ref cpuhp_state, cpu);
			int cpustate = (int)st->state;

			if (cpustate >= (int)state)
				cpuhp_issue_call(cpu, state, false, null);
		}
remove:
		cpuhp_store_callbacks(state, null, null, null, false);
		mutex_unlock(ref cpuhp_state_mutex);
	}

	internal static void __cpuhp_remove_state(cpuhp_state state, bool invoke)
	{
		cpus_read_lock();
		__cpuhp_remove_state_cpuslocked(state, invoke);
		cpus_read_unlock();
	}

	[Global] internal static partial ref cpumask __cpu_possible_mask { get; }
	[Global] internal static partial ref uint __num_possible_cpus { get; }
	[Global] internal static partial ref cpumask __cpu_online_mask { get; }
	[Global] internal static partial ref cpumask __cpu_enabled_mask { get; }
	[Global] internal static partial ref cpumask __cpu_present_mask { get; }
	[Global] internal static partial ref cpumask __cpu_active_mask { get; }
	[Global] internal static partial ref cpumask __cpu_dying_mask { get; }
	[Global] internal static partial ref atomic_t __num_online_cpus { get; }

	public static void init_cpu_present(cpumask* src)
	{
		cpumask_copy(global_ptr(ref __cpu_present_mask), src);
	}

	public static void init_cpu_possible(cpumask* src)
	{
		cpumask_copy(global_ptr(ref __cpu_possible_mask), src);
		__num_possible_cpus = cpumask_weight(global_ptr(ref __cpu_possible_mask));
	}

	public static void set_cpu_online(uint cpu, bool online)
	{
		if (online) {
			if (!cpumask_test_and_set_cpu(cpu, global_ptr(ref __cpu_online_mask)))
				atomic_inc(ref __num_online_cpus);
		} else {
			if (cpumask_test_and_clear_cpu(cpu, global_ptr(ref __cpu_online_mask)))
				atomic_dec(ref __num_online_cpus);
		}
	}

	public static void set_cpu_possible(uint cpu, bool possible)
	{
		if (possible) {
			if (!cpumask_test_and_set_cpu(cpu, global_ptr(ref __cpu_possible_mask)))
				__num_possible_cpus++;
		} else {
			if (cpumask_test_and_clear_cpu(cpu, global_ptr(ref __cpu_possible_mask)))
				__num_possible_cpus--;
		}
	}

	internal static void boot_cpu_init()
	{
		int cpu = smp_processor_id();

		set_cpu_online((uint)cpu, true);
		set_cpu_active((uint)cpu, true);
		set_cpu_present((uint)cpu, true);
		set_cpu_possible((uint)cpu, true);

		__boot_cpu_id = cpu;
	}

	internal static void boot_cpu_hotplug_init()
	{
		cpumask_set_cpu((uint)smp_processor_id(), global_ptr(ref cpus_booted_once_mask));
		atomic_set(this_cpu_ptr(ref cpuhp_state.ap_sync_state), (int)SYNC_STATE_ONLINE);
		this_cpu_write(ref cpuhp_state.state, CPUHP_ONLINE);
		this_cpu_write(ref cpuhp_state.target, CPUHP_ONLINE);
	}
}
