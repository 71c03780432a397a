// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using Linux.Annotations;
using static Linux.Kernel;

namespace Linux.Samples;

/// <summary>The tracepoints of a queue of jobs, as TRACE_EVENT() declares them in C.</summary>
[TRACE_SYSTEM("queue")]
internal static unsafe partial class queue_tracepoints
{
    [TRACE_EVENT]
    static partial class queue_flush
    {
        delegate void TP_PROTO(int jobs, ulong oldest);

        struct TP_STRUCT__entry
        {
            public int jobs;
            public ulong oldest;
        }

        static void TP_fast_assign(TP_STRUCT__entry* __entry, int jobs, ulong oldest)
        {
            __entry->jobs = jobs;
            __entry->oldest = oldest;
        }

        static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
            "jobs=%d oldest=%lu", __entry->jobs, __entry->oldest);
    }
}
