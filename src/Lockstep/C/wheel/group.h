/* SPDX-License-Identifier: GPL-2.0-only */
/* What the files around timer.c and timer_migration.c know of each other. */
#pragma once
#include "driver.h"

/* hierarchy.c: timer_migration.c is compiled in it. */
extern int children_per_group;
int hierarchy_init(void);
int hierarchy_init_isolation(void);
bool hierarchy_exists(void);
bool hierarchy_isolates(void);
bool hierarchy_available(int cpu);
bool hierarchy_idle(int cpu);
int hierarchy_weight(void);
void hierarchy_dump(void);
u64 tmigr_cpu_deactivate(u64 nextevt);
u64 tmigr_cpu_new_timer(u64 nextevt);
void tmigr_cpu_activate(void);
void tmigr_handle_remote(void);
bool tmigr_requires_handle_remote(void);
u64 tmigr_quick_check(u64 nextevt);
int tmigr_isolated_exclude_cpumask(struct cpumask *mask);

/* world.c: the CPUs around the compiled files. */
extern bool has_hierarchy, stopped[MAX_CPUS];
/* A CPU that does work without its tick, as nohz_full= has it. */
extern bool is_full[MAX_CPUS];
void leave_idle(int cpu);
void idle_pass(int cpu);
void softirq_pass(int cpu);
void bring_up(int by, int cpu);
void take_down(int by, int cpu);

/* callbacks.c: what a timer does when it expires. */
struct program { int action, other; long delta; };
extern struct program programs[MAX_TIMERS];
void timer_callback(struct timer_list *timer);

/* conversions.c */
void convert(int cpu, long a, long b, long c);
