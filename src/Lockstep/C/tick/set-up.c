// SPDX-License-Identifier: GPL-2.0-only
/*
 * The machine of a scenario: "ST cpus jiffies now timers hrtimers highres nohz skew fail points", the
 * number of nohz_full CPUs and these.
 */
#include "kernel.h"
#include "tick-internal.h"
#include "group.h"

#define WALL_TIME_AT_BOOT (1700000000 * NSEC_PER_SEC)
#define TAI_MINUS_WALL (37 * NSEC_PER_SEC)
#define SCHED_TIMER 1000

struct hrtimer hrtimers[MAX_HRTIMERS];
int hrtimer_count;
static bool high_resolution, nohz, skew;

int hrtimer_number(const struct hrtimer *timer)
{
	if (!timer)
		return -1;
	if (timer >= hrtimers && timer < hrtimers + MAX_HRTIMERS)
		return timer - hrtimers;
	for (int cpu = 0; cpu < cpu_count; cpu++) {
		if (timer == ticks_timer(cpu))
			return SCHED_TIMER + cpu;
	}
	return -2;
}

static void read_full(void)
{
	static struct cpumask full;
	int count = next_number();

	for (int left = count; left > 0; left--) {
		int cpu = next_number();

		cpumask_set_cpu(cpu, &full);
		cpumask_clear_cpu(cpu, &noise_mask);
	}
	if (count)
		tick_nohz_full_setup(&full);
}

static void read_machine(void)
{
	node_count = 1;
	cpu_count = next_number();
	jiffies_64 = next_number();
	clock_now = next_number();
	timer_count = next_number();
	hrtimer_count = next_number();
	high_resolution = next_number();
	nohz = next_number();
	skew = next_number();
	fail_allocation = 0;
	shows_points = next_number();
	dumps_buckets = true;
	for (int cpu = 0; cpu < cpu_count; cpu++) {
		cpumask_set_cpu(cpu, &possible_mask);
		cpumask_set_cpu(cpu, &mask_of_cpu[cpu]);
		cpu_tasks[cpu].idle.signal = &cpu_tasks[cpu].idle.own_signal;
		cpu_tasks[cpu].other.signal = &cpu_tasks[cpu].other.own_signal;
		cpu_tasks[cpu].other.sighand = &cpu_tasks[cpu].other.own_sighand;
		cpu_tasks[cpu].idle.cpu = cpu_tasks[cpu].other.cpu = cpu;
		programmed[cpu] = KTIME_MAX;
		processors[cpu].irqs_off = 1;
	}
	kept_mask = noise_mask = possible_mask;
	read_full();
}

void set_up_machine(void)
{
	read_machine();
	lay_out_sections();
	be_irqs_off(0);
	cpumask_set_cpu(0, &online_mask);
	cpumask_set_cpu(0, &active_mask);
	ticks_boot(nohz, skew);
	tick_init();
	wheel_init();
	events_boot(high_resolution);
	offset_real = WALL_TIME_AT_BOOT;
	offset_tai = WALL_TIME_AT_BOOT + TAI_MINUS_WALL;
	devices_add(0, 100, CLOCK_EVT_FEAT_ONESHOT | CLOCK_EVT_FEAT_PERCPU, 1000);
	be_task(0);
	for (int i = 0; i < timer_count; i++)
		timer_setup(&timers[i], timer_callback, 0);
	for (int i = 0; i < hrtimer_count; i++)
		hrtimer_setup(&hrtimers[i], hrtimer_callback, CLOCK_MONOTONIC, i % 3 == 2 ? HRTIMER_MODE_SOFT : 0);
}

static void dump_timers(void)
{
	for (int i = 0; i < timer_count; i++) {
		see_place("timer", i, -1);
		see("expires", timers[i].expires);
		see("flags", timers[i].flags);
		see("pending", timer_pending(&timers[i]));
	}
	for (int i = 0; i < hrtimer_count; i++) {
		see_place("hrtimer", i, -1);
		event_dump(&hrtimers[i]);
	}
}

static void dump_cpu(int cpu)
{
	see_place("processor", -1, cpu);
	see("irqs-off", processors[cpu].irqs_off);
	see("preempt", processors[cpu].preempt);
	see("softirqs", processors[cpu].softirqs);
	see("idle-flags", cpu_tasks[cpu].idle.thread_flags);
	see("other-flags", cpu_tasks[cpu].other.thread_flags);
	see("task-needs", cpu_tasks[cpu].other.tick_dep_mask.counter);
	see("signal-needs", cpu_tasks[cpu].other.signal->tick_dep_mask.counter);
	calls_dump(cpu);
	ticks_dump(cpu);
	devices_dump(cpu);
	events_dump(cpu);
	wheel_dump(cpu, true);
}

void dump_world(void)
{
	see_place("machine", -1, -1);
	see("jiffies", jiffies);
	see("jiffies-seq", jiffies_seq.sequence);
	see("now", clock_now);
	see("warnings", warnings);
	see("resolution", hrtimer_resolution);
	see("online", online_mask.bits[0]);
	see("cpu", the_running_cpu);
	ticks_dump_shared();
	for (int cpu = 0; cpu < cpu_count; cpu++)
		dump_cpu(cpu);
	dump_timers();
}
