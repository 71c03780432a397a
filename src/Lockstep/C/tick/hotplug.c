// SPDX-License-Identifier: GPL-2.0-only
/* CPUs that come and go: the steps of the compiled files, in the order of cpu_up() and cpu_down(). */
#include "kernel.h"
#include <linux/tick.h>
#include "group.h"

/*
 * Between them the CPU is alone, as in stop_machine(), before which all take their interrupts. It may
 * arm a timer when its own have gone.
 */
void cpu_dies(int cpu, long late)
{
	leave_idle(cpu);
	for (int other = 0; other < cpu_count; other++) {
		if (is_online(other))
			take_interrupts(other);
	}
	be_irqs_off(cpu);
	these_tasks->runs_other = false;
	these_tasks->other.on_rq = 0;
	cpumask_clear_cpu(cpu, &active_mask);
	cpumask_clear_cpu(cpu, &online_mask);
	see("tick", tick_cpu_dying(cpu));
	see("hrtimers", hrtimers_cpu_dying(cpu));
	if (late)
		start_late(late);
	calls_take(cpu);
	tick_assert_timekeeping_handover();
	this_processor->softirqs = 0;
	programmed[cpu] = KTIME_MAX;
}

/* With what its clock is able to do. */
void cpu_starts(int cpu, unsigned int features)
{
	be_irqs_off(cpu);
	hrtimers_cpu_starting(cpu);
	cpumask_set_cpu(cpu, &online_mask);
	devices_add(cpu, 100, features ? features : CLOCK_EVT_FEAT_ONESHOT | CLOCK_EVT_FEAT_PERCPU, 1000);
	cpumask_set_cpu(cpu, &active_mask);
	be_task(cpu);
}

/* Some CPU that may be disturbed has to stay. */
bool may_die(int cpu)
{
	struct cpumask left;

	cpumask_and(&left, cpu_online_mask, &noise_mask);
	cpumask_clear_cpu(cpu, &left);
	return is_online(cpu) && cpumask_weight(&left) > 0 && tick_nohz_cpu_hotpluggable(cpu);
}
