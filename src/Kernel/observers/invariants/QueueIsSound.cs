// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// I15: a group's next_expiry is its first valid event's, or that of an event that has been ignored since
/// and is still queued; events stand in order, each in the queue of its own parent and in no other. The
/// finding EARLY-EXPIRY is subtracted.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
internal sealed unsafe class QueueIsSound : Invariant
{
    public override string Name => "I15";

    public override void Check(InvariantContext context)
    {
        var seen = new HashSet<nint>();

        foreach (GroupView group in context.Groups)
        {
            var own = new HashSet<nint>();

            foreach (int cpu in group.Cpus)
                own.Add((nint)(&per_cpu_ptr(ref Kernel.tmigr_cpu, cpu)->cpuevt));
            foreach (GroupView child in group.Groups)
                own.Add((nint)(&child.Group->groupevt));
            CheckQueue(context, group, own, seen);
        }
    }

    private void CheckQueue(
        InvariantContext context, GroupView group, HashSet<nint> own, HashSet<nint> seen)
    {
        string where = $"group {group.Offset:x} (level {group.Level})";
        long last = long.MinValue;
        ulong first = KTIME_MAX;
        bool explained = false;

        foreach (nint address in group.Events())
        {
            var evt = (tmigr_event*)address;

            if (!own.Contains(address))
                context.Broken(this, $"{where} has queued an event of cpu{evt->cpu} that is no child's");
            if (!seen.Add(address))
                context.Broken(this, $"{where} has queued an event of cpu{evt->cpu} a second time");
            if (evt->nextevt.expires < last)
                context.Broken(this, $"{where}: events are out of order at {evt->nextevt.expires} ns");
            last = evt->nextevt.expires;
            explained |= evt->ignore && (ulong)last == group.NextExpiry;
            if (first == KTIME_MAX && !evt->ignore)
                first = (ulong)evt->nextevt.expires;
        }
        if (group.NextExpiry > first)
            context.Broken(this, $"{where}: next_expiry {group.NextExpiry} is later than {first}, "
                + "its first event's");
        else if (EarlyExpiry.Shows(group.Group))
            FindingsSeen.Of(context.Machine).Note(EarlyExpiry.Name);
        else if (group.NextExpiry < first && !explained)
            context.Broken(this, $"{where}: next_expiry {group.NextExpiry} is earlier than {first}, "
                + "its first event's, and no event's own");
    }
}
