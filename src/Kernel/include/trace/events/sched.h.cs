// SPDX-License-Identifier: GPL-2.0
// Ported in part from include/trace/events/sched.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

using System.Text;

namespace Linux;

// The one tracepoint of the scheduler that timers pass: a remote CPU polls, so no interrupt is sent.
[TRACE_SYSTEM("sched")]
internal static unsafe partial class sched_tracepoints {

[TRACE_EVENT]
static partial class sched_wake_idle_without_ipi {
	delegate void TP_PROTO(int cpu);

	struct TP_STRUCT__entry {
		public int cpu;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, int cpu)
	{
		__entry->cpu = cpu;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"cpu=%d", __entry->cpu);
}

}
