/* SPDX-License-Identifier: GPL-2.0-only */
/* Memory, work, hotplug, tracing and whatever else the compiled files call by name. */
#pragma once

/* The nth request from now fails where a scenario says so. */
void *take_memory(size_t bytes);
#define GFP_KERNEL 0
#define kzalloc_node(bytes, gfp, node) take_memory(bytes)
#define kzalloc_objs(object, n) take_memory(sizeof(object) * (n))
#define kzalloc(bytes, gfp) take_memory(bytes)
#define kzalloc_flex(object, member, n) take_memory(sizeof(object) + sizeof(*(object).member) * (n))
#define kcalloc(n, bytes, gfp) take_memory((n) * (bytes))
void give_back_memory(void *memory);
#define kfree(p) give_back_memory(p)
#define alloc_percpu(type) ((type *)take_per_cpu(sizeof(type)))
void *take_per_cpu(size_t bytes);

struct static_key_false { int enabled; };
#define DEFINE_STATIC_KEY_FALSE(name) struct static_key_false name
#define static_branch_enable(key) ((key)->enabled = 1)
#define static_branch_disable(key) ((key)->enabled = 0)
#define static_branch_unlikely(key) unlikely((key)->enabled)
#define static_branch_likely(key) likely((key)->enabled)

/* No task exists: a work is done when it is queued, on the CPU that it is queued for. */
struct work_struct { void (*func)(struct work_struct *); };
#define DECLARE_WORK(name, f) struct work_struct name = { f }
#define INIT_WORK(w, f) ((w)->func = (f))
#define schedule_work(w) do_work(the_running_cpu, w)
#define schedule_work_on(c, w) do_work(c, w)
#define flush_work(w) do { (void)(w); } while (0)
void do_work(int cpu, struct work_struct *work);
long work_on_cpu(int cpu, long (*fn)(void *), void *arg);

/* What tmigr_init() registers; the driver calls it in the order of hotplug. */
typedef int (*hotplug_step)(unsigned int cpu);
extern hotplug_step prepare_step, online_step, offline_step;
enum { CPUHP_TMIGR_PREPARE, CPUHP_AP_TMIGR_ONLINE };
int cpuhp_setup_state(int state, const char *name, hotplug_step up, hotplug_step down);

struct task_struct;
#define current ((struct task_struct *)0)
#define TIMER_SOFTIRQ 1
#define raise_timer_softirq(n) do { this_processor->softirqs |= 1 << (n); } while (0)
#define open_softirq(n, f) do { } while (0)
#define posix_cputimers_init_work() do { } while (0)
#define account_process_tick(p, user) do { (void)(p), (void)(user); } while (0)
#define rcu_sched_clock_irq(user) do { } while (0)
#define sched_tick() do { } while (0)
#define run_posix_cpu_timers() do { } while (0)
#define pr_info(...) do { } while (0)
#define pr_err(...) do { } while (0)
#define pr_warn(...) do { } while (0)

#define NO_TRACE(...) do { } while (0)
#define trace_timer_init NO_TRACE
#define trace_timer_start(t, base) do { (void)(base); } while (0)
#define trace_timer_cancel NO_TRACE
#define trace_timer_expire_entry(t, base) do { (void)(base); } while (0)
#define trace_timer_expire_exit NO_TRACE
#define trace_timer_base_idle NO_TRACE
#define trace_tmigr_connect_child_parent NO_TRACE
#define trace_tmigr_connect_cpu_parent NO_TRACE
#define trace_tmigr_cpu_active NO_TRACE
#define trace_tmigr_cpu_available NO_TRACE
#define trace_tmigr_cpu_idle NO_TRACE
#define trace_tmigr_cpu_offline NO_TRACE
#define trace_tmigr_cpu_online NO_TRACE
#define trace_tmigr_cpu_new_timer NO_TRACE
#define trace_tmigr_cpu_new_timer_idle NO_TRACE
#define trace_tmigr_cpu_unavailable NO_TRACE
#define trace_tmigr_group_set NO_TRACE
#define trace_tmigr_group_set_cpu_active NO_TRACE
#define trace_tmigr_group_set_cpu_inactive NO_TRACE
#define trace_tmigr_handle_remote NO_TRACE
#define trace_tmigr_handle_remote_cpu NO_TRACE
#define trace_tmigr_update_events NO_TRACE
