// SPDX-License-Identifier: GPL-2.0-only
#include "kernel.h"
#include <linux/list.h>
#include <linux/timerqueue.h>
#include "timer_migration.h"
/* The header's constant is a machine's parameter here. */
#undef TMIGR_CHILDREN_PER_GROUP
#define TMIGR_CHILDREN_PER_GROUP children_per_group
extern int children_per_group;
#include "timer_migration.c"
#include "revision.h"
#include <linux/timer.h>
#include "group.h"
#include "tree.h"

#define MOST_GROUPS 512
#define GROUP_OWNER 1000

int children_per_group = 8;
static struct tmigr_group *groups[MOST_GROUPS];
static int group_count;

int hierarchy_init(void) { return tmigr_init(); }

int hierarchy_init_isolation(void) { return tmigr_init_isolation(); }

bool hierarchy_exists(void) { return tmigr_level_list != NULL; }

bool hierarchy_available(int cpu) { return per_cpu_ptr(&tmigr_cpu, cpu)->available; }

bool hierarchy_idle(int cpu) { return per_cpu_ptr(&tmigr_cpu, cpu)->idle; }

bool hierarchy_isolates(void) { return tmigr_level_list && tmigr_available_cpumask; }

int hierarchy_weight(void)
{
	int weight = 0;

	for (int cpu = 0; cpu < cpu_count; cpu++)
		weight += hierarchy_available(cpu);
	return weight;
}

static int group_number(const struct tmigr_group *group)
{
	for (int i = 0; i < group_count; i++) {
		if (groups[i] == group)
			return i;
	}
	return group ? -2 : -1;
}

static int event_owner(const struct tmigr_event *event)
{
	for (int i = 0; i < group_count; i++) {
		if (event == &groups[i]->groupevt)
			return GROUP_OWNER + i;
	}
	for (int cpu = 0; cpu < cpu_count; cpu++) {
		if (event == &per_cpu_ptr(&tmigr_cpu, cpu)->cpuevt)
			return cpu;
	}
	return -3;
}

static void dump_event(const struct tmigr_event *event)
{
	see("expires", event->nextevt.expires);
	see("cpu", event->cpu);
	see("ignore", event->ignore);
	see("queued", !RB_EMPTY_NODE(&event->nextevt.node));
}

static void dump_group(struct tmigr_group *group)
{
	union tmigr_state state = { .state = group->migr_state.counter };

	see("level", group->level);
	see("node", group->numa_node);
	see("parent", group_number(group->parent));
	see("children", group->num_children);
	see("mask", group->groupmask);
	see("locked", group->lock.owner);
	see("active", state.active);
	see("migrator", state.migrator);
	see("seq", state.seq);
	see("next", group->next_expiry);
	dump_event(&group->groupevt);
	for (struct rb_node *node = group->events.rb_root.rb_leftmost; node; node = rb_next(node)) {
		struct timerqueue_node *queued = container_of(node, struct timerqueue_node, node);
		struct tmigr_event *event = container_of(queued, struct tmigr_event, nextevt);

		see("event-of", event_owner(event));
		see("tree", place_in_tree(node));
		dump_event(event);
	}
}

static void list_groups(void)
{
	struct tmigr_group *group;

	group_count = 0;
	for (int level = 0; level < tmigr_hierarchy_levels; level++) {
		list_for_each_entry(group, &tmigr_level_list[level], list)
			groups[group_count++] = group;
	}
}

void hierarchy_dump(void)
{
	see_place("hierarchy", -1, -1);
	see("levels", tmigr_hierarchy_levels);
	see("crossnode", tmigr_crossnode_level);
	group_count = 0;
	if (tmigr_level_list) {
		list_groups();
		for (int word = 0; hierarchy_isolates() && word < (cpu_count + 63) / 64; word++)
			see("available", tmigr_available_cpumask->bits[word]);
		see("groups", group_count);
		see("root", group_number(tmigr_root));
	}
	for (int i = 0; i < group_count; i++) {
		see_place("group", i, -1);
		dump_group(groups[i]);
	}
	for (int cpu = 0; cpu < cpu_count; cpu++) {
		struct tmigr_cpu *tmc = per_cpu_ptr(&tmigr_cpu, cpu);

		see_place("tmigr_cpu", -1, cpu);
		see("available", tmc->available);
		see("idle", tmc->idle);
		see("remote", tmc->remote);
		see("group", group_number(tmc->tmgroup));
		see("mask", tmc->groupmask);
		see("wakeup", tmc->wakeup);
		see("locked", tmc->lock.owner);
		dump_event(&tmc->cpuevt);
	}
}
