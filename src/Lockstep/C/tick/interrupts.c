// SPDX-License-Identifier: GPL-2.0-only
/* The way into an interrupt and out of it, with the softirqs between, in the order of kernel/softirq.c. */
#include "kernel.h"
#include <linux/tick.h>
#include "group.h"

#define MOST_RESTARTS 10
static void (*actions[SOFTIRQS])(void);

void open_softirq(int number, void (*action)(void)) { actions[number] = action; }

static void run_softirqs(void)
{
	for (int left = MOST_RESTARTS; this_processor->softirqs && left > 0; left--) {
		unsigned int pending = this_processor->softirqs;

		this_processor->softirqs = 0;
		local_irq_enable();
		for (int number = 0; number < SOFTIRQS; number++) {
			if (pending >> number & 1 && actions[number])
				actions[number]();
		}
		local_irq_disable();
	}
}

static void enter(void)
{
	int cpu = the_running_cpu;

	this_processor->preempt += HARDIRQ_OFFSET;
	events_rearm();
	if (tick_nohz_full_cpu(cpu) || (!these_tasks->runs_other && this_processor->preempt == HARDIRQ_OFFSET))
		tick_irq_enter();
}

static void leave(void)
{
	int cpu = the_running_cpu;

	this_processor->preempt -= HARDIRQ_OFFSET;
	if (this_processor->preempt == 0 && this_processor->softirqs) {
		events_rearm();
		run_softirqs();
	}
	if ((idle_cpu(cpu) && !need_resched()) || tick_nohz_full_cpu(cpu)) {
		if (!in_hardirq())
			tick_nohz_irq_exit();
	}
	events_rearm();
}

/* On a CPU that may be another one than the caller. */
void in_interrupt(int cpu, void (*handler)(void))
{
	int caller = the_running_cpu, irqs = processors[cpu].irqs_off;
	bool was_busy = busy[cpu];

	busy[cpu] = true;
	be_irqs_off(cpu);
	enter();
	handler();
	leave();
	this_processor->irqs_off = irqs;
	busy[cpu] = was_busy;
	be(caller);
}

static void handle_clock(void)
{
	struct clock_event_device *dev = devices_current();
	struct pt_regs regs = { 0 }, *before = these_tasks->regs;

	these_tasks->regs = &regs;
	if (dev && dev->event_handler)
		dev->event_handler(dev);
	these_tasks->regs = before;
}

void clock_interrupt(int cpu)
{
	programmed[cpu] = KTIME_MAX;
	in_interrupt(cpu, handle_clock);
}
