/* SPDX-License-Identifier: GPL-2.0-only */
/* The configuration of these files, and words of the kernel that have no state. */
#pragma once
#define CONFIG_GENERIC_CLOCKEVENTS 1
#define CONFIG_GENERIC_CLOCKEVENTS_MIN_ADJUST 1
#define CONFIG_TICK_ONESHOT 1
#define CONFIG_HIGH_RES_TIMERS 1
#define CONFIG_HRTIMER_REARM_DEFERRED 1
#define CONFIG_NO_HZ_FULL 1

#define ACCESS_PRIVATE(p, member) ((p)->member)
#define container_of_const container_of
#define max_t(type, a, b) ({ type a_ = (a), b_ = (b); a_ > b_ ? a_ : b_; })
#define max(a, b) max_t(typeof(a), a, b)
#define min(a, b) min_t(typeof(a), a, b)
#define ffs(n) __builtin_ffs(n)
#define do_div(n, d) ({ u64 rest_ = (n) % (d); (n) /= (d); rest_; })
static inline u64 div_u64_rem(u64 n, u32 d, u32 *rest) { *rest = n % d; return n / d; }
#define div_s64(a, b) ((s64)(a) / (b))
#define div64_s64(a, b) ((s64)(a) / (b))

#define __RAW_SPIN_LOCK_UNLOCKED(name) { 0 }
#define DEFINE_RAW_SPINLOCK(name) raw_spinlock_t name
#define local_irq_save(f) do { (f) = this_processor->irqs_off; local_irq_disable(); } while (0)
#define local_irq_restore(f) do { this_processor->irqs_off = (f); } while (0)
#define lockdep_assert_irqs_enabled() CLAIM(!this_processor->irqs_off, "interrupts are off")
#define lockdep_hrtimer_enter(timer) true
#define lockdep_hrtimer_exit(hard) do { } while (0)
#define test_bit(n, map) ({ \
	const unsigned long *map_ = (map); \
	point(AT_LOAD); \
	*map_ >> (n) & 1; })
#define set_bit(n, map) do { point(AT_RMW); __set_bit(n, map); } while (0)
#define test_and_clear_bit(n, map) ({ point(AT_RMW_FULL); __test_and_clear_bit(n, map); })
#define test_and_set_bit(n, map) ({ point(AT_RMW_FULL); __test_and_set_bit(n, map); })
static inline bool __test_and_set_bit(long n, unsigned long *map)
{
	bool was = *map >> n & 1;

	__set_bit(n, map);
	return was;
}
#define atomic_andnot(v, a) do { \
	u32 *at_ = &(a)->counter, cleared_ = (v); \
	point(AT_RMW); \
	*at_ &= ~cleared_; \
} while (0)
#define DECLARE_PER_CPU(type, name) extern type name
#define per_cpu(v, c) (*per_cpu_ptr(&(v), c))
#define raw_cpu_ptr(p) this_cpu_ptr(p)

/* A crash of the kernel ends the scenario. */
#define BUG() end_scenario("crashed")
#define BUG_ON(c) do { if (c) BUG(); } while (0)
void end_scenario(const char *why) __attribute__((noreturn));

/* The driver sets what boot parameters set. */
#define __setup(name, f)
#define early_param(name, f)
#define kstrtobool(text, result) (*(result) = *(text) == '1', 0)
#define get_option(text, result) (*(result) = **(text) == '1')

#define tracepoint_enabled(name) false
#define trace_tick_stop NO_TRACE
#define trace_hrtimer_setup NO_TRACE
#define trace_hrtimer_start NO_TRACE
#define trace_hrtimer_start_expired NO_TRACE
#define trace_hrtimer_cancel NO_TRACE
#define trace_hrtimer_rearm NO_TRACE
#define trace_hrtimer_expire_entry NO_TRACE
#define trace_hrtimer_expire_exit NO_TRACE
#define printk_deferred(...) do { } while (0)
#define pr_cont(...) do { } while (0)
#define calc_global_load() do { } while (0)
#define calc_load_nohz_start() do { } while (0)
#define calc_load_nohz_stop() do { } while (0)
#define quiet_vmstat() do { } while (0)
#define profile_tick(kind) do { } while (0)
#define touch_softlockup_watchdog_sched() do { } while (0)
#define sched_clock_idle_sleep_event() do { } while (0)
#define sched_clock_idle_wakeup_event() do { } while (0)
#define kcpustat_dyntick_start(now) do { } while (0)
#define kcpustat_dyntick_stop(now) do { } while (0)
#define kcpustat_irq_enter(now) do { } while (0)
#define kcpustat_irq_exit(now) do { } while (0)
#define nohz_balance_enter_idle(c) do { } while (0)
