// SPDX-License-Identifier: GPL-2.0-only
using System;
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// I4: when no available CPU is active, a clock of one of them is armed no later than the first
/// global timer that any of them has, and no later than the root's first event. CPUs outside of the
/// hierarchy wake for their own timers. The finding STALE-MARKS is subtracted.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
internal sealed unsafe class SomebodyWakes : Invariant
{
    public override string Name => "I4";

    public override bool NeedsAll => true;

    public override void Check(InvariantContext context)
    {
        Machine machine = context.Machine;
        long armed = long.MaxValue;
        long needed = long.MaxValue;
        string who = "";

        if (!is_timers_nohz_active())
            return;
        for (int cpu = 0; cpu < machine.Options.PossibleCpus; cpu++)
        {
            tmigr_cpu* tmc = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu);

            if (!cpu_online((uint)cpu))
                continue;
            if (!tmc->available)
            {
                CheckOwn(context, cpu);
                continue;
            }
            if (!tmc->idle || !timer_base_idle(cpu))
                return;
            armed = Math.Min(armed, machine.Context(cpu)->clock_expires);
            if (!StaleMarks.HideGlobalTimer(cpu))
                Need(cpu, BASE_GLOBAL, ref needed, ref who);
        }
        foreach (GroupView root in context.Hierarchy.Roots)
        {
            if ((long)root.NextExpiry < needed && FirstValid(root) is { } first && first < needed)
            {
                needed = first;
                who = $"the root's first event";
            }
        }
        if (needed != long.MaxValue && armed > Math.Max(needed, machine.Now + Slack(machine)))
            context.Broken(this, $"every available cpu is idle, {who} is due at {needed} ns, "
                + $"the first clock is armed for {Say(armed)}");
    }

    private static bool timer_base_idle(int cpu)
        => per_cpu_ptr(ref timer_bases[BASE_LOCAL], cpu)->is_idle;

    private static long? FirstValid(GroupView root)
    {
        foreach (nint address in root.Events())
        {
            var evt = (tmigr_event*)address;

            if (!evt->ignore)
                return (long)evt->nextevt.expires;
        }
        return null;
    }

    private void CheckOwn(InvariantContext context, int cpu)
    {
        if (!timer_base_idle(cpu))
            return;
        long needed = long.MaxValue;
        string who = "";

        Need(cpu, BASE_GLOBAL, ref needed, ref who);
        Need(cpu, BASE_LOCAL, ref needed, ref who);
        long armed = context.Machine.Context(cpu)->clock_expires;
        if (needed != long.MaxValue
            && armed > Math.Max(needed, context.Machine.Now + Slack(context.Machine)))
            context.Broken(this, $"cpu{cpu} is idle and outside of the hierarchy, {who} is due at "
                + $"{needed} ns, its clock is armed for {Say(armed)}");
    }

    private static void Need(int cpu, int index, ref long needed, ref string who)
    {
        timer_base* @base = per_cpu_ptr(ref timer_bases[index], cpu);

        if (Wheel.IsEmpty(@base))
            return;
        long due = Wheel.TimeOf(Wheel.FirstExpiry(@base));
        if (due < needed)
        {
            needed = due;
            who = $"a timer of cpu{cpu}'s {(index == BASE_GLOBAL ? "global" : "local")} wheel";
        }
    }

    /// <summary>A deadline that has passed is programmed this far ahead, and a tick may be skewed.</summary>
    private static long Slack(Machine machine) => machine.Options.ClockMinDeltaNs + TICK_NSEC;

    private static string Say(long time) => time == long.MaxValue ? "never" : $"{time} ns";
}
