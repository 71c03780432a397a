// SPDX-License-Identifier: GPL-2.0-only
/*
 * A toy wheel: no kernel has it. "quoted { brace" in a comment must not count.
 */
#include <linux/wheel.h>

#define SPOKES	8
#define SPOKE(n)	((n) & (SPOKES - 1))
#define for_each_spoke(i)	\
	for (i = 0; i < SPOKES; i++)
#define NOTE(w, text)				\
	do {					\
		(w)->notes++;			\
		pr_info("wheel: %s\n", text);	\
	} while (0)

struct wheel {
	raw_spinlock_t		lock;
	struct list_head	spokes[SPOKES];
#ifdef CONFIG_PREEMPT_RT
	spinlock_t		turn_lock;
#endif
	unsigned long		clk, next, turns;
	bool			turning : 1;
	void			(*fn)(struct wheel *w);
	union {
		u32		state;
		struct {
			u8	hub;
			u8	rim;
		} __packed;
	};
};

enum { WHEEL_STOPPED, WHEEL_ROLLING = 4, WHEEL_SPUN, };

static DEFINE_PER_CPU(struct wheel, wheels[2]);
static unsigned int wheel_count = 1, wheel_limit;
static LIST_HEAD(all_wheels);

#ifdef CONFIG_SMP
static int wheel_cpu(int cpu)
{
	return cpu >= 0 ? cpu : raw_smp_processor_id();
}
#else
static int wheel_cpu(int cpu) { return cpu; }
#endif

static const struct wheel_ops wheel_ops = {
	.turn	= wheel_turn,
	.name	= "wheel }{",
};

static void
wheel_add(struct wheel *w, struct spoke *s, unsigned long when)
{
	unsigned int idx = SPOKE(when), old;

	lockdep_assert_held(&w->lock);
	old = READ_ONCE(s->idx);
	if (old == idx && !s->stale && !w->fn)
		return;
	list_add(&s->entry, w->spokes + idx);
	s->idx = idx;
	if (time_before(when, w->next)) {
		WRITE_ONCE(w->next, when);
		w->turning = true;
	} else if (w->fn) {
		w->fn(w);
	}
}

int wheel_turn(struct wheel *w, int steps)
{
	struct spoke *s, *tmp;
	unsigned long flags;
	int done = 0;	/* so far */


	raw_spin_lock_irqsave(&w->lock, flags);
again:
	while (steps--) {
		w->clk++;
		w->turns++;
		list_for_each_entry_safe(s, tmp, &w->spokes[SPOKE(w->clk)], entry) {
			switch (s->kind) {
			case SPOKE_ONCE:
				list_del(&s->entry);
				fallthrough;
			case SPOKE_QUIET ... SPOKE_SILENT:
				done++;
				break;
			default:
				WARN_ON_ONCE(1);
			}
		}
	}
	do {
		done -= wheel_rest(w);
	} while (done > 100);
	if (w->state & WHEEL_SPUN) {
		steps = 1;
		goto again;
	}
	raw_spin_unlock_irqrestore(&w->lock, flags);
	return done;
}
EXPORT_SYMBOL_GPL(wheel_turn);

SYSCALL_DEFINE2(wheel_spin, int, cpu, int __user *, result)
{
	struct wheel *w = per_cpu_ptr(&wheels[0], wheel_cpu(cpu));

	return put_user(wheel_turn(w, 2), result);
}

void wheel_new_name(struct wheel *w)
{
	int i;

	for_each_spoke(i)
		INIT_LIST_HEAD(&w->spokes[i]);
	w->clk = jiffies;
	w->next = w->clk + 1000;
}

static void wheel_stop(struct wheel *w)
{
	w->turning = false;
}

static int __init wheel_init(void)
{
	int cpu;

	for_each_possible_cpu(cpu)
		wheel_new_name(per_cpu_ptr(&wheels[0], cpu));
	return 0;
}
late_initcall(wheel_init)
