/* SPDX-License-Identifier: GPL-2.0-only */
/* Types, the configuration, and what is the compiler's. */
#pragma once
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint64_t u64;
typedef uint32_t u32;
typedef uint16_t u16;
typedef uint8_t u8;
typedef int64_t s64;
typedef int32_t s32;
typedef int64_t ktime_t;

#define CONFIG_64BIT 1
#define CONFIG_SMP 1
#define CONFIG_NO_HZ_COMMON 1
#define CONFIG_HOTPLUG_CPU 1
/* HZ is on the compiler's command line. */
#define TICK_NSEC ((1000000000ULL + HZ / 2) / HZ)
#define BITS_PER_LONG 64
#define KTIME_MAX INT64_MAX
#define INITIAL_JIFFIES 0

/* IS_ENABLED(X): 1 where X is defined as 1. */
#define COMMA_IF_1 0,
#define SECOND_OF(a, b, ...) b
#define SECOND_AFTER(comma) SECOND_OF(comma 1, 0)
#define PASTED(x) SECOND_AFTER(COMMA_IF_##x)
#define IS_ENABLED(x) PASTED(x)

#define __init
#define __percpu
#define __read_mostly
#define __latent_entropy
#define __must_check
#define __private
#define __acquires(x)
#define __releases(x)
#define __context_unsafe(...)
#define __free(x)
#define __visible
#define __packed __attribute__((packed))
#undef __always_inline
#define __always_inline inline __attribute__((always_inline))
#define __cacheline_aligned_in_smp __attribute__((aligned(64)))
#define ____cacheline_aligned __attribute__((aligned(64)))
#define fallthrough __attribute__((fallthrough))
#define EXPORT_SYMBOL(x)
#define EXPORT_SYMBOL_GPL(x)
#define early_initcall(f)
#define late_initcall(f)
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define container_of(p, type, member) ((type *)((char *)(p) - offsetof(type, member)))
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define BUILD_BUG_ON_NOT_POWER_OF_2(n)
#define BUILD_BUG_ON(x)
#define BIT(n) (1UL << (n))
#define DIV_ROUND_UP(a, b) (((a) + (b) - 1) / (b))
#define DIV_ROUND_UP_ULL(a, b) DIV_ROUND_UP(a, b)
#define div_u64(a, b) ((a) / (b))
#define min_t(type, a, b) ({ type a_ = (a), b_ = (b); a_ < b_ ? a_ : b_; })
#define ilog2(n) (63 - __builtin_clzl(n))
#define order_base_2(n) ((n) > 1 ? ilog2((n) - 1) + 1 : 0)

/* Addresses that no object has, as on x86-64. */
#define POISON_AT(n) ((void *)(0xdead000000000000UL + (n)))
#define LIST_POISON1 POISON_AT(0x100)
#define LIST_POISON2 POISON_AT(0x122)
#define TIMER_ENTRY_STATIC POISON_AT(0x300)

void warned(const char *file, int line, const char *what);
#define WARN_ON(c) ({ int c_ = !!(c); if (c_) warned(__FILE__, __LINE__, #c); unlikely(c_); })
#define WARN_ON_ONCE(c) ({ \
	static bool seen_; \
	int c_ = !!(c); \
	if (c_ && !seen_) { \
		seen_ = true; \
		warned(__FILE__, __LINE__, #c); \
	} \
	unlikely(c_); })
#define WARN_ONCE(c, ...) WARN_ON_ONCE(c)
#define WARN(c, ...) WARN_ON(c)

#define ERR_PTR(e) ((void *)(long)(e))
#define PTR_ERR(p) ((long)(p))
#define IS_ERR(p) ((unsigned long)(p) >= (unsigned long)-4095)

struct list_head { struct list_head *next, *prev; };
struct hlist_node { struct hlist_node *next, **pprev; };
struct hlist_head { struct hlist_node *first; };
struct lock_class_key { };

/* Time in jiffies, and the update of it that the tick made last. */
extern u64 jiffies_64;
#define jiffies (*(volatile unsigned long *)&jiffies_64)
#define time_after(a, b) ((long)((b) - (a)) < 0)
#define time_before(a, b) time_after(b, a)
#define time_after_eq(a, b) ((long)((a) - (b)) >= 0)
#define time_before_eq(a, b) time_after_eq(b, a)
#define time_is_after_jiffies(a) time_before(jiffies, a)
#define ktime_to_ns(k) ((u64)(k))
