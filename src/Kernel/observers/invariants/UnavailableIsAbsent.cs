// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// I13: a CPU that is offline or isolated is in no active mask and has no event to come in a queue.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
internal sealed unsafe class UnavailableIsAbsent : Invariant
{
    public override string Name => "I13";

    public override void Check(InvariantContext context)
    {
        foreach (GroupView group in context.Groups)
        {
            foreach (int cpu in group.Cpus)
            {
                tmigr_cpu* tmc = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu);

                if (tmc->available)
                    continue;
                if ((group.Active & tmc->groupmask) != 0)
                    context.Broken(this, $"cpu{cpu} is not available and active in group "
                        + $"{group.Offset:x}: {group.Active:x2}");
                if (!tmc->cpuevt.ignore && tmc->cpuevt.nextevt.expires != KTIME_MAX
                    && group.Events().Contains((nint)(&tmc->cpuevt)))
                    context.Broken(this, $"cpu{cpu} is not available and has an event at "
                        + $"{tmc->cpuevt.nextevt.expires} ns in group {group.Offset:x}");
            }
        }
    }
}
