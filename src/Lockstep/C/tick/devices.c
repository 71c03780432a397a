// SPDX-License-Identifier: GPL-2.0-only
/* Clock event devices: a countdown of nanoseconds, and a clock that counts the same. */
#include "kernel.h"
#include "tick-internal.h"
#include "group.h"

#define DEVICES_A_CPU 3
#define ONLY_COUNTS 0x100
#define ANY_CPU 0x200
#define SHORT 0x400
#define CLOCK_HZ 1000000000

ktime_t programmed[MAX_CPUS];
int programs_that_fail;
static struct clock_event_device devices[MAX_CPUS][DEVICES_A_CPU];
static int device_count[MAX_CPUS];

ktime_t clock_now, offset_real, offset_boot, offset_tai;
u32 clock_set_count = 1;
bool clock_is_good;
raw_spinlock_t jiffies_lock;
seqcount_t jiffies_seq;

ktime_t ktime_get_update_offsets_now(u32 *count, ktime_t *real, ktime_t *boot, ktime_t *tai)
{
	if (*count != clock_set_count) {
		*count = clock_set_count;
		*real = offset_real;
		*boot = offset_boot;
		*tai = offset_tai;
	}
	return clock_now;
}

/* The largest shift with which max_seconds of ticks stay below 64 bits. */
void clocks_calc_mult_shift(u32 *mult, u32 *shift, u32 from, u32 to, u32 max_seconds)
{
	unsigned int room = 32 - (64 - __builtin_clzll(((u64)max_seconds * from >> 32 << 1) | 1) - 1);
	u64 scaled = 0;

	for (*shift = 32; *shift > 0; (*shift)--) {
		scaled = (((u64)to << *shift) + from / 2) / from;
		if (scaled >> room == 0)
			break;
	}
	*mult = scaled;
}

static int set_next(unsigned long ticks, struct clock_event_device *dev)
{
	if (programs_that_fail > 0) {
		programs_that_fail--;
		return -ETIME;
	}
	programmed[the_running_cpu] = clock_now + ticks;
	return 0;
}

static int stop(struct clock_event_device *dev)
{
	programmed[the_running_cpu] = KTIME_MAX;
	return 0;
}

/* Beyond the features of a clock event device stands what else it is. */
void devices_add(int cpu, int rating, unsigned int features, long min_delta)
{
	struct clock_event_device *dev;

	if (device_count[cpu] == DEVICES_A_CPU)
		return;
	dev = &devices[cpu][device_count[cpu]++];
	*dev = (struct clock_event_device){
		.name = "clock", .rating = rating, .irq = -1, .features = features & 0xff,
		.cpumask = features & ANY_CPU ? cpu_possible_mask : cpumask_of(cpu), .set_next_event = set_next,
	};
	if (!(features & ONLY_COUNTS)) {
		dev->set_state_shutdown = dev->set_state_oneshot = dev->set_state_oneshot_stopped = stop;
		dev->set_state_periodic = dev->tick_resume = stop;
	}
	clockevents_config_and_register(dev, CLOCK_HZ, min_delta,
					features & SHORT ? NSEC_PER_SEC / 2 : 3600 * NSEC_PER_SEC);
}

static int device_number(int cpu, const struct clock_event_device *dev)
{
	for (int i = 0; i < device_count[cpu]; i++) {
		if (dev == &devices[cpu][i])
			return i;
	}
	return -1;
}

int devices_unbind(int cpu, long n)
{
	if (!device_count[cpu] || !is_online(cpu))
		return 0;
	return clockevents_unbind_device(&devices[cpu][(unsigned long)n % device_count[cpu]], cpu);
}

void devices_dump(int cpu)
{
	struct tick_device *td = tick_get_device(cpu);
	struct clock_event_device *dev = td->evtdev;

	see_place("device", -1, cpu);
	see("mode", td->mode);
	see("programmed", programmed[cpu]);
	see("number", device_number(cpu, dev));
	for (int i = 0; i < device_count[cpu]; i++) {
		dev = &devices[cpu][i];
		see("state", dev->state_use_accessors);
		see("next", dev->next_event);
		see("forced", dev->next_event_forced);
		see("retries", dev->retries);
		see("mult", dev->mult);
		see("shift", dev->shift);
		see("min", dev->min_delta_ns);
		see("max", dev->max_delta_ns);
		see("min-ticks", dev->min_delta_ticks);
	}
}

/* Which one ticks on the calling CPU. */
struct clock_event_device *devices_current(void) { return tick_get_device(the_running_cpu)->evtdev; }
