// SPDX-License-Identifier: GPL-2.0-only
/* What timers do when they expire: a small program that a scenario gives to each. */
#include "kernel.h"
#include <linux/tick.h>
#include "group.h"

#define MOST_ACTIONS 60

struct program programs[MAX_TIMERS], hrtimer_programs[MAX_HRTIMERS];
static int actions;

void begin_operation(int cpu) { actions = 0; }

void timer_callback(struct timer_list *timer)
{
	struct program *program = &programs[timer - timers];
	struct hrtimer *other = &hrtimers[program->other % hrtimer_count];

	see("callback", timer - timers);
	see("cpu", the_running_cpu);
	if (++actions > MOST_ACTIONS)
		return;
	switch (program->action) {
	case 1:
		see("r", mod_timer(timer, jiffies + program->delta % 64));
		break;
	case 2:
		if (!other->is_soft)
			hrtimer_start(other, program->delta, HRTIMER_MODE_REL);
		break;
	case 3:
		see("r", hrtimer_try_to_cancel(other));
		break;
	}
}

/* Another CPU waits for this very callback; it ends once the callback has. */
static struct { int cpu; struct hrtimer *timer; } waiter;

static void wait_for_callback(void)
{
	int cpu = waiter.cpu;

	be_task(cpu);
	see("waits", cpu);
	see("r", hrtimer_cancel(waiter.timer));
	see("waited", cpu);
	busy[cpu] = false;
}

static void start_waiter(int cpu, struct hrtimer *timer)
{
	if (busy[cpu] || !is_online(cpu) || strand_lives())
		return;
	busy[cpu] = true;
	waiter.cpu = cpu;
	waiter.timer = timer;
	start_strand(wait_for_callback);
}

/* Another CPU arms a timer, perhaps the one whose callback this is. */
static void start_elsewhere(int cpu, struct hrtimer *timer, long delta)
{
	int me = the_running_cpu, irqs = processors[cpu].irqs_off;

	if (busy[cpu] || !is_online(cpu))
		return;
	see("elsewhere", cpu);
	busy[cpu] = true;
	be_task(cpu);
	hrtimer_start(timer, delta, HRTIMER_MODE_REL | (timer->is_soft ? HRTIMER_MODE_SOFT : 0));
	this_processor->irqs_off = irqs;
	busy[cpu] = false;
	be(me);
}

static enum hrtimer_restart again(struct hrtimer *timer, long delta)
{
	see("overruns", hrtimer_forward_now(timer, delta));
	return HRTIMER_RESTART;
}

enum hrtimer_restart hrtimer_callback(struct hrtimer *timer)
{
	struct program *program = &hrtimer_programs[timer - hrtimers];
	struct hrtimer *other = &hrtimers[program->other % hrtimer_count];
	enum hrtimer_mode soft = other->is_soft ? HRTIMER_MODE_SOFT : 0;
	long delta = program->delta;

	see("hrtimer", timer - hrtimers);
	see("cpu", the_running_cpu);
	see("now", clock_now);
	if (++actions > MOST_ACTIONS)
		return HRTIMER_NORESTART;
	switch (program->action) {
	case 1:
		return again(timer, delta);
	case 2:
		hrtimer_start(other, delta, HRTIMER_MODE_REL | soft);
		break;
	case 3:
		see("r", hrtimer_try_to_cancel(other));
		break;
	case 4:
		hrtimer_start(timer, clock_now + delta, timer->is_soft ? HRTIMER_MODE_SOFT : 0);
		break;
	case 5:
		hrtimer_start(timer, delta, HRTIMER_MODE_REL_PINNED | (timer->is_soft ? HRTIMER_MODE_SOFT : 0));
		return HRTIMER_RESTART;
	case 6:
		/* It takes long. */
		clock_now += delta;
		return again(timer, delta / 2 + 1);
	case 7:
		see("r", mod_timer(the_timer(program->other), jiffies + delta % 64));
		break;
	case 8:
		tick_nohz_dep_set_cpu(program->other % cpu_count, program->other % (TICK_DEP_BIT_MAX + 1));
		break;
	case 9:
		tick_nohz_dep_clear_cpu(program->other % cpu_count, program->other % (TICK_DEP_BIT_MAX + 1));
		break;
	case 10:
		start_waiter(program->other % cpu_count, timer);
		break;
	case 11:
		start_elsewhere(program->other % cpu_count, timer, delta);
		break;
	case 12:
		start_elsewhere(program->other % cpu_count, other, delta);
		break;
	}
	return HRTIMER_NORESTART;
}
