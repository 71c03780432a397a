// SPDX-License-Identifier: GPL-2.0-only
#include "kernel.h"
#include "tick-sched.c"
#include "group.h"

void ticks_boot(bool nohz, bool skew)
{
	tick_nohz_enabled = nohz;
	sched_skew_tick = skew;
}

struct hrtimer *ticks_timer(int cpu) { return &per_cpu(tick_cpu_sched, cpu).sched_timer; }

bool ticks_idle(int cpu)
{
	return tick_sched_flag_test(per_cpu_ptr(&tick_cpu_sched, cpu), TS_FLAG_INIDLE);
}

void ticks_dump(int cpu)
{
	const struct tick_sched *ts = per_cpu_ptr(&tick_cpu_sched, cpu);

	see_place("tick", -1, cpu);
	see("flags", ts->flags);
	see("stalled", ts->stalled_jiffies);
	see("last-jiffies", ts->last_tick_jiffies);
	event_dump(&ts->sched_timer);
	see("last", ts->last_tick);
	see("next", ts->next_tick);
	see("woken", ts->idle_waketime);
	see("got", ts->got_idle_tick);
	see("entry", ts->idle_entrytime);
	see("jiffies", ts->last_jiffies);
	see("base", ts->timer_expires_base);
	see("expires", ts->timer_expires);
	see("next-timer", ts->next_timer);
	see("idle-expires", ts->idle_expires);
	see("calls", ts->idle_calls);
	see("sleeps", ts->idle_sleeps);
	see("needs", ts->tick_dep_mask.counter);
	see("check", ts->check_clocks);
}

void ticks_dump_shared(void)
{
	see("updated", last_jiffies_update);
	see("next-period", tick_next_period);
	see("do-timer", tick_do_timer_cpu);
	see("active", tick_nohz_active);
	see("needs", tick_dep_mask.counter);
	see("full", tick_nohz_full_running);
}
