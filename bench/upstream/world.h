/* SPDX-License-Identifier: GPL-2.0-only */
/* What both libraries define around the file that is compiled in them. */
#pragma once
#include "bits.h"

__thread struct here here __attribute__((tls_model("initial-exec")));
u64 last_jiffies_update;
struct processor processors[MAX_CPUS];
int the_running_cpu, cpu_count = 1, node_count = 1, node_of[MAX_CPUS];
unsigned long section_at[MAX_CPUS];
struct cpumask online_mask = { { 1 } }, possible_mask = { { 1 } }, kept_mask = { { 1 } };
struct cpumask noise_mask = { { 1 } };
static int warnings;

void warned(const char *file, int line, const char *what) { warnings++; }
void take_latched(void) { here.latched = 0; }
void contend(raw_spinlock_t *lock) { abort(); }
void wake_up_nohz_cpu(int cpu) { }
u64 get_jiffies_update(unsigned long *basej) { *basej = jiffies; return last_jiffies_update; }
void *take_memory(size_t bytes) { return calloc(1, bytes); }
void *take_per_cpu(size_t bytes) { abort(); }
void do_work(int cpu, struct work_struct *work) { work->func(work); }
long work_on_cpu(int cpu, long (*fn)(void *), void *arg) { return fn(arg); }
