// SPDX-License-Identifier: GPL-2.0-only
#include "kernel.h"
#include "hrtimer.c"
#include "group.h"
#include "tree.h"

void events_boot(bool high_resolution)
{
	hrtimer_hres_enabled = high_resolution;
	hrtimers_init();
}

void events_rearm(void) { hrtimer_rearm_deferred(); }

static void dump_base(const struct hrtimer_clock_base *base)
{
	see("base", base->index);
	see("expires", base->expires_next);
	see("offset", base->offset);
	see("seq", base->seq.sequence);
	see("running", hrtimer_number(base->running));
	for (struct timerqueue_linked_node *node = timerqueue_linked_first(&((struct hrtimer_clock_base *)base)->active);
	     node; node = timerqueue_linked_next(node)) {
		see("timer", hrtimer_number(hrtimer_from_timerqueue_node(node)));
		see("tree", place_in_tree(&node->node.node));
	}
}

void events_dump(int cpu)
{
	const struct hrtimer_cpu_base *base = per_cpu_ptr(&hrtimer_bases, cpu);

	see_place("hrtimers", -1, cpu);
	see("cpu", base->cpu);
	see("active", base->active_bases);
	see("set-seq", base->clock_was_set_seq);
	see("hres", base->hres_active);
	see("deferred", base->deferred_rearm);
	see("update", base->deferred_needs_update);
	see("hang", base->hang_detected);
	see("softirq", base->softirq_activated);
	see("online", base->online);
	see("events", base->nr_events);
	see("retries", base->nr_retries);
	see("hangs", base->nr_hangs);
	see("max-hang", base->max_hang_time);
	see("expires", base->expires_next);
	see("next", hrtimer_number(base->next_timer));
	see("soft-expires", base->softirq_expires_next);
	see("soft-next", hrtimer_number(base->softirq_next_timer));
	see("deferred-expires", base->deferred_expires_next);
	see("locked", base->lock.owner);
	for (int i = 0; i < HRTIMER_MAX_CLOCK_BASES; i++)
		dump_base(&base->clock_base[i]);
}

void event_dump(const struct hrtimer *timer)
{
	see("expires", timer->node.expires);
	see("soft", timer->_softexpires);
	see("queued", timer->is_queued);
	see("is-soft", timer->is_soft);
	see("is-hard", timer->is_hard);
	see("lazy", timer->is_lazy);
	see("cpu", timer->base ? (long)timer->base->cpu_base->cpu : -1);
	see("base", timer->base ? (long)timer->base->index : -1);
}
