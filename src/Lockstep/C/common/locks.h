/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What another CPU can see. Before each such operation of the compiled files themselves, not of the
 * headers under them, stands a point at which another operation may interrupt.
 */
#pragma once
#include <string.h>
#define IS_FILE(name) (__builtin_strcmp(__FILE__, name) == 0)
#define HERE (IS_FILE("timer.c") || IS_FILE("timer_migration.c") || IS_FILE("tick-sched.c") || \
	      IS_FILE("hrtimer.c") || IS_FILE("tick-common.c"))
/* The function that the caller is in, or none where that is in a header. */
#define PLACE (HERE ? __func__ : NULL)
/* As the port's executions number them. */
enum point_kind {
	AT_LOAD, AT_STORE, AT_LOAD_ACQUIRE, AT_STORE_RELEASE, AT_RMW, AT_RMW_FULL = 7, AT_LOCK = 9, AT_UNLOCK,
};
void reached_point(enum point_kind kind, const char *function);
void count_lock(void);
#define point(kind) do { if (HERE) reached_point(kind, __func__); } while (0)
/* Whoever called waits for something that the other strand will do, or that nobody will. */
void wait_for_other(const char *what);
void stuck(const char *what) __attribute__((noreturn));

#define barrier() __asm__ __volatile__("" ::: "memory")
#define smp_mb__after_atomic() barrier()
/* What is accessed is known before the point, as for a processor that has the address in a register. */
#define LOADED(x, kind) ({ \
	const volatile typeof(x) *at_ = &(x); \
	point(kind); \
	*at_; })
#define STORED(x, v, kind) do { \
	volatile typeof(x) *at_ = &(x); \
	typeof(x) v_ = (v); \
	point(kind); \
	*at_ = v_; \
} while (0)
#define READ_ONCE(x) LOADED(x, AT_LOAD)
#define WRITE_ONCE(x, v) STORED(x, v, AT_STORE)
#define data_race(x) (x)
#define smp_load_acquire(p) LOADED(*(p), AT_LOAD_ACQUIRE)
#define smp_store_release(p, v) STORED(*(p), v, AT_STORE_RELEASE)
#define rcu_assign_pointer(p, v) ((p) = (v))
#define rcu_dereference_raw(p) (p)
#define cpu_relax() wait_for_other("spins")

/* 0 when free, else one more than the number of the CPU that holds it. */
typedef struct { int owner; } raw_spinlock_t;
typedef raw_spinlock_t spinlock_t;
static inline void take_lock(raw_spinlock_t *lock, const char *place)
{
	preempt_disable();
	count_lock();
	if (place)
		reached_point(AT_LOCK, place);
	if (lock->owner == the_running_cpu + 1)
		stuck("holds the lock");
	while (lock->owner)
		wait_for_other("contends");
	lock->owner = the_running_cpu + 1;
}
static inline void drop_lock(raw_spinlock_t *lock, const char *place)
{
	if (place)
		reached_point(AT_UNLOCK, place);
	CLAIM(lock->owner == the_running_cpu + 1, "bad unlock");
	lock->owner = 0;
	preempt_enable();
}
#define raw_spin_lock(l) take_lock(l, PLACE)
#define raw_spin_unlock(l) drop_lock(l, PLACE)
#define raw_spin_lock_irq(l) do { local_irq_disable(); raw_spin_lock(l); } while (0)
#define raw_spin_unlock_irq(l) do { raw_spin_unlock(l); local_irq_enable(); } while (0)
#define raw_spin_lock_init(l) ((l)->owner = 0)
#define raw_spin_lock_nested(l, subclass) raw_spin_lock(l)
#define raw_spin_lock_irqsave(l, f) do { \
	(f) = this_processor->irqs_off; \
	raw_spin_lock_irq(l); \
} while (0)
#define raw_spin_unlock_irqrestore(l, f) do { \
	raw_spin_unlock(l); \
	this_processor->irqs_off = (f); \
} while (0)
#define lockdep_assert_held(l) CLAIM((l)->owner, "lock not held")
#define lockdep_init_map(...) do { } while (0)
#define lock_map_acquire(m) do { } while (0)
#define lock_map_release(m) do { } while (0)
#define SINGLE_DEPTH_NESTING 1

/* Guards: those of spinlocks take them, tasks do not exist. What ends one is in no function. */
#define AT_END "guard"
static inline raw_spinlock_t *enter_guard(raw_spinlock_t *lock, const char *place)
{
	take_lock(lock, place);
	return lock;
}
static inline raw_spinlock_t *enter_irq_guard(raw_spinlock_t *lock, const char *place)
{
	local_irq_disable();
	return enter_guard(lock, place);
}
static inline void leave_raw_spinlock(raw_spinlock_t **lock) { drop_lock(*lock, AT_END); }
static inline void leave_raw_spinlock_irq(raw_spinlock_t **lock)
{
	drop_lock(*lock, AT_END);
	local_irq_enable();
}
#define enter_raw_spinlock(lock) enter_guard(lock, PLACE)
#define enter_raw_spinlock_irq(lock) enter_irq_guard(lock, PLACE)
static inline void leave_nothing(raw_spinlock_t **lock) { }
static inline raw_spinlock_t *enter_preempt(void) { preempt_disable(); return NULL; }
static inline void leave_preempt(raw_spinlock_t **lock) { preempt_enable(); }
#define enter_cpus_read_lock() NULL
#define leave_cpus_read_lock leave_nothing
#define scoped_guard(kind, ...) \
	for (raw_spinlock_t *held_ __attribute__((cleanup(leave_##kind))) = enter_##kind(__VA_ARGS__), \
	     *once_ = (void *)1; once_; once_ = NULL)
#define guard_raw_spinlock(lock) raw_spinlock_t *held_ \
	__attribute__((cleanup(leave_raw_spinlock))) = enter_guard(lock, PLACE)
/* What raw_spin_lock_irqsave() keeps, until the scope ends. */
struct held_irqs { raw_spinlock_t *lock; unsigned long flags; };
static inline void leave_irqsave(struct held_irqs *held)
{
	drop_lock(held->lock, AT_END);
	this_processor->irqs_off = held->flags;
}
static inline struct held_irqs enter_irqsave(raw_spinlock_t *lock, const char *place)
{
	struct held_irqs held = { lock, this_processor->irqs_off };

	enter_irq_guard(lock, place);
	return held;
}
#define guard_raw_spinlock_irqsave(lock) struct held_irqs held_irqs_ \
	__attribute__((cleanup(leave_irqsave))) = enter_irqsave(lock, PLACE)
#define guard(kind) guard_##kind
#define guard_mutex(m) ((void)(m))
#define guard_migrate() (void)0
#define guard_cpus_read_lock() (void)0
#define mutex_lock(m) do { } while (0)
#define mutex_unlock(m) do { } while (0)
#define DEFINE_MUTEX(name) __attribute__((unused)) struct { int owner; } name = { 1 }

typedef struct { u32 counter; } atomic_t;
#define atomic_read(a) LOADED((a)->counter, AT_LOAD)
#define atomic_read_acquire(a) LOADED((a)->counter, AT_LOAD_ACQUIRE)
#define atomic_set(a, v) STORED((a)->counter, v, AT_STORE)
#define atomic_fetch_or(v, a) ({ \
	u32 *at_ = &(a)->counter, set_ = (v), old_; \
	point(AT_RMW_FULL); \
	old_ = *at_; \
	*at_ |= set_; \
	old_; })
#define atomic_try_cmpxchg(a, old, v) exchange(a, old, v, PLACE)
static inline bool exchange(atomic_t *a, u32 *old, u32 v, const char *place)
{
	if (place)
		reached_point(AT_RMW_FULL, place);
	if (a->counter != *old) {
		*old = a->counter;
		return false;
	}
	a->counter = v;
	return true;
}
