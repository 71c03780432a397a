// SPDX-License-Identifier: GPL-2.0-only
/*
 * The machine of a scenario: "S cpus nodes hierarchy children jiffies updated timers buckets fail
 * points", the node of each CPU, the number of isolated CPUs and these.
 */
#include "group.h"

static void read_isolated(void)
{
	for (int i = 0; i < MASK_WORDS; i++)
		kept_mask.bits[i] = noise_mask.bits[i] = possible_mask.bits[i];
	for (int left = next_number(); left > 0; left--)
		cpumask_clear_cpu(next_number(), &kept_mask);
}

static void read_machine(void)
{
	cpu_count = next_number();
	node_count = next_number();
	has_hierarchy = next_number();
	children_per_group = next_number();
	jiffies_64 = next_number();
	last_jiffies_update = next_number();
	timer_count = next_number();
	dumps_buckets = next_number();
	fail_allocation = next_number();
	shows_points = next_number();
	for (int cpu = 0; cpu < cpu_count; cpu++) {
		node_of[cpu] = next_number();
		cpumask_set_cpu(cpu, cpu_possible_mask);
	}
	read_isolated();
}

void set_up_machine(void)
{
	read_machine();
	lay_out_sections();
	be_task(0);
	wheel_init();
	wheel_allow_migration();
	cpumask_set_cpu(0, cpu_online_mask);
	for (int i = 0; i < timer_count; i++)
		timer_setup(&timers[i], timer_callback, 0);
	if (has_hierarchy)
		see("init", hierarchy_init());
	for (int cpu = 1; cpu < cpu_count && !has_hierarchy; cpu++)
		cpumask_set_cpu(cpu, cpu_online_mask);
}
