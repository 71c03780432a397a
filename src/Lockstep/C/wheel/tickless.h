/* SPDX-License-Identifier: GPL-2.0-only */
/* Where tick-sched.c and hrtimer.c are not compiled, this much stands for them. */
#pragma once
#define tick_nohz_is_active() 1
#define tick_nohz_full_cpu(c) 0
#define tick_nohz_full_enabled() false
#define SCHED_CAPACITY_SCALE 1024
#define arch_scale_cpu_capacity(c) SCHED_CAPACITY_SCALE
#define tick_nohz_cpu_hotpluggable(c) 1
extern u64 last_jiffies_update;
#define hrtimer_get_next_event() KTIME_MAX
#define hrtimer_run_queues() do { } while (0)
u64 get_jiffies_update(unsigned long *basej);
void wake_up_nohz_cpu(int cpu);

struct timer_events { u64 local, global; };
u64 get_next_timer_interrupt(unsigned long basej, u64 basem);
u64 timer_base_try_to_set_idle(unsigned long basej, u64 basem, bool *idle);
void timer_clear_idle(void);
bool timer_base_is_idle(void);
void timer_expire_remote(unsigned int cpu);
void timer_lock_remote_bases(unsigned int cpu);
void timer_unlock_remote_bases(unsigned int cpu);
void fetch_next_timer_interrupt_remote(unsigned long basej, u64 basem, struct timer_events *events,
				       unsigned int cpu);
