// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Lockstep;

/// <summary>One-line changes of the wheel and the hierarchy, each of which makes them another program.</summary>
internal static class WheelChanges
{
    private const string Wheel = "kernel/time/timer.c.cs";
    private const string Hierarchy = "kernel/time/timer_migration.c.cs";
    private const string Queue = "lib/timerqueue.c.cs";
    private const string Tree = "lib/rbtree.c.cs";
    private const string Conversions = "kernel/time/time.c.cs";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SourcePatch> All { get; } =
    [
        new(Wheel, "expires = (expires >> LVL_SHIFT(lvl)) + 1;",
            "expires = (expires >> LVL_SHIFT(lvl)) + 2;"),
        new(Wheel, "} else if (delta < LVL_START(4)) {", "} else if (delta <= LVL_START(4)) {"),
        new(Wheel, "if (delta >= WHEEL_TIMEOUT_CUTOFF)", "if (delta > WHEEL_TIMEOUT_CUTOFF + 64)"),
        new(Wheel, "} else if ((long) delta < 0) {", "} else if ((long) delta < -1) {"),
        new(Wheel, "if (!base_local->is_idle && time_after(nextevt, basej + 1)) {",
            "if (!base_local->is_idle && time_after(nextevt, basej)) {"),
        new(Wheel, "idle_is_possible = time_after(nextevt, basej + 1);",
            "idle_is_possible = time_after(nextevt, basej);"),
        new(Wheel, "if (time_before(jiffies, READ_ONCE(&@base->next_expiry)))",
            "if (time_before_eq(jiffies, READ_ONCE(&@base->next_expiry)))"),
        new(Wheel, "run_timer_base(BASE_DEF);", ""),
        new(Wheel, "if (time_after_eq(jiffies, READ_ONCE(&@base->next_expiry)) ||",
            "if (time_after(jiffies, READ_ONCE(&@base->next_expiry)) ||"),
        new(Wheel, "timer->flags = (timer->flags & ~TIMER_BASEMASK) | (u32)cpu;",
            "timer->flags = timer->flags | (u32)cpu;"),
        new(Wheel, "for (i = 0; i < WHEEL_SIZE; i++)", "for (i = 1; i < WHEEL_SIZE; i++)"),
        new(Wheel, "forward_timer_base(new_base);", ""),
        new(Wheel, "__this_cpu_write(ref timer_bases[BASE_LOCAL].is_idle, false);", ""),
        new(Wheel, "\t\t\t@base->clk++;\n", "\t\t\t@base->clk += 1 + (@base->clk & 1);\n"),
        new(Wheel, "while (time_after_eq(jiffies, @base->clk) &&",
            "while (time_after(jiffies, @base->clk) &&"),
        new(Hierarchy, "return !(tmc->tmgroup != null && tmc->available);",
            "return tmc->tmgroup == null;"),
        new(Hierarchy, "return (migrator && lonely);", "return migrator;"),
        new(Hierarchy, "if (evt == null || now < (u64)evt->nextevt.expires)",
            "if (evt == null || now <= (u64)evt->nextevt.expires)"),
        new(Hierarchy, "newstate.active |= childmask;", "newstate.active ^= childmask;"),
        new(Hierarchy, "if (ignore && !remote && group->parent != null)", "if (ignore && !remote)"),
        new(Hierarchy, "if (((u64)evt->nextevt.expires == nextexp) && !ignore) {",
            "if ((u64)evt->nextevt.expires == nextexp) {"),
        new(Hierarchy, "if (!remote || groupstate.active != 0)", "if (!remote)"),
        new(Hierarchy, "if (childstate.active == 0)\n\t\t\t\tnewstate.active &= (u8)~childmask;",
            "newstate.active &= (u8)~childmask;"),
        new(Hierarchy, "newstate.migrator = (u8)BIT((int)new_migr_bit);",
            "newstate.migrator = TMIGR_NONE;"),
        new(Hierarchy, "if (data->now >= data->firstexp) {", "if (data->now > data->firstexp) {"),
        new(Hierarchy, "if (data.now >= READ_ONCE(&tmc->wakeup))",
            "if (data.now > READ_ONCE(&tmc->wakeup))"),
        new(Hierarchy, "nextevt = min_t<u64>(nextevt, READ_ONCE(&group->next_expiry));",
            "nextevt = READ_ONCE(&group->next_expiry);"),
        new(Hierarchy, "group = group->parent;", "group = null;"),
        new(Hierarchy, "if (cpu != (uint)smp_processor_id())\n", ""),
        new(Hierarchy, "tmc->idle = timer_base_is_idle();", "tmc->idle = false;"),
        new(Hierarchy, "if (firstexp != KTIME_MAX) {", "if (firstexp == KTIME_MAX) {"),
        new(Hierarchy, "if (tmp->num_children >= TMIGR_CHILDREN_PER_GROUP)",
            "if (tmp->num_children > TMIGR_CHILDREN_PER_GROUP - 2)"),
        new(Hierarchy, "if (lvl < tmigr_crossnode_level && tmp->numa_node != node)",
            "if (tmp->numa_node != node)"),
        new(Hierarchy, "root_mismatch = (uint)tmigr_root->numa_node != node;",
            "root_mismatch = false;"),
        new(Hierarchy, "group->groupevt.ignore = true;", "group->groupevt.ignore = false;"),
        new(Hierarchy, "tmc->cpuevt.ignore = true;\n\t\tWRITE_ONCE", "WRITE_ONCE"),
        new(Hierarchy, "cpumask_andnot(cpumask, cpumask, tmigr_available_cpumask);", ""),
        new(Queue, "return __node_2_tq(a)->expires < __node_2_tq(b)->expires;",
            "return __node_2_tq(a)->expires <= __node_2_tq(b)->expires;"),
        new(Queue, "return !RB_EMPTY_ROOT(&head->rb_root.rb_root);", "return true;"),
        new(Tree, "rb_set_parent_color(node, null, RB_BLACK);",
            "rb_set_parent_color(node, null, RB_RED);"),
        new(Tree, "@new->__rb_parent_color = old->__rb_parent_color;",
            "@new->__rb_parent_color = old->__rb_parent_color & ~1UL;"),
        new(Conversions, "return x * (HZ / USER_HZ);", "return x * (HZ / USER_HZ) + 1;"),
    ];
}
