// SPDX-License-Identifier: GPL-2.0-only
#include "kernel.h"
#include <linux/timer.h>
#include <linux/timerqueue.h>
#include "timer.c"
#include "driver.h"

#define MOST_LINKS 100000

static int timer_number(const struct timer_list *timer) { return timer - timers; }

void wheel_init(void) { timers_init(); }

void wheel_allow_migration(void) { timer_update_keys(NULL); }

void wheel_run_softirq(void) { run_timer_softirq(); }

void wheel_tick(void) { run_local_timers(); }

bool wheel_is_idle(int cpu) { return per_cpu_ptr(&timer_bases[BASE_LOCAL], cpu)->is_idle; }

void wheel_fetch_remote(int cpu, unsigned long basej, u64 basem)
{
	struct timer_events events;

	timer_lock_remote_bases(cpu);
	fetch_next_timer_interrupt_remote(basej, basem, &events, cpu);
	timer_unlock_remote_bases(cpu);
	see("local", events.local);
	see("global", events.global);
}

/* A timer that is put into a list twice makes a ring of it. */
static void dump_bucket(const struct hlist_head *bucket)
{
	int links = 0;

	for (struct hlist_node *node = bucket->first; node; node = node->next) {
		if (++links > MOST_LINKS)
			end_scenario("livelock");
		see("timer", timer_number(container_of(node, struct timer_list, entry)));
	}
}

static void dump_base(const struct timer_base *base, bool buckets)
{
	see("clk", base->clk);
	see("next", base->next_expiry);
	see("recalc", base->next_expiry_recalc);
	see("pending", base->timers_pending);
	see("idle", base->is_idle);
	see("owner", base->cpu);
	see("running", base->running_timer ? timer_number(base->running_timer) : -1);
	see("locked", base->lock.owner);
	for (int word = 0; word < WHEEL_SIZE / 64; word++) {
		u64 map = base->pending_map[word];

		if (!map)
			continue;
		see("word", word);
		see("map", map);
		for (int bit = 0; buckets && bit < 64; bit++) {
			if (map >> bit & 1) {
				see("bucket", bit);
				dump_bucket(base->vectors + word * 64 + bit);
			}
		}
	}
}

void wheel_dump(int cpu, bool buckets)
{
	for (int i = 0; i < NR_BASES; i++) {
		see_place("base", i, cpu);
		dump_base(per_cpu_ptr(&timer_bases[i], cpu), buckets);
	}
}
