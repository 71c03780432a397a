// SPDX-License-Identifier: GPL-2.0-only
// Ported in part from kernel/sched/cputime.c of Linux 7.2: accounting by tick, by stopped tick and by context switch.
namespace Linux;

public static unsafe partial class Kernel {
	[DefinePerCpu] internal static partial ref kernel_cpustat kernel_cpustat { get; }

	internal static u64 irqtime_tick_accounted(u64 dummy)
	{
		return 0;
	}

	internal static void task_group_account_field(task_struct* p, int index,
						    u64 tmp)
	{
		// PORT: no cgroups, so the CPU's own count is all there is.
		kcpustat_this_cpu->cpustat[index] += tmp;
	}

	internal static void account_user_time(task_struct* p, u64 cputime)
	{
		int index;

		p->utime += cputime;

		// PORT: no thread groups and no nice values.
		index = (int)CPUTIME_USER;

		task_group_account_field(p, index, cputime);
		// PORT: no process accounting.
	}

	internal static void account_system_index_time(task_struct* p,
				       u64 cputime, cpu_usage_stat index)
	{
		p->stime += cputime;
		// PORT: no thread groups.

		task_group_account_field(p, (int)index, cputime);
		// PORT: no process accounting.
	}

	internal static void account_system_time(task_struct* p, int hardirq_offset, u64 cputime)
	{
		// PORT: the enum instead of a number, and no guests.
		cpu_usage_stat index;

		if (hardirq_count() - hardirq_offset != 0)
			index = CPUTIME_IRQ;
		else if (in_serving_softirq())
			index = CPUTIME_SOFTIRQ;
		else
			index = CPUTIME_SYSTEM;

		account_system_index_time(p, cputime, index);
	}

	internal static void account_steal_time(u64 cputime)
	{
		u64* cpustat = kcpustat_this_cpu->cpustat;

		cpustat[(int)CPUTIME_STEAL] += cputime;
	}

	internal static void account_idle_time(u64 cputime)
	{
		u64* cpustat = kcpustat_this_cpu->cpustat;

		// PORT: the run queue is the machine's own.
		if (nr_iowait_cpu(smp_processor_id()) > 0)
			cpustat[(int)CPUTIME_IOWAIT] += cputime;
		else
			cpustat[(int)CPUTIME_IDLE] += cputime;
	}

	internal static u64 steal_account_process_time(u64 maxtime)
	{
		return 0;
	}

	internal static u64 account_other_time(u64 max)
	{
		u64 accounted;

		lockdep_assert_irqs_disabled();

		accounted = steal_account_process_time(max);

		if (accounted < max)
			accounted += irqtime_tick_accounted(max - accounted);

		return accounted;
	}

	internal static void irqtime_account_process_tick(task_struct* p, int user_tick,
							int nr_ticks) { }

	internal static void kcpustat_idle_stop(kernel_cpustat* kc, u64 now)
	{
		u64* cpustat = kc->cpustat;
		u64 delta, steal, steal_delta;
		int iowait;

		if (!kc->idle_elapse)
			return;

		iowait = nr_iowait_cpu(smp_processor_id()) > 0 ? 1 : 0;
		delta = now - kc->idle_entrytime;
		steal = steal_account_process_time(delta);

		write_seqcount_begin(&kc->idle_sleeptime_seq);
		steal_delta = min_t<u64>(kc->idle_stealtime[iowait], delta);
		delta -= steal_delta;
		kc->idle_stealtime[iowait] -= steal_delta;

		if (iowait != 0)
			cpustat[(int)CPUTIME_IOWAIT] += delta;
		else
			cpustat[(int)CPUTIME_IDLE] += delta;

		kc->idle_stealtime[iowait] += steal;
		kc->idle_entrytime = now;
		kc->idle_elapse = false;
		write_seqcount_end(&kc->idle_sleeptime_seq);
	}

	internal static void kcpustat_idle_start(kernel_cpustat* kc, u64 now)
	{
		if (kc->idle_elapse)
			return;

		write_seqcount_begin(&kc->idle_sleeptime_seq);
		kc->idle_entrytime = now;
		kc->idle_elapse = true;
		write_seqcount_end(&kc->idle_sleeptime_seq);
	}

	internal static void kcpustat_dyntick_stop(u64 now)
	{
		kernel_cpustat* kc = kcpustat_this_cpu;

		if (!vtime_generic_enabled_this_cpu()) {
			WARN_ON_ONCE(!kc->idle_dyntick);
			kcpustat_idle_stop(kc, now);
			kc->idle_dyntick = false;
			vtime_dyntick_stop();
		}
	}

	internal static void kcpustat_dyntick_start(u64 now)
	{
		kernel_cpustat* kc = kcpustat_this_cpu;

		if (!vtime_generic_enabled_this_cpu()) {
			vtime_dyntick_start();
			kc->idle_dyntick = true;
			kcpustat_idle_start(kc, now);
		}
	}

	internal static void kcpustat_irq_enter(u64 now)
	{
		kernel_cpustat* kc = kcpustat_this_cpu;

		if (!vtime_generic_enabled_this_cpu() &&
		    (irqtime_enabled() || vtime_accounting_enabled_this_cpu()))
			kcpustat_idle_stop(kc, now);
	}

	internal static void kcpustat_irq_exit(u64 now)
	{
		kernel_cpustat* kc = kcpustat_this_cpu;

		if (!vtime_generic_enabled_this_cpu() &&
		    (IS_ENABLED(CONFIG_IRQ_TIME_ACCOUNTING) || vtime_accounting_enabled_this_cpu()))
			kcpustat_idle_start(kc, now);
	}

	internal static u64 kcpustat_field_dyntick(int cpu, cpu_usage_stat idx,
					  bool compute_delta, u64 now)
	{
		// PORT: kcpustat_cpu() gives the address.
		kernel_cpustat* kc = kcpustat_cpu(cpu);
		int iowait = idx == CPUTIME_IOWAIT ? 1 : 0;
		u64* cpustat = kc->cpustat;
		uint seq;
		u64 idle;

		do {
			seq = read_seqcount_begin(&kc->idle_sleeptime_seq);

			idle = cpustat[(int)idx];

			if (kc->idle_elapse && compute_delta && now > kc->idle_entrytime) {
				u64 delta = now - kc->idle_entrytime;

				delta -= min_t<u64>(kc->idle_stealtime[iowait], delta);
				idle += delta;
			}
		} while (read_seqcount_retry(&kc->idle_sleeptime_seq, seq));

		return idle;
	}

	internal static u64 kcpustat_field_idle(int cpu)
	{
		return kcpustat_field_dyntick(cpu, CPUTIME_IDLE,
					      nr_iowait_cpu(cpu) == 0, (u64)ktime_get());
	}

	internal static u64 kcpustat_field_iowait(int cpu)
	{
		// PORT: a number is no bool.
		return kcpustat_field_dyntick(cpu, CPUTIME_IOWAIT,
					      nr_iowait_cpu(cpu) != 0, (u64)ktime_get());
	}

	internal static u64 get_cpu_sleep_time_us(int cpu, cpu_usage_stat idx,
					 bool compute_delta, u64* last_update_time)
	{
		ktime_t now = ktime_get();
		u64 res;

		if (vtime_generic_enabled_cpu(cpu))
			res = kcpustat_field(idx, cpu);
		else
			res = kcpustat_field_dyntick(cpu, idx, compute_delta, (u64)now);

		do_div(ref res, (u32)NSEC_PER_USEC);

		if (last_update_time != null)
			*last_update_time = (u64)ktime_to_us(now);

		return res;
	}

	/// <summary>Idle time of <paramref name="cpu"/> since boot in microseconds, without I/O wait.</summary>
	public static u64 get_cpu_idle_time_us(int cpu, u64* last_update_time)
	{
		return get_cpu_sleep_time_us(cpu, CPUTIME_IDLE,
					     nr_iowait_cpu(cpu) == 0, last_update_time);
	}

	/// <summary>Time that <paramref name="cpu"/> idled while tasks waited for I/O, in microseconds since boot.</summary>
	public static u64 get_cpu_iowait_time_us(int cpu, u64* last_update_time)
	{
		// PORT: a number is no bool.
		return get_cpu_sleep_time_us(cpu, CPUTIME_IOWAIT,
					     nr_iowait_cpu(cpu) != 0, last_update_time);
	}

	internal static void account_process_tick(task_struct* p, int user_tick)
	{
		u64 cputime, steal;

		if (vtime_accounting_enabled_this_cpu())
			return;

		if (kcpustat_idle_dyntick())
			return;

		if (irqtime_enabled()) {
			irqtime_account_process_tick(p, user_tick, 1);
			return;
		}

		cputime = TICK_NSEC;
		steal = steal_account_process_time(ULONG_MAX);

		if (steal >= cputime)
			return;

		cputime -= steal;

		if (user_tick != 0)
			account_user_time(p, cputime);
		// PORT: the run queue is the machine's own.
		else if ((p != idle_task(smp_processor_id())) || (irq_count() != HARDIRQ_OFFSET))
			account_system_time(p, (int)HARDIRQ_OFFSET, cputime);
		else
			account_idle_time(cputime);
	}

	internal static u64 vtime_delta(vtime* vtime)
	{
		ulong clock;

		clock = sched_clock();
		if (clock < vtime->starttime)
			return 0;

		return clock - vtime->starttime;
	}

	internal static u64 get_vtime_delta(vtime* vtime)
	{
		u64 delta = vtime_delta(vtime);
		u64 other;

		other = account_other_time(delta);
		WARN_ON_ONCE(vtime->state == VTIME_INACTIVE);
		vtime->starttime += delta;

		return delta - other;
	}

	internal static void vtime_account_system(task_struct* tsk,
					 vtime* vtime)
	{
		vtime->stime += get_vtime_delta(vtime);
		if (vtime->stime >= TICK_NSEC) {
			account_system_time(tsk, irq_count(), vtime->stime);
			vtime->stime = 0;
		}
	}

	internal static void __vtime_account_kernel(task_struct* tsk,
					   vtime* vtime)
	{
		// PORT: no guests.
		vtime_account_system(tsk, vtime);
	}

	[RequiresIrqs(Irqs.Off)]
	internal static void vtime_account_kernel(task_struct* tsk)
	{
		vtime* vtime = &tsk->vtime;

		if (vtime_delta(vtime) == 0)
			return;

		write_seqcount_begin(&vtime->seqcount);
		__vtime_account_kernel(tsk, vtime);
		write_seqcount_end(&vtime->seqcount);
	}

	internal static void vtime_user_enter(task_struct* tsk)
	{
		vtime* vtime = &tsk->vtime;

		write_seqcount_begin(&vtime->seqcount);
		vtime_account_system(tsk, vtime);
		vtime->state = VTIME_USER;
		write_seqcount_end(&vtime->seqcount);
	}

	internal static void vtime_user_exit(task_struct* tsk)
	{
		vtime* vtime = &tsk->vtime;

		write_seqcount_begin(&vtime->seqcount);
		vtime->utime += get_vtime_delta(vtime);
		if (vtime->utime >= TICK_NSEC) {
			account_user_time(tsk, vtime->utime);
			vtime->utime = 0;
		}
		vtime->state = VTIME_SYS;
		write_seqcount_end(&vtime->seqcount);
	}

	internal static void __vtime_account_idle(vtime* vtime)
	{
		account_idle_time(get_vtime_delta(vtime));
	}

	internal static void vtime_task_switch_generic(task_struct* prev)
	{
		vtime* vtime = &prev->vtime;

		write_seqcount_begin(&vtime->seqcount);
		if (vtime->state == VTIME_IDLE)
			__vtime_account_idle(vtime);
		else
			__vtime_account_kernel(prev, vtime);
		vtime->state = VTIME_INACTIVE;
		vtime->cpu = unchecked((uint)-1);
		write_seqcount_end(&vtime->seqcount);

		vtime = &current->vtime;

		write_seqcount_begin(&vtime->seqcount);
		if (is_idle_task(current))
			vtime->state = VTIME_IDLE;
		else
			vtime->state = VTIME_SYS;
		vtime->starttime = sched_clock();
		vtime->cpu = (uint)smp_processor_id();
		write_seqcount_end(&vtime->seqcount);
	}

	internal static void vtime_init_idle(task_struct* t, int cpu)
	{
		vtime* vtime = &t->vtime;
		ulong flags;

		local_irq_save(out flags);
		write_seqcount_begin(&vtime->seqcount);
		vtime->state = VTIME_IDLE;
		vtime->starttime = sched_clock();
		vtime->cpu = (uint)cpu;
		write_seqcount_end(&vtime->seqcount);
		local_irq_restore(flags);
	}

	/// <summary>The user and system time of a task, in nanoseconds; true if it includes a stretch in progress.</summary>
	internal static bool task_cputime(task_struct* t, u64* utime, u64* stime)
	{
		vtime* vtime = &t->vtime;
		uint seq;
		u64 delta;
		bool ret;

		if (!vtime_accounting_enabled()) {
			*utime = t->utime;
			*stime = t->stime;
			return false;
		}

		do {
			ret = false;
			seq = read_seqcount_begin(&vtime->seqcount);

			*utime = t->utime;
			*stime = t->stime;

			if (vtime->state < VTIME_SYS)
				continue;

			ret = true;
			delta = vtime_delta(vtime);

			if (vtime->state == VTIME_SYS)
				*stime += vtime->stime + delta;
			else
				*utime += vtime->utime + delta;
		} while (read_seqcount_retry(&vtime->seqcount, seq));

		return ret;
	}

	internal static int vtime_state_fetch(vtime* vtime, int cpu)
	{
		int state = (int)READ_ONCE(&vtime->state);

		if (vtime->cpu != (uint)cpu && vtime->cpu != unchecked((uint)-1))
			return -EAGAIN;

		if (state == (int)VTIME_INACTIVE)
			return -EAGAIN;

		return state;
	}

	internal static u64 kcpustat_user_vtime(vtime* vtime)
	{
		if (vtime->state == VTIME_USER)
			return vtime->utime + vtime_delta(vtime);
		else if (vtime->state == VTIME_GUEST)
			return vtime->gtime + vtime_delta(vtime);
		return 0;
	}

	internal static int kcpustat_field_vtime(u64* cpustat,
					task_struct* tsk,
					cpu_usage_stat usage,
					int cpu, u64* val)
	{
		vtime* vtime = &tsk->vtime;
		uint seq;

		do {
			int state;

			seq = read_seqcount_begin(&vtime->seqcount);

			state = vtime_state_fetch(vtime, cpu);
			if (state < 0)
				return state;

			*val = cpustat[(int)usage];

			switch (usage) {
			case CPUTIME_SYSTEM:
				if (state == (int)VTIME_SYS)
					*val += vtime->stime + vtime_delta(vtime);
				break;
			case CPUTIME_USER:
				*val += kcpustat_user_vtime(vtime);
				break;
			case CPUTIME_IDLE:
				if (state == (int)VTIME_IDLE && nr_iowait_cpu(cpu) == 0)
					*val += vtime_delta(vtime);
				break;
			case CPUTIME_IOWAIT:
				if (state == (int)VTIME_IDLE && nr_iowait_cpu(cpu) > 0)
					*val += vtime_delta(vtime);
				break;
			default:
				break;
			}
		} while (read_seqcount_retry(&vtime->seqcount, seq));

		return 0;
	}

	/// <summary>What <paramref name="cpu"/> spent on <paramref name="usage"/> since boot, in nanoseconds.</summary>
	public static u64 kcpustat_field(cpu_usage_stat usage, int cpu)
	{
		u64* cpustat = kcpustat_cpu(cpu)->cpustat;
		u64 val = cpustat[(int)usage];
		int err;

		if (!vtime_generic_enabled_cpu(cpu))
			return kcpustat_field_default(usage, cpu);

		for (;;) {
			task_struct* curr;

			rcu_read_lock();
			curr = cpu_curr(cpu);
			if (WARN_ON_ONCE(curr == null)) {
				rcu_read_unlock();
				return cpustat[(int)usage];
			}

			err = kcpustat_field_vtime(cpustat, curr, usage, cpu, &val);
			rcu_read_unlock();

			if (err == 0)
				return val;

			cpu_relax();
		}
	}
}
