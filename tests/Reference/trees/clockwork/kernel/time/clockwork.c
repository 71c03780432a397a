// SPDX-License-Identifier: GPL-2.0-only
/*
 * A toy clockwork: no kernel has it. It has each construct once that edits are made of.
 */
#include <linux/clockwork.h>
#include <linux/module.h>

#define TEETH		12
#define GEAR(n)		((n) % TEETH)
#define CLOCKWORK_DEBUG
#define for_each_gear(g)	\
	for (g = 0; g < TEETH; g++)

typedef void (*strike_fn)(struct clockwork *cw, int hour);

static int strike(struct clockwork *cw, int hour);
extern unsigned long strikes;

struct clockwork {
	raw_spinlock_t		lock;
	unsigned long		spring, tension;
	int			hands[2];
	strike_fn		fn;
#ifdef CONFIG_PREEMPT_RT
	spinlock_t		slow_lock;
#endif
	bool			wound : 1;
};

enum gear_state {
	GEAR_FREE,
	GEAR_LOCKED = 4,
	GEAR_WORN,
};

static DEFINE_PER_CPU(struct clockwork, clockworks);
static unsigned int tick_count = 1, tock_count = 2;
static const char * const names[] = {
	"hour",
	"minute",
};

static __always_inline bool is_wound(struct clockwork *cw)
{
	return cw->spring && cw->wound;
}

#ifdef CONFIG_SMP
static int gear_cpu(int cpu)
{
	return cpu < 0 ? raw_smp_processor_id() : cpu;
}
#else
static int gear_cpu(int cpu)
{
	return 0;
}
#endif

static void escape(struct clockwork *cw, int steps)
{
	static int escapes = 3;
	int gear, left = steps;

	lockdep_assert_held(&cw->lock);
	if (!is_wound(cw))
		return;
	for_each_gear(gear) {
		cw->hands[0] += GEAR(gear);
		if (gear > 3) {
			cw->tension--;
			escapes++;
		} else {
			cw->tension++;
		}
	}
	for (gear = 0; gear < left; gear++)
		cw->spring -= gear;
	while (left--) {
		if (left == 7)
			continue;
		tick_count++;
	}
	do {
		tock_count++;
	} while (tock_count < tick_count);
	WRITE_ONCE(cw->spring, cw->spring + 1);
}

static int strike(struct clockwork *cw, int hour)
{
	unsigned long flags;
	int ret = -EINVAL;

	raw_spin_lock_irqsave(&cw->lock, flags);
	switch (hour) {
	case 1:
		ret = 1;
		break;
	case 2 ... 12:
		ret = hour;
		fallthrough;
	default:
		if (!cw->fn)
			goto unlock;
		cw->fn(cw, hour);
	}
	escape(cw, (int)hour);
#ifdef CONFIG_PREEMPT_RT
	ret = 0;
#endif
	pr_info("clockwork: struck %d\n", hour);
unlock:
	raw_spin_unlock_irqrestore(&cw->lock, flags);
	return ret;
}
EXPORT_SYMBOL_GPL(strike);

static void silence(struct clockwork *cw)
{
	/* Nothing strikes any more. */
}

static void wind(struct clockwork *cw, unsigned long turns)
{
	guard(raw_spinlock)(&cw->lock);
	if (turns > 100)
		turns = 100;
	cw->spring += turns;
	cw->tension = cw->spring / 2;
	cw->wound = true;
	trace_clockwork_wind(cw, turns);
}

static int __init setup_clockwork(char *str)
{
	return kstrtouint(str, 0, &tick_count) ? 0 : 1;
}
__setup("clockwork=", setup_clockwork);

static int __init early_clockwork(char *str)
{
	tock_count = 5;
	return 0;
}
early_param("tock", early_clockwork);

static int __init clockwork_init(void)
{
	int cpu;

	for_each_possible_cpu(cpu)
		wind(per_cpu_ptr(&clockworks, gear_cpu(cpu)), 10);
	return 0;
}
device_initcall(clockwork_init);
