// SPDX-License-Identifier: GPL-2.0-only
/* One operation a line: a CPU does something to a timer, to the tick, to time or to a CPU. */
#include "kernel.h"
#include "tick-internal.h"
#include "group.h"

static int the_bit(long n) { return (unsigned long)n % (TICK_DEP_BIT_MAX + 1); }

static void irq(int cpu, long a, long b, long c)
{
	if (programmed[cpu] > clock_now)
		skip(5);
	else
		clock_interrupt(cpu);
}

static void early(int cpu, long a, long b, long c) { clock_interrupt(cpu); }

static void calls(int cpu, long a, long b, long c) { take_interrupts(cpu); }

static void idle(int cpu, long a, long b, long c) { idle_cycle(cpu); }

static void enter(int cpu, long a, long b, long c) { enter_idle(cpu); }

static void stop(int cpu, long a, long b, long c)
{
	enter_idle(cpu);
	be_irqs_off(cpu);
	tick_nohz_idle_stop_tick();
}

static void sleep_length(int cpu, long a, long b, long c)
{
	ktime_t delta;

	enter_idle(cpu);
	be_irqs_off(cpu);
	see("length", tick_nohz_get_sleep_length(&delta));
	see("delta", delta);
	tick_nohz_idle_retain_tick();
}

static void restart(int cpu, long a, long b, long c)
{
	enter_idle(cpu);
	be_irqs_off(cpu);
	tick_nohz_idle_restart_tick();
}

static void wake(int cpu, long a, long b, long c) { leave_idle(cpu); }

static void run(int cpu, long a, long b, long c) { run_task(cpu, a & 1); }

static void resched(int cpu, long a, long b, long c)
{
	if (a & 1)
		set_thread_flag(TIF_NEED_RESCHED);
	else
		clear_thread_flag(TIF_NEED_RESCHED);
}

static void want_tick(int cpu, long a, long b, long c) { arch_wants_tick[cpu] = a & 1; }

static void need(int cpu, long a, long b, long c)
{
	struct task_struct *task = &cpu_tasks[the_cpu(c)].other;
	int kind = b & 7;

	if (kind == 0)
		tick_nohz_dep_set(the_bit(a));
	else if (kind == 1)
		tick_nohz_dep_clear(the_bit(a));
	else if (kind == 2)
		tick_nohz_dep_set_cpu(the_cpu(c), the_bit(a));
	else if (kind == 3)
		tick_nohz_dep_clear_cpu(the_cpu(c), the_bit(a));
	else if (kind == 4)
		tick_nohz_dep_set_task(task, the_bit(a));
	else if (kind == 5)
		tick_nohz_dep_clear_task(task, the_bit(a));
	else if (kind == 7)
		tick_nohz_dep_clear_signal(task->signal, the_bit(a));
}

static void need_signal(int cpu, long a, long b, long c)
{
	struct task_struct *task = &cpu_tasks[the_cpu(c)].other;

	be_irqs_off(cpu);
	raw_spin_lock(&task->sighand->siglock);
	tick_nohz_dep_set_signal(task, the_bit(a));
	raw_spin_unlock(&task->sighand->siglock);
}

static void kick(int cpu, long a, long b, long c) { wake_up_nohz_cpu(the_cpu(a)); }

static void device(int cpu, long a, long b, long c)
{
	be_irqs_off(cpu);
	devices_add(cpu, a, c, b);
}

static void frequency(int cpu, long a, long b, long c)
{
	see("r", clockevents_update_freq(devices_current(), a));
}

static void suspend(int cpu, long a, long b, long c)
{
	be_irqs_off(cpu);
	clockevents_suspend();
	tick_suspend();
	if (a)
		start_late(a);
	clock_now += b;
	clockevents_resume();
	tick_resume();
}

static void set_clock(int cpu, long a, long b, long c)
{
	if (b & 1)
		offset_boot += a;
	else
		offset_real += a, offset_tai += a;
	clock_set_count++;
	clock_was_set(b & 1 ? CLOCK_SET_BOOT : CLOCK_SET_WALL);
}

static void up(int cpu, long a, long b, long c)
{
	int other = the_cpu(a);

	if (is_online(other)) {
		skip(6);
		return;
	}
	leave_idle(cpu);
	be_task(cpu);
	see("prepared", timers_prepare_cpu(other));
	see("prepared", hrtimers_prepare_cpu(other));
	cpu_starts(other, b);
}

static void down(int cpu, long a, long b, long c)
{
	int other = the_cpu(a);

	if (other == cpu || !may_die(other)) {
		skip(7);
		return;
	}
	cpu_dies(other, b);
	leave_idle(cpu);
	be_task(cpu);
	see("dead", timers_dead_cpu(other));
}

static void raise(int cpu, long a, long b, long c)
{
	be_irqs_off(cpu);
	this_processor->softirqs |= 1u << ((unsigned long)a % SOFTIRQS);
}

static void unbind(int cpu, long a, long b, long c)
{
	see("r", devices_unbind(the_cpu(a), b));
}

static void set_clock_later(int cpu, long a, long b, long c)
{
	offset_real += a;
	offset_tai += a;
	clock_set_count++;
	clock_was_set_delayed();
}

static void ask(int cpu, long a, long b, long c)
{
	see("event", tick_nohz_get_next_hrtimer());
	see("calls", tick_nohz_get_idle_calls_cpu(the_cpu(a)));
	see("stopped", tick_nohz_tick_stopped_cpu(the_cpu(a)));
	see("oneshot", tick_oneshot_mode_active());
	see("ns", clockevent_delta2ns(b, devices_current()));
}

static void fail(int cpu, long a, long b, long c) { fail_allocation = a; }

static void advance(int cpu, long a, long b, long c) { clock_now += a; }

/* To the instant at which the clock of a CPU is due, and a little more. */
static void await(int cpu, long a, long b, long c)
{
	ktime_t due = programmed[the_cpu(a)];

	if (due == KTIME_MAX)
		skip(8);
	else if (due + b > clock_now)
		clock_now = due + b;
}

/* The next clock that is due fires, and with it all that are due by then; time goes on to it. */
static void event(int cpu, long a, long b, long c)
{
	ktime_t first = KTIME_MAX;

	for (int other = 0; other < cpu_count; other++) {
		if (is_online(other))
			first = min(first, programmed[other]);
	}
	if (first == KTIME_MAX) {
		skip(9);
		return;
	}
	clock_now = max(clock_now, first + a);
	for (int other = 0; other < cpu_count; other++) {
		if (is_online(other) && programmed[other] <= clock_now)
			clock_interrupt(other);
	}
}

static void good_clock(int cpu, long a, long b, long c)
{
	clock_is_good = true;
	tick_clock_notify();
}

static void fail_program(int cpu, long a, long b, long c) { programs_that_fail = a; }

static void set_program(struct program *p, long b, long c)
{
	p->action = b % 13;
	p->delta = c >> 8;
	p->other = c & 255;
}

static void program(int cpu, long a, long b, long c)
{
	set_program(&programs[(unsigned long)a % timer_count], b, c);
}

static void hprogram(int cpu, long a, long b, long c)
{
	set_program(&hrtimer_programs[(unsigned long)a % hrtimer_count], b, c);
}

const struct operation operations[] = {
	{ "mod", mod, true }, { "del", del, true }, { "add_on", add_on, true }, { "setup", setup, true },
	{ "hsetup", hsetup, true }, { "hstart", hstart, true }, { "huser", huser, true },
	{ "htry", htry, true }, { "hcancel", hcancel, true }, { "hforward", hforward, true },
	{ "hremains", hremains, true }, { "irq", irq, true }, { "early", early, true },
	{ "calls", calls, true }, { "idle", idle, true }, { "enter", enter, true }, { "stop", stop, true },
	{ "sleep", sleep_length, true }, { "restart", restart, true }, { "wake", wake, true },
	{ "run", run, true }, { "resched", resched, true }, { "want_tick", want_tick, true },
	{ "need", need, true }, { "need_signal", need_signal, true }, { "kick", kick, true },
	{ "device", device, true }, { "frequency", frequency, true }, { "suspend", suspend, true },
	{ "set_clock", set_clock, true }, { "up", up, true }, { "down", down, true },
	{ "raise", raise, true }, { "unbind", unbind, true }, { "set_clock_later", set_clock_later, true },
	{ "ask", ask, true }, { "fail", fail, false }, { "advance", advance, false }, { "await", await, false }, { "event", event, false }, { "good_clock", good_clock, false },
	{ "fail_program", fail_program, false }, { "program", program, false },
	{ "hprogram", hprogram, false },
};
const int operation_count = ARRAY_SIZE(operations);

void prepare_operation(void) { }
