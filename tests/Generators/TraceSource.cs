// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Generators;

/// <summary>Events as the kernel declares them, in the form that the generator reads.</summary>
internal static class TraceSource
{
    public const string Types = """
        namespace Linux;

        public enum hrtimer_mode { HRTIMER_MODE_ABS, HRTIMER_MODE_REL }

        public unsafe struct timer_list
        {
            public ulong expires;
            public delegate*<timer_list*, void> function;
            public uint flags;
        }

        public static unsafe partial class Kernel
        {
            public const uint TIMER_CPUMASK = 0x0003FFFF;
            public const uint TIMER_DEFERRABLE = 0x00080000;
            public const uint TIMER_IRQSAFE = 0x00200000;
            public const int TIMER_ARRAYSHIFT = 22;
            public const int CLOCK_MONOTONIC = 1;

            public static ulong jiffies;

            internal static void process_timeout(timer_list* timer) { }
        }
        """;

    public const string Events = """
        using System.Text;
        using Linux.Annotations;
        using unsigned_long_long = System.UInt64;
        using u8 = System.Byte;
        using static Linux.Kernel;

        namespace Linux;

        [TRACE_SYSTEM("timer")]
        internal static unsafe partial class timer_events
        {
            [DECLARE_EVENT_CLASS]
            static partial class timer_class
            {
                delegate void TP_PROTO(timer_list* timer);

                struct TP_STRUCT__entry
                {
                    public void* timer;
                }

                static void TP_fast_assign(TP_STRUCT__entry* __entry, timer_list* timer)
                {
                    __entry->timer = timer;
                }

                static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) =>
                    trace_event_printf(s, "timer=%p", __entry->timer);
            }

            [DEFINE_EVENT(typeof(timer_class))]
            delegate void timer_init(timer_list* timer);

            static string decode_timer_flags(uint flags) =>
                __print_flags(flags, "|",
                    (TIMER_DEFERRABLE, "D"),
                    (TIMER_IRQSAFE, "I"));

            [TRACE_EVENT]
            static partial class timer_start
            {
                delegate void TP_PROTO(timer_list* timer, ulong bucket_expiry);

                struct TP_STRUCT__entry
                {
                    public void* timer;
                    public void* function;
                    public ulong expires;
                    public ulong bucket_expiry;
                    public ulong now;
                    public uint flags;
                }

                static void TP_fast_assign(
                    TP_STRUCT__entry* __entry, timer_list* timer, ulong bucket_expiry)
                {
                    __entry->timer = timer;
                    __entry->function = timer->function;
                    __entry->expires = timer->expires;
                    __entry->bucket_expiry = bucket_expiry;
                    __entry->now = jiffies;
                    __entry->flags = timer->flags;
                }

                static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) =>
                    trace_event_printf(s, "timer=%p function=%ps expires=%lu [timeout=%ld] "
                        + "bucket_expiry=%lu cpu=%u idx=%u flags=%s",
                        __entry->timer, __entry->function, __entry->expires,
                        (long)__entry->expires - (long)__entry->now,
                        __entry->bucket_expiry, __entry->flags & TIMER_CPUMASK,
                        __entry->flags >> TIMER_ARRAYSHIFT,
                        decode_timer_flags(__entry->flags & (TIMER_DEFERRABLE | TIMER_IRQSAFE)));
            }

            [DEFINE_EVENT(typeof(timer_class))]
            delegate void timer_cancel(timer_list* timer);

            static string decode_clockid(int type) =>
                __print_symbolic(type, (CLOCK_MONOTONIC, "CLOCK_MONOTONIC"));

            [TRACE_EVENT]
            static partial class odd_types
            {
                delegate void TP_PROTO(bool on, hrtimer_mode mode, long value);

                struct TP_STRUCT__entry
                {
                    public bool on;
                    public hrtimer_mode mode;
                    public u8 small;
                    public unsigned_long_long wide;
                    public int clockid;
                }

                static void TP_fast_assign(
                    TP_STRUCT__entry* __entry, bool on, hrtimer_mode mode, long value)
                {
                    __entry->on = on;
                    __entry->mode = mode;
                    __entry->small = (u8)value;
                    __entry->wide = (ulong)value;
                    __entry->clockid = (int)value;
                }

                static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) =>
                    trace_event_printf(s, "on=%d mode=%s small=%0x wide=%llu us=%06ld clockid=%s",
                        __entry->on,
                        __print_symbolic(__entry->mode,
                            (hrtimer_mode.HRTIMER_MODE_ABS, "ABS"),
                            (hrtimer_mode.HRTIMER_MODE_REL, "REL")),
                        __entry->small, __entry->wide,
                        (long)__entry->wide / 1000L, decode_clockid(__entry->clockid));
            }
        }
        """;
}
