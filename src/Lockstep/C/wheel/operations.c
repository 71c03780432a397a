// SPDX-License-Identifier: GPL-2.0-only
/* One operation a line of a scenario: a CPU does something to a timer, to time or to a CPU. */
#include "group.h"

static unsigned long basej;
static u64 basem;

static void expire_at(struct timer_list *timer, long delta)
{
	if (!timer_pending(timer))
		timer->expires = jiffies + delta;
}

static u64 ticks_ahead(long n) { return n < 0 ? KTIME_MAX : basem + n * TICK_NSEC; }

static void setup(int cpu, long a, long b, long c)
{
	be_irqs_off(cpu);
	if (timer_pending(the_timer(a)))
		skip(2);
	else
		timer_setup(the_timer(a), timer_callback, b);
}

static void add(int cpu, long a, long b, long c)
{
	expire_at(the_timer(a), b);
	add_timer(the_timer(a));
}

static void add_on(int cpu, long a, long b, long c)
{
	if (!is_online(the_cpu(c))) {
		skip(3);
		return;
	}
	expire_at(the_timer(a), b);
	add_timer_on(the_timer(a), the_cpu(c));
}

static void add_global(int cpu, long a, long b, long c)
{
	expire_at(the_timer(a), b);
	add_timer_global(the_timer(a));
}

static void add_local(int cpu, long a, long b, long c)
{
	expire_at(the_timer(a), b);
	add_timer_local(the_timer(a));
}

static void mod(int cpu, long a, long b, long c) { see("r", mod_timer(the_timer(a), jiffies + b)); }

static void mod_pending(int cpu, long a, long b, long c)
{
	see("r", mod_timer_pending(the_timer(a), jiffies + b));
}

static void reduce(int cpu, long a, long b, long c)
{
	see("r", timer_reduce(the_timer(a), jiffies + b));
}

static void del(int cpu, long a, long b, long c) { see("r", timer_delete(the_timer(a))); }

static void shut(int cpu, long a, long b, long c) { see("r", timer_shutdown(the_timer(a))); }

static void del_sync(int cpu, long a, long b, long c) { see("r", timer_delete_sync(the_timer(a))); }

static void shut_sync(int cpu, long a, long b, long c)
{
	see("r", timer_shutdown_sync(the_timer(a)));
}

static void try_del(int cpu, long a, long b, long c)
{
	see("r", timer_delete_sync_try(the_timer(a)));
}

static void round_all(int cpu, long a, long b, long c)
{
	see("r", __round_jiffies_relative(b, cpu));
	see("r", round_jiffies(jiffies + b));
	see("r", round_jiffies_relative(b));
	see("r", __round_jiffies_up_relative(b, cpu));
	see("r", round_jiffies_up(jiffies + b));
	see("r", round_jiffies_up_relative(b));
}

static void tick(int cpu, long a, long b, long c)
{
	be_irqs_off(cpu);
	this_processor->preempt += HARDIRQ_OFFSET;
	wheel_tick();
	this_processor->preempt -= HARDIRQ_OFFSET;
	see("raised", this_processor->softirqs != 0);
	if (this_processor->softirqs)
		softirq_pass(cpu);
}

static void softirq(int cpu, long a, long b, long c) { softirq_pass(cpu); }

static void next_interrupt(int cpu, long a, long b, long c)
{
	be_irqs_off(cpu);
	see("r", get_next_timer_interrupt(basej, basem));
}

static void try_idle(int cpu, long a, long b, long c)
{
	bool idle = b & 1;

	be_irqs_off(cpu);
	see("r", timer_base_try_to_set_idle(basej, basem, &idle));
	see("idle", idle);
}

static void clear_idle(int cpu, long a, long b, long c)
{
	be_irqs_off(cpu);
	timer_clear_idle();
}

static void idle(int cpu, long a, long b, long c)
{
	be_irqs_off(cpu);
	idle_pass(cpu);
}

static void irq(int cpu, long a, long b, long c)
{
	if (this_processor->softirqs)
		softirq_pass(cpu);
	be_irqs_off(cpu);
	if (stopped[cpu])
		idle_pass(cpu);
}

static void wake(int cpu, long a, long b, long c) { leave_idle(cpu); }

static void up(int cpu, long a, long b, long c)
{
	if (is_online(the_cpu(a)))
		skip(1);
	else
		bring_up(cpu, the_cpu(a));
}

/* Some CPU has to stay available, or the hierarchy has nobody to hand over to. */
static bool last_available(int cpu)
{
	return hierarchy_exists() && hierarchy_weight() - hierarchy_available(cpu) < 1;
}

static void down(int cpu, long a, long b, long c)
{
	int other = the_cpu(a);

	if (other == cpu || !is_online(other) || last_available(other))
		skip(4);
	else
		take_down(cpu, other);
}

static void requires_remote(int cpu, long a, long b, long c)
{
	be_irqs_off(cpu);
	see("r", tmigr_requires_handle_remote());
}

static void handle_remote(int cpu, long a, long b, long c) { tmigr_handle_remote(); }

static void quick_check(int cpu, long a, long b, long c)
{
	be_irqs_off(cpu);
	see("r", tmigr_quick_check(ticks_ahead(b)));
}

static void new_timer(int cpu, long a, long b, long c)
{
	be_irqs_off(cpu);
	if (!hierarchy_idle(cpu))
		skip(5);
	else
		see("r", tmigr_cpu_new_timer(ticks_ahead(b)));
}

static void init_isolation(int cpu, long a, long b, long c)
{
	if (hierarchy_isolates())
		see("r", hierarchy_init_isolation());
	else
		skip(6);
}

/* The bits of a are CPUs modulo 64. At least one CPU that is online stays in. */
static void exclude(int cpu, long a, long b, long c)
{
	struct cpumask mask, left;

	for (int word = 0; word < MASK_WORDS; word++)
		mask.bits[word] = a;
	cpumask_andnot(&left, cpu_online_mask, &mask);
	if (!hierarchy_isolates() || cpumask_weight(&left) == 0) {
		skip(7);
		return;
	}
	see("r", tmigr_isolated_exclude_cpumask(&mask));
}

static void expire_remote(int cpu, long a, long b, long c) { timer_expire_remote(the_cpu(a)); }

static void fetch(int cpu, long a, long b, long c)
{
	be_irqs_off(cpu);
	wheel_fetch_remote(the_cpu(a), basej, basem);
}

static void advance(int cpu, long a, long b, long c)
{
	jiffies_64 += a;
	last_jiffies_update += a * TICK_NSEC;
}

static void program(int cpu, long a, long b, long c)
{
	struct program *p = &programs[(unsigned long)a % timer_count];

	p->action = b % 19;
	p->delta = c >> 8;
	p->other = (c & 255) % timer_count;
}

static void full(int cpu, long a, long b, long c) { is_full[the_cpu(a)] ^= true; }

static void fail(int cpu, long a, long b, long c) { fail_allocation = a; }

const struct operation operations[] = {
	{ "setup", setup, true }, { "add", add, true }, { "mod", mod, true },
	{ "mod_pending", mod_pending, true }, { "reduce", reduce, true }, { "add_on", add_on, true },
	{ "add_global", add_global, true }, { "add_local", add_local, true }, { "del", del, true },
	{ "shut", shut, true }, { "del_sync", del_sync, true }, { "shut_sync", shut_sync, true },
	{ "try_del", try_del, true }, { "round", round_all, true }, { "tick", tick, true },
	{ "softirq", softirq, true }, { "next", next_interrupt, true }, { "try_idle", try_idle, true },
	{ "clear_idle", clear_idle, true }, { "idle", idle, true }, { "irq", irq, true },
	{ "wake", wake, true }, { "up", up, true }, { "down", down, true },
	{ "requires_remote", requires_remote, true }, { "handle_remote", handle_remote, true },
	{ "quick_check", quick_check, true }, { "new_timer", new_timer, true },
	{ "init_isolation", init_isolation, true }, { "exclude", exclude, true },
	{ "expire_remote", expire_remote, true }, { "fetch", fetch, true },
	{ "convert", convert, true }, { "advance", advance, false }, { "program", program, false },
	{ "full", full, false }, { "fail", fail, false },
};
const int operation_count = ARRAY_SIZE(operations);

void prepare_operation(void) { basem = get_jiffies_update(&basej); }
