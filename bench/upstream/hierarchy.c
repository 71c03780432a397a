// SPDX-License-Identifier: GPL-2.0-only
/* timer_migration.c with the operations that are measured, as functions that the runner calls. */
#include "kernel.h"
#include <linux/list.h>
#include <linux/timerqueue.h>
#include <linux/timer.h>
#include "timer_migration.h"
#include "timer_migration.c"
#include "rbtree.c"
#include "timerqueue.c"
#include "world.h"

u64 jiffies_64;
extern char __start_percpu[], __stop_percpu[];
hotplug_step prepare_step, online_step, offline_step;

u64 timer_base_try_to_set_idle(unsigned long basej, u64 basem, bool *idle) { return KTIME_MAX; }
void timer_expire_remote(unsigned int cpu) { }
void timer_lock_remote_bases(unsigned int cpu) { }
void timer_unlock_remote_bases(unsigned int cpu) { }
bool timer_base_is_idle(void) { return false; }
void fetch_next_timer_interrupt_remote(unsigned long basej, u64 basem, struct timer_events *events,
				       unsigned int cpu)
{
	events->local = events->global = KTIME_MAX;
}

/* tmigr_init() registers the steps; each CPU takes both when it comes up. */
int cpuhp_setup_state(int state, const char *name, hotplug_step up, hotplug_step down)
{
	if (state == CPUHP_TMIGR_PREPARE)
		prepare_step = up;
	else
		online_step = up;
	return 0;
}

static void be(int cpu)
{
	here.offset = section_at[cpu];
	here.cpu = cpu;
}

/* CPUs of one node, all of which are idle at the end and have no timer. */
int hierarchy_set_up(int cpus)
{
	size_t bytes = (__stop_percpu - __start_percpu + 4095) & ~4095UL;

	cpu_count = cpus;
	here.irqs_off = 1;
	for (int cpu = 0; cpu < cpus; cpu++) {
		char *at = aligned_alloc(4096, bytes);

		memcpy(at, __start_percpu, __stop_percpu - __start_percpu);
		section_at[cpu] = at - __start_percpu;
		cpumask_set_cpu(cpu, cpu_possible_mask);
		cpumask_set_cpu(cpu, &kept_mask);
		cpumask_set_cpu(cpu, &noise_mask);
	}
	if (tmigr_init())
		return -1;
	for (int cpu = 0; cpu < cpus; cpu++) {
		be(0);
		if (prepare_step && prepare_step(cpu))
			return -1;
		be(cpu);
		cpumask_set_cpu(cpu, cpu_online_mask);
		here.irqs_off = 0;
		if (online_step(cpu))
			return -1;
		here.irqs_off = 1;
	}
	for (int cpu = 0; cpu < cpus; cpu++) {
		be(cpu);
		tmigr_cpu_deactivate(KTIME_MAX);
	}
	return warnings;
}

void hierarchy_activate(int cpu)
{
	be(cpu);
	tmigr_cpu_activate();
}

void hierarchy_deactivate(int cpu)
{
	be(cpu);
	tmigr_cpu_deactivate(KTIME_MAX);
}

/* An active CPU goes idle with a timer, and comes back. */
void hierarchy_pairs(int cpu, long n, u64 expires)
{
	be(cpu);
	for (long i = 0; i < n; i++) {
		tmigr_cpu_deactivate(expires);
		tmigr_cpu_activate();
	}
}

/* A CPU that is idle gets a first timer again and again. */
u64 hierarchy_new_timers(int cpu, long n, u64 expires)
{
	u64 sum = 0;

	be(cpu);
	for (long i = 0; i < n; i++)
		sum += tmigr_cpu_new_timer(expires + (i & 1));
	return sum;
}

int hierarchy_warnings(void) { return warnings; }
