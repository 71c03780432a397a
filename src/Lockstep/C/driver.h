/* SPDX-License-Identifier: GPL-2.0-only */
/* What the files of the driver know of each other. */
#pragma once
#include "kernel.h"
#include <linux/timer.h>

/* observe.c: each thing seen goes into one running hash, or is printed with its name. */
extern bool prints_text;
extern u64 hash;
void see_as_text(const char *name, u64 value);
void see_place(const char *kind, int a, int b);
static inline void see(const char *name, u64 value)
{
	u64 mixed = (hash ^ value) * 0x9E3779B97F4A7C15ULL;

	hash = mixed ^ (mixed >> 29);
	if (prints_text)
		see_as_text(name, value);
}
void end_scenario(const char *why) __attribute__((noreturn));

/* strands.c: a second thread of control, for an operation that another one interrupts. */
void start_strand(void (*body)(void));
bool strand_lives(void);
void finish_strand(void);
void interrupt_at(unsigned long point_number, void (*body)(void));
void forget_interruption(void);
unsigned long points_so_far(void);
extern bool shows_points;

/* wheel.c: timer.c is compiled in it. */
void wheel_init(void);
void wheel_run_softirq(void);
void wheel_tick(void);
bool wheel_is_idle(int cpu);
void wheel_fetch_remote(int cpu, unsigned long basej, u64 basem);
void wheel_dump(int cpu, bool buckets);

/* hierarchy.c: timer_migration.c is compiled in it. */
extern int children_per_group;
int hierarchy_init(void);
int hierarchy_init_isolation(void);
bool hierarchy_exists(void);
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
#define MAX_TIMERS 64
extern struct timer_list timers[MAX_TIMERS];
extern int timer_count, warnings, fail_allocation;
extern bool has_hierarchy, dumps_buckets, stopped[MAX_CPUS];
bool is_online(int cpu);
void be(int cpu);
void be_task(int cpu);
void be_irqs_off(int cpu);
void leave_idle(int cpu);
void idle_pass(int cpu);
void softirq_pass(int cpu);
void bring_up(int by, int cpu);
void take_down(int by, int cpu);
void lay_out_sections(void);
void dump_world(void);

/* callbacks.c: what a timer does when it expires. */
struct program { int action, other; long delta; };
extern struct program programs[MAX_TIMERS];
extern bool busy[MAX_CPUS];
void begin_operation(int cpu);
void timer_callback(struct timer_list *timer);

/* operations.c */
struct line { char name[32]; long cpu, a, b, c; };
void run_operation(const struct line *line);
void interrupt_next_at(long point_number, const struct line *line);
