// SPDX-License-Identifier: GPL-2.0-only
/* The CPUs of the machine, what belongs to each, and memory. */
#include "driver.h"
#include "bits.h"

struct processor processors[MAX_CPUS];
int the_running_cpu, cpu_count, node_count, node_of[MAX_CPUS];
unsigned long section_at[MAX_CPUS];
struct cpumask online_mask, possible_mask, kept_mask, noise_mask;
struct timer_list timers[MAX_TIMERS];
int timer_count, fail_allocation;
bool dumps_buckets;
extern char __start_percpu[], __stop_percpu[];

/* Memory is never used twice, and whoever reads what is freed sees what the port's slab shows there. */
#define HEAD_BYTES 64
#define FREED_BYTE 0x6b

void *take_memory(size_t bytes)
{
	if (fail_allocation && --fail_allocation == 0) {
		see("no-memory", 1);
		return NULL;
	}
	size_t *block = calloc(1, HEAD_BYTES + bytes);

	*block = bytes;
	return (char *)block + HEAD_BYTES;
}

void give_back_memory(void *memory)
{
	if (memory)
		memset(memory, FREED_BYTE, *(size_t *)((char *)memory - HEAD_BYTES));
}

/* Beyond the end of every CPU's section there is room for what is allocated. */
static size_t section_bytes, allocated_bytes;
#define ROOM_BYTES 65536

void *take_per_cpu(size_t bytes)
{
	char *at = __start_percpu + section_bytes + allocated_bytes;

	if (fail_allocation && --fail_allocation == 0) {
		see("no-memory", 1);
		return NULL;
	}
	allocated_bytes = (allocated_bytes + bytes + 63) & ~63UL;
	if (allocated_bytes > ROOM_BYTES)
		end_scenario("out of per-CPU room");
	return at;
}

void lay_out_sections(void)
{
	section_bytes = (__stop_percpu - __start_percpu + 63) & ~63UL;
	for (int cpu = 0; cpu < cpu_count; cpu++) {
		char *at = aligned_alloc(4096, (section_bytes + ROOM_BYTES + 4095) & ~4095UL);

		memcpy(at, __start_percpu, __stop_percpu - __start_percpu);
		section_at[cpu] = at - __start_percpu;
	}
}

bool is_online(int cpu) { return cpu >= 0 && cpu < cpu_count && !cpu_is_offline(cpu); }

void be(int cpu) { the_running_cpu = cpu; }

void be_task(int cpu)
{
	be(cpu);
	this_processor->irqs_off = 0;
}

void be_irqs_off(int cpu)
{
	be(cpu);
	this_processor->irqs_off = 1;
}
