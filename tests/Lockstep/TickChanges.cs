// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Lockstep;

/// <summary>
/// One-line changes of the tick, high-resolution timers and clock events, each of which makes them
/// another program.
/// </summary>
internal static class TickChanges
{
    private const string Sched = "kernel/time/tick-sched.c.cs";
    private const string Hrtimer = "kernel/time/hrtimer.c.cs";
    private const string Events = "kernel/time/clockevents.c.cs";
    private const string Common = "kernel/time/tick-common.c.cs";
    private const string Tree = "lib/rbtree.c.cs";
    private const string Oneshot = "kernel/time/tick-oneshot.c.cs";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SourcePatch> All { get; } =
    [
        new(Sched, "if (unlikely(delta >= TICK_NSEC)) {", "if (unlikely(delta > TICK_NSEC)) {"),
        new(Sched, "if (++ts->stalled_jiffies >= MAX_STALLED_JIFFIES) {",
            "if (++ts->stalled_jiffies > MAX_STALLED_JIFFIES) {"),
        new(Sched, "ts->got_idle_tick = 1;", "ts->got_idle_tick = 0;"),
        new(Sched, "if (now >= expires)", "if (now > expires)"),
        new(Sched, "if (delta <= (u64)TICK_NSEC) {", "if (delta < (u64)TICK_NSEC) {"),
        new(Sched, "if (expires > ts->timer_expires) {", "if (expires < ts->timer_expires) {"),
        new(Sched, "tick_sched_flag_set(ts, TS_FLAG_DO_TIMER_LAST);",
            "tick_sched_flag_clear(ts, TS_FLAG_DO_TIMER_LAST);"),
        new(Sched, "ts->last_tick = hrtimer_get_expires(&ts->sched_timer);", ""),
        new(Sched, "ts->idle_sleeps++;", ""),
        new(Hrtimer, "if (skip_equal && expires_next == cpu_base->expires_next)",
            "if (expires_next == cpu_base->expires_next)"),
        new(Hrtimer, "if (unlikely(delta >= interval)) {", "if (unlikely(delta > interval)) {"),
        new(Hrtimer, "if (!reprogram || timer != cpu_base->next_timer || timer->is_lazy)",
            "if (!reprogram || timer->is_lazy)"),
        new(Hrtimer, "cpu_base->active_bases &= ~(1U << (int)@base->index);", ""),
        new(Hrtimer, "if (++retries < 3) {", "if (++retries < 2) {"),
        new(Hrtimer, "if (timer_cpu_base->softirq_activated)",
            "if (!timer_cpu_base->softirq_activated)"),
        new(Events, "if (delta > (s64)dev->min_delta_ns) {",
            "if (delta >= (s64)dev->min_delta_ns + 1000) {"),
        new(Events, "dev->next_event_forced = 1;", ""),
        new(Events, "dev->min_delta_ns += dev->min_delta_ns >> 1;",
            "dev->min_delta_ns += dev->min_delta_ns >> 2;"),
        new(Events, "if (delta <= 0 && !force)", "if (delta < 0 && !force)"),
        new(Events, "delta = min(delta, (s64)dev->max_delta_ns);", ""),
        new(Events, "if (res == -EAGAIN)", "if (res == -EBUSY)"),
        new(Common, "newdev->rating > curdev->rating ||", "newdev->rating >= curdev->rating ||"),
        new(Common, "tick_do_timer_cpu = cpumask_first(cpu_online_mask);",
            "tick_do_timer_cpu = (int)dying_cpu;"),
        new(Common, "if (timekeeping_valid_for_hres() != 0)\n", ""),
        new(Common, "hrtimers_resume_local();", ""),
        new(Oneshot, "if (unlikely(clockevent_state_oneshot_stopped(dev))) {",
            "if (unlikely(clockevent_state_shutdown(dev))) {"),
        new(Oneshot, "clockevents_program_event(dev, ktime_get(), true);",
            "clockevents_program_event(dev, ktime_get(), false);"),
        new(Oneshot, "td->mode = TICKDEV_MODE_ONESHOT;", ""),
        new(Tree, "node->next->prev = node->prev;", ""),
    ];
}
