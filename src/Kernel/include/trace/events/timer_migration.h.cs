// SPDX-License-Identifier: GPL-2.0-only
// Ported from include/trace/events/timer_migration.h of Linux 6.12.
// The file names no copyright holder; its authors are those of Linux.

using System.Text;

namespace Linux;

// The tracepoints of the migration hierarchy, in the form of timer.h.cs. Two events have newer
// names than their source: a CPU that may migrate timers is available there, no longer online.
[TRACE_SYSTEM("timer_migration")]
internal static unsafe partial class timer_migration_tracepoints {

[TRACE_EVENT]
static partial class tmigr_group_set {
	delegate void TP_PROTO(tmigr_group* group);

	struct TP_STRUCT__entry {
		public void* group;
		public uint lvl;
		public uint numa_node;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, tmigr_group* group)
	{
		__entry->group = group;
		__entry->lvl = group->level;
		__entry->numa_node = (uint)group->numa_node;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"group=%p lvl=%d numa=%d",
		__entry->group, __entry->lvl, __entry->numa_node);
}

[TRACE_EVENT]
static partial class tmigr_connect_child_parent {
	delegate void TP_PROTO(tmigr_group* child);

	struct TP_STRUCT__entry {
		public void* child;
		public void* parent;
		public uint lvl;
		public uint numa_node;
		public uint num_children;
		public u32 groupmask;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, tmigr_group* child)
	{
		__entry->child = child;
		__entry->parent = child->parent;
		__entry->lvl = child->parent->level;
		__entry->numa_node = (uint)child->parent->numa_node;
		__entry->num_children = child->parent->num_children;
		__entry->groupmask = child->groupmask;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"group=%p groupmask=%0x parent=%p lvl=%d numa=%d num_children=%d",
		__entry->child, __entry->groupmask, __entry->parent,
		__entry->lvl, __entry->numa_node, __entry->num_children);
}

[TRACE_EVENT]
static partial class tmigr_connect_cpu_parent {
	delegate void TP_PROTO(tmigr_cpu* tmc);

	struct TP_STRUCT__entry {
		public void* parent;
		public uint cpu;
		public uint lvl;
		public uint numa_node;
		public uint num_children;
		public u32 groupmask;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, tmigr_cpu* tmc)
	{
		__entry->parent = tmc->tmgroup;
		__entry->cpu = tmc->cpuevt.cpu;
		__entry->lvl = tmc->tmgroup->level;
		__entry->numa_node = (uint)tmc->tmgroup->numa_node;
		__entry->num_children = tmc->tmgroup->num_children;
		__entry->groupmask = tmc->groupmask;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"cpu=%d groupmask=%0x parent=%p lvl=%d numa=%d num_children=%d",
		__entry->cpu, __entry->groupmask, __entry->parent,
		__entry->lvl, __entry->numa_node, __entry->num_children);
}

[DECLARE_EVENT_CLASS]
static partial class tmigr_group_and_cpu {
	delegate void TP_PROTO(tmigr_group* group, tmigr_state state, u32 childmask);

	struct TP_STRUCT__entry {
		public void* group;
		public void* parent;
		public uint lvl;
		public uint numa_node;
		public u32 childmask;
		public u8 active;
		public u8 migrator;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, tmigr_group* group, tmigr_state state, u32 childmask)
	{
		__entry->group = group;
		__entry->parent = group->parent;
		__entry->lvl = group->level;
		__entry->numa_node = (uint)group->numa_node;
		__entry->childmask = childmask;
		__entry->active = state.active;
		__entry->migrator = state.migrator;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"group=%p lvl=%d numa=%d active=%0x migrator=%0x "
		+ "parent=%p childmask=%0x",
		__entry->group, __entry->lvl, __entry->numa_node,
		__entry->active, __entry->migrator,
		__entry->parent, __entry->childmask);
}

[DEFINE_EVENT(typeof(tmigr_group_and_cpu))]
delegate void tmigr_group_set_cpu_inactive(tmigr_group* group, tmigr_state state, u32 childmask);

[DEFINE_EVENT(typeof(tmigr_group_and_cpu))]
delegate void tmigr_group_set_cpu_active(tmigr_group* group, tmigr_state state, u32 childmask);

[DECLARE_EVENT_CLASS]
static partial class tmigr_cpugroup {
	delegate void TP_PROTO(tmigr_cpu* tmc);

	struct TP_STRUCT__entry {
		public u64 wakeup;
		public void* parent;
		public uint cpu;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, tmigr_cpu* tmc)
	{
		__entry->wakeup = tmc->wakeup;
		__entry->parent = tmc->tmgroup;
		__entry->cpu = tmc->cpuevt.cpu;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"cpu=%d parent=%p wakeup=%llu", __entry->cpu, __entry->parent, __entry->wakeup);
}

[DEFINE_EVENT(typeof(tmigr_cpugroup))]
delegate void tmigr_cpu_new_timer(tmigr_cpu* tmc);

[DEFINE_EVENT(typeof(tmigr_cpugroup))]
delegate void tmigr_cpu_active(tmigr_cpu* tmc);

[DEFINE_EVENT(typeof(tmigr_cpugroup))]
delegate void tmigr_cpu_available(tmigr_cpu* tmc);

[DEFINE_EVENT(typeof(tmigr_cpugroup))]
delegate void tmigr_cpu_unavailable(tmigr_cpu* tmc);

[DEFINE_EVENT(typeof(tmigr_cpugroup))]
delegate void tmigr_handle_remote_cpu(tmigr_cpu* tmc);

[DECLARE_EVENT_CLASS]
static partial class tmigr_idle {
	delegate void TP_PROTO(tmigr_cpu* tmc, u64 nextevt);

	struct TP_STRUCT__entry {
		public u64 nextevt;
		public u64 wakeup;
		public void* parent;
		public uint cpu;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, tmigr_cpu* tmc, u64 nextevt)
	{
		__entry->nextevt = nextevt;
		__entry->wakeup = tmc->wakeup;
		__entry->parent = tmc->tmgroup;
		__entry->cpu = tmc->cpuevt.cpu;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"cpu=%d parent=%p nextevt=%llu wakeup=%llu",
		__entry->cpu, __entry->parent, __entry->nextevt, __entry->wakeup);
}

[DEFINE_EVENT(typeof(tmigr_idle))]
delegate void tmigr_cpu_idle(tmigr_cpu* tmc, u64 nextevt);

[DEFINE_EVENT(typeof(tmigr_idle))]
delegate void tmigr_cpu_new_timer_idle(tmigr_cpu* tmc, u64 nextevt);

[TRACE_EVENT]
static partial class tmigr_update_events {
	delegate void TP_PROTO(tmigr_group* child, tmigr_group* group,
		tmigr_state childstate, tmigr_state groupstate,
		u64 nextevt);

	struct TP_STRUCT__entry {
		public void* child;
		public void* group;
		public u64 nextevt;
		public u64 group_next_expiry;
		public u64 child_evt_expiry;
		public uint group_lvl;
		public uint child_evtcpu;
		public u8 child_active;
		public u8 group_active;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, tmigr_group* child, tmigr_group* group,
		tmigr_state childstate, tmigr_state groupstate,
		u64 nextevt)
	{
		__entry->child = child;
		__entry->group = group;
		__entry->nextevt = nextevt;
		__entry->group_next_expiry = group->next_expiry;
		__entry->child_evt_expiry = child != null ? (u64)child->groupevt.nextevt.expires : 0;
		__entry->group_lvl = group->level;
		__entry->child_evtcpu = child != null ? child->groupevt.cpu : 0;
		__entry->child_active = childstate.active;
		__entry->group_active = groupstate.active;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"child=%p group=%p group_lvl=%d child_active=%0x group_active=%0x "
		+ "nextevt=%llu next_expiry=%llu child_evt_expiry=%llu child_evtcpu=%d",
		__entry->child, __entry->group, __entry->group_lvl, __entry->child_active,
		__entry->group_active,
		__entry->nextevt, __entry->group_next_expiry, __entry->child_evt_expiry,
		__entry->child_evtcpu);
}

[TRACE_EVENT]
static partial class tmigr_handle_remote {
	delegate void TP_PROTO(tmigr_group* group);

	struct TP_STRUCT__entry {
		public void* group;
		public uint lvl;
	}

	static void TP_fast_assign(TP_STRUCT__entry* __entry, tmigr_group* group)
	{
		__entry->group = group;
		__entry->lvl = group->level;
	}

	static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => trace_event_printf(s,
		"group=%p lvl=%d",
		__entry->group, __entry->lvl);
}

}
