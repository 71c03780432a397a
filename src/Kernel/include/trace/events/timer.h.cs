// SPDX-License-Identifier: GPL-2.0
// Ported from include/trace/events/timer.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

using System.Text;
using unsigned_long_long = System.UInt64;
using static Linux.hrtimer_mode;

namespace Linux;

// The tracepoints of the wheel, of high-resolution timers, of interval timers and of the tick.
// The generator reads them: TP_PROTO gives trace_<event>(), TP_STRUCT__entry the record,
// TP_printk its text. A pointer in a record is an identity; what it points to may be gone.
[TRACE_SYSTEM("timer")]
internal static unsafe partial class timer_tracepoints {

[DECLARE_EVENT_CLASS]
static partial class timer_class {
	delegate void TP_PROTO(timer_list* timer);

	struct TP_STRUCT__entry {
		public void* timer;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, timer_list* timer)
	{
		__entry->timer = timer;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"timer=%p", __entry->timer);
}

[DEFINE_EVENT(typeof(timer_class))]
delegate void timer_init(timer_list* timer);

internal static string decode_timer_flags(uint flags) =>
	__print_flags(flags, "|",
		(TIMER_MIGRATING,	"M"),
		(TIMER_DEFERRABLE,	"D"),
		(TIMER_PINNED,		"P"),
		(TIMER_IRQSAFE,		"I"));

[TRACE_EVENT]
static partial class timer_start {
	delegate void TP_PROTO(timer_list* timer, ulong bucket_expiry);

	struct TP_STRUCT__entry {
		public void* timer;
		public void* function;
		public ulong expires;
		public ulong bucket_expiry;
		public ulong now;
		public uint flags;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, timer_list* timer, ulong bucket_expiry)
	{
		__entry->timer = timer;
		__entry->function = timer->function;
		__entry->expires = timer->expires;
		__entry->bucket_expiry = bucket_expiry;
		__entry->now = jiffies;
		__entry->flags = timer->flags;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"timer=%p function=%ps expires=%lu [timeout=%ld] bucket_expiry=%lu cpu=%u idx=%u flags=%s",
		__entry->timer, __entry->function, __entry->expires,
		// PORT: C# does not mix signed and unsigned.
		(long)__entry->expires - (long)__entry->now,
		__entry->bucket_expiry, __entry->flags & TIMER_CPUMASK,
		__entry->flags >> TIMER_ARRAYSHIFT,
		decode_timer_flags(__entry->flags & TIMER_TRACE_FLAGMASK));
}

[TRACE_EVENT]
static partial class timer_expire_entry {
	delegate void TP_PROTO(timer_list* timer, ulong baseclk);

	struct TP_STRUCT__entry {
		public void* timer;
		public ulong now;
		public void* function;
		public ulong baseclk;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, timer_list* timer, ulong baseclk)
	{
		__entry->timer = timer;
		__entry->now = jiffies;
		__entry->function = timer->function;
		__entry->baseclk = baseclk;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"timer=%p function=%ps now=%lu baseclk=%lu",
		__entry->timer, __entry->function, __entry->now,
		__entry->baseclk);
}

[DEFINE_EVENT(typeof(timer_class))]
delegate void timer_expire_exit(timer_list* timer);

[DEFINE_EVENT(typeof(timer_class))]
delegate void timer_cancel(timer_list* timer);

[TRACE_EVENT]
static partial class timer_base_idle {
	delegate void TP_PROTO(bool is_idle, uint cpu);

	struct TP_STRUCT__entry {
		public bool is_idle;
		public uint cpu;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, bool is_idle, uint cpu)
	{
		__entry->is_idle = is_idle;
		__entry->cpu = cpu;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"is_idle=%d cpu=%d",
		__entry->is_idle, __entry->cpu);
}

internal static string decode_clockid(clockid_t type) =>
	__print_symbolic(type,
		(CLOCK_REALTIME,	"CLOCK_REALTIME"),
		(CLOCK_MONOTONIC,	"CLOCK_MONOTONIC"),
		(CLOCK_BOOTTIME,	"CLOCK_BOOTTIME"),
		(CLOCK_TAI,		"CLOCK_TAI"));

internal static string decode_hrtimer_mode(hrtimer_mode mode) =>
	__print_symbolic(mode,
		(HRTIMER_MODE_ABS, "ABS"),
		(HRTIMER_MODE_REL, "REL"),
		(HRTIMER_MODE_ABS_PINNED, "ABS|PINNED"),
		(HRTIMER_MODE_REL_PINNED, "REL|PINNED"),
		(HRTIMER_MODE_ABS_SOFT, "ABS|SOFT"),
		(HRTIMER_MODE_REL_SOFT, "REL|SOFT"),
		(HRTIMER_MODE_ABS_PINNED_SOFT, "ABS|PINNED|SOFT"),
		(HRTIMER_MODE_REL_PINNED_SOFT, "REL|PINNED|SOFT"),
		(HRTIMER_MODE_ABS_HARD, "ABS|HARD"),
		(HRTIMER_MODE_REL_HARD, "REL|HARD"),
		(HRTIMER_MODE_ABS_PINNED_HARD, "ABS|PINNED|HARD"),
		(HRTIMER_MODE_REL_PINNED_HARD, "REL|PINNED|HARD"));

[TRACE_EVENT]
static partial class hrtimer_setup {
	delegate void TP_PROTO(hrtimer* hrtimer, clockid_t clockid, hrtimer_mode mode);

	struct TP_STRUCT__entry {
		public void* hrtimer;
		public clockid_t clockid;
		public hrtimer_mode mode;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, hrtimer* hrtimer, clockid_t clockid, hrtimer_mode mode)
	{
		__entry->hrtimer = hrtimer;
		__entry->clockid = clockid;
		__entry->mode = mode;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"hrtimer=%p clockid=%s mode=%s", __entry->hrtimer,
		decode_clockid(__entry->clockid),
		decode_hrtimer_mode(__entry->mode));
}

[TRACE_EVENT]
static partial class hrtimer_start {
	delegate void TP_PROTO(hrtimer* hrtimer, hrtimer_mode mode, bool was_armed);

	struct TP_STRUCT__entry {
		public void* hrtimer;
		public void* function;
		public s64 expires;
		public s64 softexpires;
		public hrtimer_mode mode;
		public bool was_armed;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, hrtimer* hrtimer, hrtimer_mode mode, bool was_armed)
	{
		__entry->hrtimer = hrtimer;
		__entry->function = hrtimer->function;
		__entry->expires = hrtimer_get_expires(hrtimer);
		__entry->softexpires = hrtimer_get_softexpires(hrtimer);
		__entry->mode = mode;
		__entry->was_armed = was_armed;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"hrtimer=%p function=%ps expires=%llu softexpires=%llu "
		+ "mode=%s was_armed=%d", __entry->hrtimer, __entry->function,
		(unsigned_long_long)__entry->expires,
		(unsigned_long_long)__entry->softexpires,
		decode_hrtimer_mode(__entry->mode), __entry->was_armed);
}

[TRACE_EVENT]
static partial class hrtimer_expire_entry {
	delegate void TP_PROTO(hrtimer* hrtimer, ktime_t now);

	struct TP_STRUCT__entry {
		public void* hrtimer;
		public s64 now;
		public void* function;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, hrtimer* hrtimer, ktime_t now)
	{
		__entry->hrtimer = hrtimer;
		__entry->now = now;
		__entry->function = hrtimer->function;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"hrtimer=%p function=%ps now=%llu",
		__entry->hrtimer, __entry->function,
		(unsigned_long_long)__entry->now);
}

[DECLARE_EVENT_CLASS]
static partial class hrtimer_class {
	delegate void TP_PROTO(hrtimer* hrtimer);

	struct TP_STRUCT__entry {
		public void* hrtimer;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, hrtimer* hrtimer)
	{
		__entry->hrtimer = hrtimer;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"hrtimer=%p", __entry->hrtimer);
}

[DEFINE_EVENT(typeof(hrtimer_class))]
delegate void hrtimer_start_expired(hrtimer* hrtimer);

[DEFINE_EVENT(typeof(hrtimer_class))]
delegate void hrtimer_expire_exit(hrtimer* hrtimer);

[DEFINE_EVENT(typeof(hrtimer_class))]
delegate void hrtimer_cancel(hrtimer* hrtimer);

[TRACE_EVENT]
static partial class hrtimer_rearm {
	delegate void TP_PROTO(ktime_t next_event, bool deferred);

	struct TP_STRUCT__entry {
		public s64 next_event;
		public bool deferred;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, ktime_t next_event, bool deferred)
	{
		__entry->next_event = next_event;
		__entry->deferred = deferred;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"next_event=%llu deferred=%d",
		(unsigned_long_long)__entry->next_event, __entry->deferred);
}

[TRACE_EVENT]
static partial class itimer_state {
	delegate void TP_PROTO(int which, itimerspec64* value, unsigned_long_long expires);

	struct TP_STRUCT__entry {
		public int which;
		public unsigned_long_long expires;
		public long value_sec;
		public long value_nsec;
		public long interval_sec;
		public long interval_nsec;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, int which, itimerspec64* value, unsigned_long_long expires)
	{
		__entry->which = which;
		__entry->expires = expires;
		__entry->value_sec = value->it_value.tv_sec;
		__entry->value_nsec = value->it_value.tv_nsec;
		__entry->interval_sec = value->it_interval.tv_sec;
		__entry->interval_nsec = value->it_interval.tv_nsec;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"which=%d expires=%llu it_value=%ld.%06ld it_interval=%ld.%06ld",
		__entry->which, __entry->expires,
		__entry->value_sec, __entry->value_nsec / NSEC_PER_USEC,
		__entry->interval_sec, __entry->interval_nsec / NSEC_PER_USEC);
}

[TRACE_EVENT]
static partial class itimer_expire {
	delegate void TP_PROTO(int which, pid* pid, unsigned_long_long now);

	struct TP_STRUCT__entry {
		public int which;
		public pid_t pid;
		public unsigned_long_long now;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, int which, pid* pid, unsigned_long_long now)
	{
		__entry->which = which;
		__entry->now = now;
		__entry->pid = pid_nr(pid);
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"which=%d pid=%d now=%llu", __entry->which,
		(int)__entry->pid, __entry->now);
}

internal static string show_tick_dep_name(int val) =>
	__print_symbolic(val,
		(TICK_DEP_MASK_NONE, "NONE"),
		(TICK_DEP_MASK_POSIX_TIMER, "POSIX_TIMER"),
		(TICK_DEP_MASK_PERF_EVENTS, "PERF_EVENTS"),
		(TICK_DEP_MASK_SCHED, "SCHED"),
		(TICK_DEP_MASK_CLOCK_UNSTABLE, "CLOCK_UNSTABLE"),
		(TICK_DEP_MASK_RCU, "RCU"),
		(TICK_DEP_MASK_RCU_EXP, "RCU_EXP"));

[TRACE_EVENT]
static partial class tick_stop {
	delegate void TP_PROTO(int success, int dependency);

	struct TP_STRUCT__entry {
		public int success;
		public int dependency;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, int success, int dependency)
	{
		__entry->success = success;
		__entry->dependency = dependency;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"success=%d dependency=%s", __entry->success,
		show_tick_dep_name(__entry->dependency));
}

}
