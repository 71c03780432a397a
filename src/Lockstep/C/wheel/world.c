// SPDX-License-Identifier: GPL-2.0-only
/* CPUs, memory, hotplug and the idle loop around the compiled files. */
#include "group.h"

u64 last_jiffies_update;
bool has_hierarchy, stopped[MAX_CPUS], is_full[MAX_CPUS];
hotplug_step prepare_step, online_step, offline_step;
static u64 wakes_at[MAX_CPUS];
int cpuhp_setup_state(int state, const char *name, hotplug_step up, hotplug_step down)
{
	int error = up(0);

	if (error)
		return error;
	if (state == CPUHP_TMIGR_PREPARE) {
		prepare_step = up;
	} else {
		online_step = up;
		offline_step = down;
	}
	return 0;
}

u64 get_jiffies_update(unsigned long *basej)
{
	*basej = jiffies;
	return last_jiffies_update;
}

void wake_up_nohz_cpu(int cpu)
{
	if (cpu != the_running_cpu && is_online(cpu))
		see("ipi", cpu);
}

void leave_idle(int cpu)
{
	int caller = the_running_cpu, irqs = processors[cpu].irqs_off;

	be_irqs_off(cpu);
	if (wheel_is_idle(cpu))
		timer_clear_idle();
	stopped[cpu] = false;
	this_processor->irqs_off = irqs;
	be(caller);
}

void do_work(int cpu, struct work_struct *work)
{
	int caller = the_running_cpu, irqs = processors[cpu].irqs_off;

	see("work-on", cpu);
	if (!is_online(cpu))
		return;
	if (!is_full[cpu])
		leave_idle(cpu);
	be_task(cpu);
	work->func(work);
	this_processor->irqs_off = irqs;
	be(caller);
}

struct call { struct work_struct work; long (*fn)(void *); void *arg; long result; };

static void make_call(struct work_struct *work)
{
	struct call *call = container_of(work, struct call, work);

	call->result = call->fn(call->arg);
}

long work_on_cpu(int cpu, long (*fn)(void *), void *arg)
{
	struct call call = { { make_call }, fn, arg, 0 };

	do_work(cpu, &call.work);
	return call.result;
}

/* As much of tick_nohz_next_event() and tick_nohz_stop_tick() as concerns the wheel. */
void idle_pass(int cpu)
{
	unsigned long basej;
	u64 basem = get_jiffies_update(&basej), next, expires;
	bool idle = stopped[cpu];

	next = get_next_timer_interrupt(basej, basem);
	see("next", next);
	if (next - basem <= TICK_NSEC && !idle)
		return;
	wakes_at[cpu] = next;
	expires = timer_base_try_to_set_idle(basej, basem, &idle);
	see("expires", expires);
	see("idle", idle);
	if (!idle)
		return;
	stopped[cpu] = true;
	see("armed", expires < wakes_at[cpu] ? expires : wakes_at[cpu]);
}

void softirq_pass(int cpu)
{
	processors[cpu].softirqs = 0;
	be_task(cpu);
	wheel_run_softirq();
}

void bring_up(int by, int cpu)
{
	leave_idle(by);
	be_task(by);
	stopped[cpu] = false;
	processors[cpu].softirqs = 0;
	timers_prepare_cpu(cpu);
	if (prepare_step) {
		int error = prepare_step(cpu);

		see("prepared", error);
		if (error)
			return;
	}
	be_task(cpu);
	cpumask_set_cpu(cpu, cpu_online_mask);
	if (online_step)
		see("online", online_step(cpu));
}

void take_down(int by, int cpu)
{
	leave_idle(by);
	leave_idle(cpu);
	be_task(cpu);
	if (offline_step)
		see("offline", offline_step(cpu));
	cpumask_clear_cpu(cpu, cpu_online_mask);
	stopped[cpu] = false;
	processors[cpu].softirqs = 0;
	leave_idle(by);
	be_task(by);
	see("dead", timers_dead_cpu(cpu));
}

void dump_world(void)
{
	see_place("machine", -1, -1);
	see("jiffies", jiffies);
	see("updated", last_jiffies_update);
	see("warnings", warnings);
	for (int word = 0; word < (cpu_count + 63) / 64; word++)
		see("online", online_mask.bits[word]);
	see("irqs-off", this_processor->irqs_off);
	see("preempt", this_processor->preempt);
	for (int cpu = 0; cpu < cpu_count; cpu++)
		wheel_dump(cpu, dumps_buckets);
	for (int i = 0; i < timer_count; i++) {
		see_place("timer", i, -1);
		see("expires", timers[i].expires);
		see("flags", timers[i].flags);
		see("pending", timer_pending(&timers[i]));
		see("function", timers[i].function != NULL);
	}
	if (has_hierarchy)
		hierarchy_dump();
}
