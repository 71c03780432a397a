/* SPDX-License-Identifier: GPL-2.0-only */
/* The clocks that are read, and sequence counters. */
#pragma once
#define NSEC_PER_SEC 1000000000L
#define NSEC_PER_MSEC 1000000L
#define NSEC_PER_USEC 1000L
#define USEC_PER_SEC 1000000L
#define KTIME_SEC_MAX (KTIME_MAX / NSEC_PER_SEC)
#define LOW_RES_NSEC TICK_NSEC
#undef ktime_to_ns

typedef int clockid_t;
#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1
#define CLOCK_BOOTTIME 7
#define CLOCK_TAI 11
struct timespec64 { s64 tv_sec; long tv_nsec; };
#define timespec64_to_ns(ts) ((ts)->tv_sec * NSEC_PER_SEC + (ts)->tv_nsec)
#define ns_to_timespec64(ns) ((struct timespec64){ (ns) / NSEC_PER_SEC, (ns) % NSEC_PER_SEC })
#define ns_to_kernel_old_timeval ns_to_timespec64

/* Clock monotonic; the others are at a distance from it, which setting the time changes. */
extern ktime_t clock_now, offset_real, offset_boot, offset_tai;
extern u32 clock_set_count;
extern bool clock_is_good;
#define ktime_get() clock_now
#define ktime_get_real() (clock_now + offset_real)
#define ktime_get_boottime() (clock_now + offset_boot)
#define ktime_get_clocktai() (clock_now + offset_tai)
#define timekeeping_valid_for_hres() clock_is_good
#define timekeeping_max_deferment() KTIME_MAX
ktime_t ktime_get_update_offsets_now(u32 *count, ktime_t *real, ktime_t *boot, ktime_t *tai);
enum clocksource_ids { CSID_GENERIC };
void clocks_calc_mult_shift(u32 *mult, u32 *shift, u32 from, u32 to, u32 max_seconds);

/* Who reads while the scenario has interrupted a writer waits for it. */
typedef struct { unsigned int sequence; } seqcount_t;
typedef seqcount_t seqcount_raw_spinlock_t;
#define seqcount_raw_spinlock_init(s, lock) ((s)->sequence = 0)
#define SEQCNT_RAW_SPINLOCK_ZERO(name, lock) { 0 }
void relax(void);
static inline unsigned int raw_read_seqcount_begin(const seqcount_t *s)
{
	while (s->sequence & 1)
		relax();
	return s->sequence;
}
#define read_seqcount_begin(s) raw_read_seqcount_begin(s)
#define read_seqcount_retry(s, start) ((s)->sequence != (start))
#define write_seqcount_begin(s) ((s)->sequence++)
#define write_seqcount_end(s) ((s)->sequence++)
#define raw_write_seqcount_barrier(s) ((s)->sequence += 2)
extern raw_spinlock_t jiffies_lock;
extern seqcount_t jiffies_seq;
#define do_timer(ticks) do { jiffies_64 += (ticks); } while (0)
#define update_wall_time() do { } while (0)
