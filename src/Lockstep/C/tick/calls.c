// SPDX-License-Identifier: GPL-2.0-only
/* What CPUs ask each other to do: each CPU has a queue, and an interrupt is sent when it was empty. */
#include "kernel.h"
#include "group.h"

#define MOST_CALLS 600
enum kind { WAITED_FOR, NOT_WAITED_FOR, WORK };
struct call { enum kind kind; void (*func)(void *); void *info; int *busy; };
static struct call queues[MAX_CPUS][MOST_CALLS], works[MAX_CPUS][MOST_CALLS];
static int queued[MAX_CPUS], works_queued[MAX_CPUS];
unsigned int interrupts[MAX_CPUS];
static int single_is_busy[MAX_CPUS], many_are_busy[MAX_CPUS][MAX_CPUS];

void send_interrupt(int cpu, enum vector vector)
{
	see("ipi", cpu);
	see("vector", vector);
	interrupts[cpu] |= 1u << vector;
}

/* True where an interrupt is due. */
static bool add(int cpu, enum kind kind, void (*func)(void *), void *info, int *busy)
{
	if (queued[cpu] == MOST_CALLS)
		end_scenario("too many calls");
	queues[cpu][queued[cpu]] = (struct call){ kind, func, info, busy };
	return queued[cpu]++ == 0;
}

static void run(struct call *call)
{
	if (call->kind == WORK) {
		struct irq_work *work = call->info;

		work->busy = 1;
		work->func(work);
		if (work->busy == 1)
			work->busy = 0;
		return;
	}
	if (call->kind == NOT_WAITED_FOR && call->busy)
		*call->busy = 0;
	call->func(call->info);
	if (call->kind == WAITED_FOR && call->busy)
		*call->busy = 0;
}

/* As the calling CPU: those first that somebody waits for. */
static void run_queue(void)
{
	static struct call taken[MOST_CALLS];
	int cpu = the_running_cpu, count = queued[cpu];

	memcpy(taken, queues[cpu], count * sizeof(*taken));
	queued[cpu] = 0;
	for (int i = 0; i < count; i++) {
		if (taken[i].kind == WAITED_FOR)
			run(&taken[i]);
	}
	for (int i = 0; i < count; i++) {
		if (taken[i].kind != WAITED_FOR)
			run(&taken[i]);
	}
}

static void run_works(void)
{
	static struct call taken[MOST_CALLS];
	int cpu = the_running_cpu, count = works_queued[cpu];

	memcpy(taken, works[cpu], count * sizeof(*taken));
	works_queued[cpu] = 0;
	for (int i = 0; i < count; i++)
		run(&taken[i]);
}

/* A CPU that dies does what it was asked first. */
void calls_take(int cpu)
{
	interrupts[cpu] = 0;
	run_queue();
	run_works();
}

static void nothing(void) { }

void take_interrupts(int cpu)
{
	unsigned int taken = interrupts[cpu];

	interrupts[cpu] = 0;
	if (taken & 1u << RESCHEDULE)
		in_interrupt(cpu, nothing);
	if (taken & 1u << CALL_FUNCTION)
		in_interrupt(cpu, run_queue);
	if (taken & 1u << IRQ_WORK)
		in_interrupt(cpu, run_works);
}

/* Lets every other CPU that does nothing take its interrupts; false where none has any. */
static bool take_calls_elsewhere(void)
{
	int me = the_running_cpu;
	bool taken = false;

	for (int cpu = 0; cpu < cpu_count; cpu++) {
		if (cpu != me && !busy[cpu] && is_online(cpu) && interrupts[cpu] & 1u << CALL_FUNCTION) {
			take_interrupts(cpu);
			taken = true;
		}
	}
	return taken;
}

void relax(void)
{
	if (!take_calls_elsewhere())
		wait_for_other("spins");
}

static void wait_for_call(const int *busy)
{
	while (*busy)
		relax();
}

static void call_here(void (*func)(void *), void *info)
{
	int irqs = this_processor->irqs_off;

	local_irq_disable();
	func(info);
	this_processor->irqs_off = irqs;
}

int smp_call_function_single(int cpu, void (*func)(void *), void *info, int wait)
{
	int here = 0, *busy = wait ? &here : &single_is_busy[the_running_cpu];

	wait_for_call(busy);
	if (cpu == the_running_cpu) {
		call_here(func, info);
		return 0;
	}
	if (!is_online(cpu))
		return -ENXIO;
	*busy = 1;
	if (add(cpu, wait ? WAITED_FOR : NOT_WAITED_FOR, func, info, busy))
		send_interrupt(cpu, CALL_FUNCTION);
	if (wait)
		wait_for_call(busy);
	return 0;
}

int smp_call_function_single_async(int cpu, call_single_data_t *call)
{
	if (call->busy)
		return -EBUSY;
	if (cpu == the_running_cpu) {
		call_here(call->func, call->info);
		return 0;
	}
	if (!is_online(cpu))
		return -ENXIO;
	call->busy = 1;
	if (add(cpu, NOT_WAITED_FOR, call->func, call->info, &call->busy))
		send_interrupt(cpu, CALL_FUNCTION);
	return 0;
}

static void call_others(const struct cpumask *mask, void (*func)(void *), void *info)
{
	int cpu, *busy = many_are_busy[the_running_cpu];
	struct cpumask due = { };

	for_each_cpu_and(cpu, mask, cpu_online_mask) {
		if (cpu == the_running_cpu)
			continue;
		busy[cpu] = 1;
		if (add(cpu, WAITED_FOR, func, info, &busy[cpu]))
			cpumask_set_cpu(cpu, &due);
	}
	for_each_cpu(cpu, &due)
		send_interrupt(cpu, CALL_FUNCTION);
}

static void wait_for_others(void)
{
	int *busy = many_are_busy[the_running_cpu];

	for (int cpu = 0; cpu < cpu_count; cpu++)
		wait_for_call(&busy[cpu]);
}

void smp_call_function_many(const struct cpumask *mask, void (*func)(void *), void *info, bool wait)
{
	call_others(mask, func, info);
	wait_for_others();
}

void on_each_cpu(void (*func)(void *), void *info, int wait)
{
	call_others(cpu_online_mask, func, info);
	call_here(func, info);
	wait_for_others();
}

static void queue_here(struct irq_work *work)
{
	int cpu = the_running_cpu;

	works[cpu][works_queued[cpu]] = (struct call){ WORK, NULL, work };
	if (works_queued[cpu]++ == 0)
		send_interrupt(cpu, IRQ_WORK);
}

/* Work that runs may be queued again. */
static bool claim(struct irq_work *work)
{
	if (work->busy == 2)
		return false;
	work->busy = 2;
	return true;
}

bool irq_work_queue(struct irq_work *work)
{
	if (!claim(work))
		return false;
	queue_here(work);
	return true;
}

bool irq_work_queue_on(struct irq_work *work, int cpu)
{
	WARN_ON_ONCE(cpu_is_offline(cpu));
	if (!claim(work))
		return false;
	if (cpu == the_running_cpu)
		queue_here(work);
	else if (add(cpu, WORK, NULL, work, NULL))
		send_interrupt(cpu, CALL_FUNCTION);
	return true;
}

void calls_dump(int cpu)
{
	see("interrupts", interrupts[cpu]);
	see("queued", queued[cpu] != 0);
	see("works", works_queued[cpu] != 0);
}
