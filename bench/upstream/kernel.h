/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What timer.c finds around it when it is measured: the stubs of src/Lockstep, with the hot ones in place of those that
 * watch. A CPU is the thread, as in the port: what belongs to it is reached through a thread's pointer, its interrupt flag
 * and preemption count are words, and a lock is one locked exchange to take and a store to give.
 */
#pragma once
#include <time.h>
#define timer_delete kernel_timer_delete
#include "base.h"
#include "cpus.h"

struct here { long offset; int cpu, irqs_off, preempt, softirqs; unsigned long latched; };
extern __thread struct here here __attribute__((tls_model("initial-exec")));
void take_latched(void);

#undef this_processor
#undef raw_smp_processor_id
#undef smp_processor_id
#undef local_irq_disable
#undef local_irq_enable
#undef lockdep_assert_irqs_disabled
#undef lockdep_assert_preemption_enabled
#undef this_cpu_ptr
#undef CLAIM
#define CLAIM(c, what) do { } while (0)
#define this_processor (&here)
#define raw_smp_processor_id() here.cpu
#define smp_processor_id() here.cpu
#define barrier() __asm__ __volatile__("" ::: "memory")
#define local_irq_disable() do { here.irqs_off = 1; barrier(); } while (0)
#define local_irq_enable() do { barrier(); here.irqs_off = 0; if (unlikely(here.latched)) take_latched(); } while (0)
#define local_irq_save(f) do { (f) = here.irqs_off; local_irq_disable(); } while (0)
#define local_irq_restore(f) do { if (f) here.irqs_off = 1; else local_irq_enable(); } while (0)
#define lockdep_assert_irqs_disabled() do { } while (0)
#define lockdep_assert_preemption_enabled() do { } while (0)
#define this_cpu_ptr(p) ((typeof(p))((char *)(p) + here.offset))

#define smp_mb__after_atomic() barrier()
#define READ_ONCE(x) (*(const volatile typeof(x) *)&(x))
#define WRITE_ONCE(x, v) (*(volatile typeof(x) *)&(x) = (v))
#define data_race(x) (x)
#define smp_load_acquire(p) __atomic_load_n(p, __ATOMIC_ACQUIRE)
#define smp_store_release(p, v) __atomic_store_n(p, v, __ATOMIC_RELEASE)
#define rcu_assign_pointer(p, v) smp_store_release(&(p), v)
#define rcu_dereference_raw(p) (p)
#define cpu_relax() __builtin_ia32_pause()

typedef struct { u32 owner; } raw_spinlock_t;
typedef raw_spinlock_t spinlock_t;
void contend(raw_spinlock_t *lock);
static __always_inline void raw_spin_lock(raw_spinlock_t *lock)
{
	u32 free = 0;

	preempt_disable();
	if (unlikely(!__atomic_compare_exchange_n(&lock->owner, &free, here.cpu + 1, false,
						  __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)))
		contend(lock);
}
static __always_inline void raw_spin_unlock(raw_spinlock_t *lock)
{
	__atomic_store_n(&lock->owner, 0, __ATOMIC_RELEASE);
	preempt_enable();
}
#define raw_spin_lock_irq(l) do { local_irq_disable(); raw_spin_lock(l); } while (0)
#define raw_spin_unlock_irq(l) do { raw_spin_unlock(l); local_irq_enable(); } while (0)
#define raw_spin_lock_init(l) ((l)->owner = 0)
#define raw_spin_lock_nested(l, subclass) raw_spin_lock(l)
#define raw_spin_lock_irqsave(l, f) do { local_irq_save(f); raw_spin_lock(l); } while (0)
#define raw_spin_unlock_irqrestore(l, f) do { raw_spin_unlock(l); local_irq_restore(f); } while (0)
#define lockdep_assert_held(l) do { } while (0)
#define lockdep_init_map(...) do { } while (0)
#define lock_map_acquire(m) do { } while (0)
#define lock_map_release(m) do { } while (0)
#define SINGLE_DEPTH_NESTING 1
#define DEFINE_MUTEX(name) __attribute__((unused)) struct { int owner; } name
#define guard_mutex(m) (void)(m)
#define guard(kind) guard_##kind
static inline void leave_guard(raw_spinlock_t **lock) { raw_spin_unlock(*lock); }
static inline raw_spinlock_t *enter_guard(raw_spinlock_t *lock) { raw_spin_lock(lock); return lock; }
static inline void leave_irq_guard(raw_spinlock_t **lock) { raw_spin_unlock_irq(*lock); }
static inline raw_spinlock_t *enter_irq_guard(raw_spinlock_t *lock) { raw_spin_lock_irq(lock); return lock; }
static inline void leave_nothing(raw_spinlock_t **lock) { }
#define guard_raw_spinlock(lock) raw_spinlock_t *held_ __attribute__((cleanup(leave_guard))) = enter_guard(lock)
#define enter_raw_spinlock enter_guard
#define enter_raw_spinlock_irq enter_irq_guard
#define enter_cpus_read_lock() NULL
#define leave_raw_spinlock leave_guard
#define leave_raw_spinlock_irq leave_irq_guard
#define leave_cpus_read_lock leave_nothing
#define scoped_guard(kind, ...) \
	for (raw_spinlock_t *held_ __attribute__((cleanup(leave_##kind))) = enter_##kind(__VA_ARGS__), \
	     *once_ = (void *)1; once_; once_ = NULL)
#define guard_migrate() (void)0
#define guard_cpus_read_lock() (void)0
#define mutex_lock(m) do { } while (0)
#define mutex_unlock(m) do { } while (0)

typedef struct { u32 counter; } atomic_t;
#define atomic_read(a) READ_ONCE((a)->counter)
#define atomic_read_acquire(a) smp_load_acquire(&(a)->counter)
#define atomic_fetch_or(v, a) __atomic_fetch_or(&(a)->counter, v, __ATOMIC_SEQ_CST)
#define atomic_try_cmpxchg(a, old, v) \
	__atomic_compare_exchange_n(&(a)->counter, old, v, false, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED)
#define atomic_set(a, v) WRITE_ONCE((a)->counter, v)
#define atomic_inc(a) __atomic_fetch_add(&(a)->counter, 1, __ATOMIC_SEQ_CST)
#define atomic_dec(a) __atomic_fetch_sub(&(a)->counter, 1, __ATOMIC_SEQ_CST)
#include "services.h"
#include "tickless.h"
/* nohz=off, as the machine that it is measured beside. */
#undef tick_nohz_is_active
#define tick_nohz_is_active() 0
