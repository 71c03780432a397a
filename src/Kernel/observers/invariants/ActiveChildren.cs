// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>I1: a group has a child's bit set exactly when that child is active.</summary>
[Trusted("The machine stands still while it is looked at.")]
internal sealed unsafe class ActiveChildren : Invariant
{
    public override string Name => "I1";

    public override void Check(InvariantContext context)
    {
        foreach (GroupView group in context.Groups)
        {
            foreach (int cpu in group.Cpus)
            {
                tmigr_cpu* tmc = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu);
                bool active = tmc->available && !tmc->idle;

                if ((group.Active & tmc->groupmask) != 0 != active)
                    context.Broken(this, $"cpu{cpu} is {Say(active)}, its bit {tmc->groupmask:x2} in "
                        + $"group {group.Offset:x} (level 0) says otherwise: active {group.Active:x2}");
            }
            foreach (GroupView child in group.Groups)
            {
                bool active = child.Active != 0;

                if ((group.Active & child.Group->groupmask) != 0 != active)
                    context.Broken(this, $"group {child.Offset:x} (level {child.Level}) is {Say(active)}, "
                        + $"its bit {child.Group->groupmask:x2} in group {group.Offset:x} "
                        + $"(level {group.Level}) says otherwise: active {group.Active:x2}");
            }
        }
    }

    private static string Say(bool active) => active ? "active" : "idle";
}
