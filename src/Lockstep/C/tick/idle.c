// SPDX-License-Identifier: GPL-2.0-only
/* What a CPU runs, and its idle loop in the shape of kernel/sched/idle.c. */
#include "kernel.h"
#include <linux/tick.h>
#include "group.h"

struct cpu_tasks cpu_tasks[MAX_CPUS];
struct cpumask active_mask, mask_of_cpu[MAX_CPUS];
bool arch_wants_tick[MAX_CPUS], tracks_context;

int wake_up_process(struct task_struct *task) { return 0; }

/* The first CPU that may be disturbed, on a machine of one node; at boot there may be none. */
static int any_housekeeper(void)
{
	int cpu = cpumask_any_and(&noise_mask, cpu_online_mask);

	return cpu < cpu_count ? cpu : the_running_cpu;
}

int get_nohz_timer_target(void)
{
	int me = the_running_cpu, cpu;
	bool keeps_house = housekeeping_cpu(me, HK_TYPE_KERNEL_NOISE);

	if (keeps_house && !idle_cpu(me))
		return me;
	for_each_cpu_and(cpu, cpu_active_mask, &noise_mask) {
		if (cpu != me && !idle_cpu(cpu))
			return cpu;
	}
	return keeps_house ? me : any_housekeeper();
}

void wake_up_nohz_cpu(int cpu)
{
	struct task_struct *idle = &cpu_tasks[cpu].idle;

	if (cpu_is_offline(cpu))
		return;
	if (tick_nohz_full_cpu(cpu)) {
		if (cpu != the_running_cpu || tick_nohz_tick_stopped())
			tick_nohz_full_kick_cpu(cpu);
		return;
	}
	if (cpu == the_running_cpu)
		return;
	idle->thread_flags |= _TIF_NEED_RESCHED;
	send_interrupt(cpu, RESCHEDULE);
}

void do_work(int cpu, struct work_struct *work)
{
	int caller = the_running_cpu, irqs = processors[cpu].irqs_off;

	see("work-on", cpu);
	if (!is_online(cpu))
		return;
	be_task(cpu);
	work->func(work);
	this_processor->irqs_off = irqs;
	be(caller);
}

void enter_idle(int cpu)
{
	be_task(cpu);
	these_tasks->runs_other = false;
	if (!ticks_idle(cpu))
		tick_nohz_idle_enter();
}

void leave_idle(int cpu)
{
	int caller = the_running_cpu;

	be_task(cpu);
	if (ticks_idle(cpu))
		tick_nohz_idle_exit();
	these_tasks->idle.thread_flags &= ~_TIF_NEED_RESCHED;
	be(caller);
}

void idle_cycle(int cpu)
{
	ktime_t delta, length;

	enter_idle(cpu);
	if (need_resched()) {
		leave_idle(cpu);
		return;
	}
	be_irqs_off(cpu);
	length = tick_nohz_get_sleep_length(&delta);
	see("length", length);
	see("delta", delta);
	if (length > TICK_NSEC || tick_nohz_tick_stopped())
		tick_nohz_idle_stop_tick();
	else
		tick_nohz_idle_retain_tick();
	see("got", tick_nohz_idle_got_tick());
}

void run_task(int cpu, bool runs)
{
	leave_idle(cpu);
	be_irqs_off(cpu);
	these_tasks->runs_other = runs;
	these_tasks->other.on_rq = runs;
	tick_nohz_task_switch();
}
