/* SPDX-License-Identifier: GPL-2.0-only */
/* What a CPU runs, its softirqs, and what the tick asks of the scheduler. */
#pragma once
struct signal_struct { atomic_t tick_dep_mask; };
struct sighand_struct { raw_spinlock_t siglock; };
struct restart_block {
	long (*fn)(struct restart_block *);
	struct { int clockid, type; void *rmtp; u64 expires; } nanosleep;
};
struct task_struct {
	atomic_t tick_dep_mask;
	struct signal_struct *signal, own_signal;
	struct sighand_struct *sighand, own_sighand;
	struct restart_block restart_block;
	u64 timer_slack_ns;
	unsigned int thread_flags;
	int cpu, on_rq;
};

/* A CPU runs its idle task or its other one. */
struct pt_regs { int user; };
struct cpu_tasks {
	struct task_struct idle, other;
	struct pt_regs *regs;
	bool runs_other;
};
extern struct cpu_tasks cpu_tasks[MAX_CPUS];
#define these_tasks (&cpu_tasks[the_running_cpu])
#undef current
#define current (these_tasks->runs_other ? &these_tasks->other : &these_tasks->idle)
#define idle_cpu(c) (!cpu_tasks[c].runs_other)
#define task_cpu(t) ((t)->cpu)
#define sched_task_on_rq(t) ((t)->on_rq)
#define task_of_signal(s) container_of(s, struct task_struct, own_signal)
#define __for_each_thread(s, t) for ((t) = task_of_signal(s); (t); (t) = NULL)
#define user_mode(regs) ((regs)->user)
#define get_irq_regs() (these_tasks->regs)

#define TIF_NEED_RESCHED 1
#define TIF_NEED_RESCHED_LAZY 2
#define TIF_HRTIMER_REARM 3
#define _TIF_NEED_RESCHED (1U << TIF_NEED_RESCHED)
#define _TIF_NEED_RESCHED_LAZY (1U << TIF_NEED_RESCHED_LAZY)
#define _TIF_HRTIMER_REARM (1U << TIF_HRTIMER_REARM)
#define set_thread_flag(flag) do { current->thread_flags |= 1U << (flag); } while (0)
#define clear_thread_flag(flag) do { current->thread_flags &= ~(1U << (flag)); } while (0)
#define read_thread_flags() (current->thread_flags)
#define need_resched() (!!(read_thread_flags() & _TIF_NEED_RESCHED))

#define HRTIMER_SOFTIRQ 8
#define SOFTIRQS 10
#define SOFTIRQ_HOTPLUG_SAFE_MASK 0x250
#define local_softirq_pending() ((unsigned int)this_processor->softirqs)
#define local_timers_pending() local_softirq_pending()
#define local_bh_blocked() false
#undef open_softirq
void open_softirq(int number, void (*action)(void));
extern struct cpumask active_mask;
#define cpu_active_mask (&active_mask)
#define cpu_active(c) cpumask_test_cpu(c, &active_mask)
#define in_nmi() 0
#define rcu_needs_cpu() 0
extern bool arch_wants_tick[MAX_CPUS], tracks_context;
#define arch_needs_cpu() arch_wants_tick[the_running_cpu]
#define context_tracking_enabled() tracks_context
#define ct_cpu_track_user(c) do { tracks_context = true; } while (0)
#define rcu_nocb_flush_deferred_wakeup() do { } while (0)
#define HK_TYPE_TIMER HK_TYPE_KERNEL_NOISE
int get_nohz_timer_target(void);
void wake_up_nohz_cpu(int cpu);
int wake_up_process(struct task_struct *task);

/* Nobody sleeps: what system calls need compiles and is not called. */
enum { TT_NONE, TT_NATIVE };
#define ERESTART_RESTARTBLOCK 516
#define ERESTARTNOHAND 514
#define TASK_RUNNING 0
#define TASK_INTERRUPTIBLE 1
#define TASK_FREEZABLE 0
#define set_current_state(s) do { } while (0)
#define __set_current_state(s) do { } while (0)
#define schedule() do { } while (0)
#define signal_pending(t) false
#define set_restart_fn(block, f) ((block)->fn = (f))
#define do_no_restart_syscall NULL
#define __sched
#define __user
#define __must_hold(lock)
struct __kernel_timespec { s64 tv_sec, tv_nsec; };
#define put_timespec64(ts, to) 0
#define get_timespec64(ts, from) 0
#define timespec64_valid(ts) true
#define SYSCALL_DEFINE2(name, t1, n1, t2, n2) long sys_##name(t1 n1, t2 n2)
