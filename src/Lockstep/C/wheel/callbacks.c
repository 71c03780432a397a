// SPDX-License-Identifier: GPL-2.0-only
/* What a timer's callback does: a small program that a scenario gives to each timer. */
#include "group.h"

#define MOST_ACTIONS 200
#define DEEPEST 3

struct program programs[MAX_TIMERS];
static int actions, depth;

void begin_operation(int cpu) { actions = depth = 0; }

/* No lock is held in a callback, so that another CPU may run meanwhile. */
static void elsewhere(int action, int cpu, struct timer_list *other, unsigned long at)
{
	int me = the_running_cpu, irqs;

	if (busy[cpu] || !is_online(cpu) || depth >= DEEPEST)
		return;
	busy[cpu] = true;
	depth++;
	see("elsewhere", cpu);
	irqs = processors[cpu].irqs_off;
	be_irqs_off(cpu);
	switch (action) {
	case 12:
		leave_idle(cpu);
		break;
	case 13:
		idle_pass(cpu);
		break;
	case 14:
		softirq_pass(cpu);
		break;
	case 15:
		be_task(cpu);
		see("r", mod_timer(other, at));
		be_irqs_off(cpu);
		idle_pass(cpu);
		break;
	}
	processors[cpu].irqs_off = irqs;
	be(me);
	depth--;
	busy[cpu] = false;
	see("back", cpu);
}

static struct { int cpu; bool shutdown; struct timer_list *timer; } waiter;

/* Ends once the callback has: the other CPU spins until then. */
static void wait_for_callback(void)
{
	int cpu = waiter.cpu;

	be_task(cpu);
	see("waits", cpu);
	see("r", waiter.shutdown ? timer_shutdown_sync(waiter.timer) : timer_delete_sync(waiter.timer));
	see("waited", cpu);
	busy[cpu] = false;
}

static void start_waiter(int cpu, bool shutdown, struct timer_list *timer)
{
	if (busy[cpu] || !is_online(cpu) || strand_lives())
		return;
	busy[cpu] = true;
	waiter.cpu = cpu;
	waiter.shutdown = shutdown;
	waiter.timer = timer;
	start_strand(wait_for_callback);
}

static void add_here(struct timer_list *timer, unsigned long at, int action)
{
	if (timer_pending(timer))
		return;
	timer->expires = at;
	if (action == 4)
		add_timer_on(timer, the_running_cpu);
	else if (action == 9)
		add_timer_local(timer);
	else
		add_timer_global(timer);
}

void timer_callback(struct timer_list *timer)
{
	struct program *program = &programs[timer - timers];
	struct timer_list *other = &timers[program->other];
	unsigned long at = jiffies + program->delta;

	see("callback", timer - timers);
	see("cpu", the_running_cpu);
	see("jiffies", jiffies);
	if (++actions > MOST_ACTIONS)
		return;
	switch (program->action) {
	case 1:
		see("r", mod_timer(timer, at));
		break;
	case 2:
		see("r", mod_timer(other, at));
		break;
	case 3:
		see("r", timer_delete(other));
		break;
	case 4:
	case 9:
	case 10:
		add_here(timer, at, program->action);
		break;
	case 5:
		see("r", timer_shutdown(other));
		break;
	case 6:
		see("r", timer_delete_sync_try(timer));
		see("r", timer_delete_sync_try(other));
		break;
	case 7:
		see("r", timer_reduce(other, at));
		break;
	case 8:
		see("r", mod_timer_pending(other, at));
		break;
	case 11:
		jiffies_64++;
		last_jiffies_update += TICK_NSEC;
		see("r", mod_timer(timer, at + 1));
		break;
	case 12:
	case 13:
	case 14:
	case 15:
		elsewhere(program->action, program->other % cpu_count, other, at);
		break;
	case 16:
	case 17:
		start_waiter(program->other % cpu_count, program->action == 17, timer);
		break;
	case 18:
		preempt_disable();
		break;
	}
}
