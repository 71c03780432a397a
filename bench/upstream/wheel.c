// SPDX-License-Identifier: GPL-2.0-only
/* timer.c with the workloads of port bench, as functions that the runner calls. */
#include "kernel.h"
#include <linux/timer.h>
#include <linux/timerqueue.h>
#include "timer.c"
#include "world.h"
#include "no-hierarchy.h"

static long expired, count;
static struct timer_list *timers;
static u64 state = 1;

static void expire(struct timer_list *timer) { expired++; }

/* Memory for so many timers at an address that the runner gives, as the port's stand in its arena. */
void wheel_set_up(struct timer_list *at, long n)
{
	static bool initialised;

	if (!initialised)
		timers_init();
	initialised = true;
	timers = at;
	count = n;
	for (long i = 0; i < n; i++)
		timer_setup(at + i, expire, 0);
}

int wheel_warnings(void) { return warnings; }

size_t wheel_timer_size(void) { return sizeof(struct timer_list); }

void wheel_pairs(const u32 *delays, long n)
{
	struct timer_list *timer = timers;
	unsigned long now = jiffies;

	for (long i = 0; i < n; i++, timer++) {
		timer->expires = now + delays[i];
		add_timer(timer);
		timer_delete(timer);
	}
}

void wheel_arm_all(const u32 *delays)
{
	unsigned long now = jiffies;

	expired = 0;
	for (long i = 0; i < count; i++)
		mod_timer(timers + i, now + delays[i]);
}

/* As the port's workload draws: Delays in src/Bench. */
static inline u32 below(u32 limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return ((state >> 32) * limit) >> 32;
}

void wheel_modify(long operations, u32 shortest, u32 longest)
{
	unsigned long now = jiffies;

	for (long i = 0; i < operations; i++) {
		struct timer_list *timer = timers + below(count);

		mod_timer(timer, now + shortest + below(longest - shortest + 1));
	}
}

/* How many are left, of which none would ever expire. */
long wheel_expire_all(void)
{
	for (long jiffy = 0; expired < count && jiffy < 1000000; jiffy++) {
		jiffies_64++;
		run_timer_softirq();
	}
	return count - expired;
}
