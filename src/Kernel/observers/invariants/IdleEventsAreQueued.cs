// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// I5: what is idle and has an event to come stands in its parent's queue with that event's expiry
/// and CPU, and so on up to the first active ancestor or the root.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
internal sealed unsafe class IdleEventsAreQueued : Invariant
{
    public override string Name => "I5";

    public override void Check(InvariantContext context)
    {
        foreach (GroupView group in context.Groups)
        {
            foreach (int cpu in group.Cpus)
                CheckCpu(context, group, cpu);
            foreach (GroupView child in group.Groups)
                CheckGroup(context, group, child);
        }
    }

    private void CheckCpu(InvariantContext context, GroupView parent, int cpu)
    {
        tmigr_cpu* tmc = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu);

        if (!tmc->available || !tmc->idle || tmc->cpuevt.ignore
            || tmc->cpuevt.nextevt.expires == KTIME_MAX)
            return;
        if (!parent.Events().Contains((nint)(&tmc->cpuevt)))
            context.Broken(this, $"cpu{cpu} is idle with an event at {tmc->cpuevt.nextevt.expires} ns "
                + $"that group {parent.Offset:x} (level 0) has not queued");
    }

    private void CheckGroup(InvariantContext context, GroupView parent, GroupView child)
    {
        tmigr_event* first = First(child);

        if (child.Active != 0 || first == null)
            return;
        tmigr_event* queued = &child.Group->groupevt;
        string what = $"group {child.Offset:x} (level {child.Level}) is idle, its first event is cpu"
            + $"{first->cpu}'s at {first->nextevt.expires} ns";

        if (!parent.Events().Contains((nint)queued))
            context.Broken(this, $"{what}; group {parent.Offset:x} has not queued it");
        else if (queued->ignore || queued->nextevt.expires != first->nextevt.expires
            || queued->cpu != first->cpu)
            context.Broken(this, $"{what}; group {parent.Offset:x} has it as cpu{queued->cpu}'s at "
                + $"{queued->nextevt.expires} ns, ignore {queued->ignore}");
    }

    private static tmigr_event* First(GroupView group)
    {
        foreach (nint address in group.Events())
        {
            var evt = (tmigr_event*)address;

            if (!evt->ignore)
                return evt->nextevt.expires == KTIME_MAX ? null : evt;
        }
        return null;
    }
}
