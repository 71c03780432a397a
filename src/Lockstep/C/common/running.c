// SPDX-License-Identifier: GPL-2.0-only
/* Runs one line of a scenario, and another one in the middle of it where that is asked for. */
#include "driver.h"

/* A CPU that does one thing cannot be made to do another, nor takes what others have it do. */
bool busy[MAX_CPUS];

void skip(int why) { see("skipped", why); }

struct timer_list *the_timer(long n) { return &timers[(unsigned long)n % timer_count]; }

int the_cpu(long n) { return (unsigned long)n % cpu_count; }

static void run_one(const struct operation *operation, int cpu, long a, long b, long c)
{
	if (!operation->needs_cpu) {
		operation->run(cpu, a, b, c);
		return;
	}
	if (!is_online(cpu)) {
		skip(0);
		return;
	}
	be_task(cpu);
	prepare_operation();
	operation->run(cpu, a, b, c);
}

static const struct operation *find(const char *name)
{
	for (int i = 0; i < operation_count; i++) {
		if (strcmp(operations[i].name, name) == 0)
			return &operations[i];
	}
	end_scenario("no such operation");
}

bool shows_points;
static struct line interrupting;

/* Another CPU's operation, in the middle of one. */
static void interrupt(void)
{
	const struct line *line = &interrupting;
	const struct operation *operation = find(line->name);

	see("interrupts", line->cpu);
	if (operation->needs_cpu && busy[line->cpu]) {
		skip(8);
		return;
	}
	busy[line->cpu] |= operation->needs_cpu;
	run_one(operation, line->cpu, line->a, line->b, line->c);
	if (operation->needs_cpu)
		busy[line->cpu] = false;
	see("interrupted", line->cpu);
}

void interrupt_next_at(long point_number, const struct line *line)
{
	interrupting = *line;
	interrupt_at(point_number, interrupt);
}

void run_operation(const struct line *line)
{
	const struct operation *operation = find(line->name);

	memset(busy, 0, sizeof(busy));
	busy[line->cpu] = operation->needs_cpu;
	begin_operation(line->cpu);
	run_one(operation, line->cpu, line->a, line->b, line->c);
	busy[line->cpu] = false;
	finish_strand();
	forget_interruption();
}
