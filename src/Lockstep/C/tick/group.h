/* SPDX-License-Identifier: GPL-2.0-only */
/* What the files around the tick, hrtimers and clock events know of each other. */
#pragma once
#include "driver.h"
#include <linux/hrtimer.h>
#include <linux/clockchips.h>

/* The interrupts that a CPU can take, besides that of its clock. */
enum vector { RESCHEDULE = 1, CALL_FUNCTION, IRQ_WORK };

#define MAX_HRTIMERS 32
extern struct hrtimer hrtimers[MAX_HRTIMERS];
extern int hrtimer_count;
int hrtimer_number(const struct hrtimer *timer);

/* events.c: hrtimer.c is compiled in it. */
void events_boot(bool high_resolution);
void events_rearm(void);
void events_dump(int cpu);
void event_dump(const struct hrtimer *timer);

/* ticks.c: tick-sched.c is compiled in it. */
void ticks_boot(bool nohz, bool skew);
void ticks_dump(int cpu);
void ticks_dump_shared(void);
struct hrtimer *ticks_timer(int cpu);
bool ticks_idle(int cpu);

/* devices.c: the clock event devices, which every CPU has one of. */
extern ktime_t programmed[MAX_CPUS];
extern int programs_that_fail;
void devices_add(int cpu, int rating, unsigned int features, long min_delta);
struct clock_event_device *devices_current(void);
int devices_unbind(int cpu, long n);
void devices_dump(int cpu);

/* calls.c */
extern unsigned int interrupts[MAX_CPUS];
void calls_take(int cpu);
void calls_dump(int cpu);
void send_interrupt(int cpu, enum vector vector);

/* interrupts.c: the way into an interrupt and out of it. */
void in_interrupt(int cpu, void (*handler)(void));
void clock_interrupt(int cpu);
void take_interrupts(int cpu);

/* idle.c, hotplug.c */
void enter_idle(int cpu);
void leave_idle(int cpu);
void idle_cycle(int cpu);
void run_task(int cpu, bool runs);
void cpu_starts(int cpu, unsigned int features);
void cpu_dies(int cpu, long late);
bool may_die(int cpu);

/* timers.c */
void start_late(long late);
#define OPERATION(name) void name(int cpu, long a, long b, long c)
OPERATION(mod);
OPERATION(del);
OPERATION(add_on);
OPERATION(setup);
OPERATION(hsetup);
OPERATION(hstart);
OPERATION(huser);
OPERATION(htry);
OPERATION(hcancel);
OPERATION(hforward);
OPERATION(hremains);

/* callbacks.c: what a timer does when it expires. */
struct program { int action, other; long delta; };
extern struct program programs[MAX_TIMERS], hrtimer_programs[MAX_HRTIMERS];
void timer_callback(struct timer_list *timer);
enum hrtimer_restart hrtimer_callback(struct hrtimer *timer);
