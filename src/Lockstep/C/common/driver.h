/* SPDX-License-Identifier: GPL-2.0-only */
/* What the files of the driver know of each other, whatever is compiled in it. */
#pragma once
#include "kernel.h"
#include <linux/timer.h>

/* observe.c: each thing seen goes into one running hash, or is printed with its name. */
extern bool prints_text;
extern u64 hash;
void see_as_text(const char *name, u64 value);
void see_place(const char *kind, int a, int b);
static inline void see_quietly(u64 value)
{
	u64 mixed = (hash ^ value) * 0x9E3779B97F4A7C15ULL;

	hash = mixed ^ (mixed >> 29);
}
static inline void see(const char *name, u64 value)
{
	see_quietly(value);
	if (prints_text)
		see_as_text(name, value);
}
void end_scenario(const char *why) __attribute__((noreturn));
void end_process(void) __attribute__((noreturn));

/* strands.c: a second thread of control, for an operation that another one interrupts. */
void start_strand(void (*body)(void));
bool strand_lives(void);
void finish_strand(void);
void interrupt_at(unsigned long point_number, void (*body)(void));
void forget_interruption(void);
/* Points begin where the machine is set up. */
extern bool interrupted, plays;

/* wheel.c: timer.c is compiled in it. */
void wheel_init(void);
void wheel_allow_migration(void);
void wheel_run_softirq(void);
void wheel_tick(void);
bool wheel_is_idle(int cpu);
void wheel_fetch_remote(int cpu, unsigned long basej, u64 basem);
void wheel_dump(int cpu, bool buckets);

/* machine.c: the CPUs, what belongs to each, and memory. */
#define MAX_TIMERS 64
extern struct timer_list timers[MAX_TIMERS];
extern int timer_count, warnings, fail_allocation;
extern bool dumps_buckets;
bool is_online(int cpu);
void be(int cpu);
void be_task(int cpu);
void be_irqs_off(int cpu);
void lay_out_sections(void);

/* running.c: what a line of a scenario does. */
struct line { char name[32]; long cpu, a, b, c; };
struct operation {
	const char *name;
	void (*run)(int cpu, long a, long b, long c);
	bool needs_cpu;
};
extern bool shows_points, busy[MAX_CPUS];
void run_operation(const struct line *line);
void interrupt_next_at(long point_number, const struct line *line);
void skip(int why);
struct timer_list *the_timer(long n);
int the_cpu(long n);

/* The group of files that is compiled: its machine, its operations and what they leave behind. */
extern const struct operation operations[];
extern const int operation_count;
long next_number(void);
void set_up_machine(void);
void begin_operation(int cpu);
void prepare_operation(void);
void dump_world(void);
