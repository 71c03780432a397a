// SPDX-License-Identifier: GPL-2.0-only
/* What a scenario does to timers of the wheel and of high resolution. */
#include "kernel.h"
#include "group.h"

static struct hrtimer *the_hrtimer(long n) { return &hrtimers[(unsigned long)n % hrtimer_count]; }

/* Mode and clock of a timer come from its set-up; only where it may run is the caller's. */
static enum hrtimer_mode mode_of(const struct hrtimer *timer, long c)
{
	return (timer->is_soft ? HRTIMER_MODE_SOFT : 0) | (timer->is_hard ? HRTIMER_MODE_HARD : 0)
		| (c & (HRTIMER_MODE_REL | HRTIMER_MODE_PINNED));
}

static ktime_t expiry(const struct hrtimer *timer, long delta, long c)
{
	return c & HRTIMER_MODE_REL ? delta : hrtimer_cb_get_time(timer) + delta;
}

void mod(int cpu, long a, long b, long c) { see("r", mod_timer(the_timer(a), jiffies + b)); }

void del(int cpu, long a, long b, long c) { see("r", timer_delete(the_timer(a))); }

void add_on(int cpu, long a, long b, long c)
{
	struct timer_list *timer = the_timer(a);

	if (!is_online(the_cpu(c)) || timer_pending(timer)) {
		skip(1);
		return;
	}
	timer->expires = jiffies + b;
	add_timer_on(timer, the_cpu(c));
}

void setup(int cpu, long a, long b, long c)
{
	if (timer_pending(the_timer(a)))
		skip(2);
	else
		timer_setup(the_timer(a), timer_callback, b);
}

void hsetup(int cpu, long a, long b, long c)
{
	static const clockid_t clocks[] = { CLOCK_MONOTONIC, CLOCK_REALTIME, CLOCK_BOOTTIME, CLOCK_TAI };

	if (hrtimer_active(the_hrtimer(a)))
		skip(3);
	else
		hrtimer_setup(the_hrtimer(a), hrtimer_callback, clocks[b & 3], c);
}

void hstart(int cpu, long a, long b, long c)
{
	struct hrtimer *timer = the_hrtimer(a);

	hrtimer_start_range_ns(timer, expiry(timer, b, c), c >> 8, mode_of(timer, c));
}

void huser(int cpu, long a, long b, long c)
{
	struct hrtimer *timer = the_hrtimer(a);

	see("r", hrtimer_start_range_ns_user(timer, expiry(timer, b, c), c >> 8, mode_of(timer, c)));
}

/* On a CPU whose clock is about to stand. */
void start_late(long late)
{
	struct hrtimer *timer = the_hrtimer(late & 255);

	hrtimer_start(timer, late >> 8, mode_of(timer, HRTIMER_MODE_REL));
}

void htry(int cpu, long a, long b, long c) { see("r", hrtimer_try_to_cancel(the_hrtimer(a))); }

void hcancel(int cpu, long a, long b, long c) { see("r", hrtimer_cancel(the_hrtimer(a))); }

void hforward(int cpu, long a, long b, long c)
{
	if (hrtimer_active(the_hrtimer(a)))
		skip(4);
	else
		see("r", hrtimer_forward_now(the_hrtimer(a), b));
}

void hremains(int cpu, long a, long b, long c)
{
	see("r", hrtimer_get_remaining(the_hrtimer(a)));
	see("active", hrtimer_active(the_hrtimer(a)));
	see("without", hrtimer_next_event_without(the_hrtimer(a)));
	see("next", hrtimer_get_next_event());
}
