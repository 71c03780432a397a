// SPDX-License-Identifier: GPL-2.0-only
using System.Numerics;
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// I2: active holds only bits of children; the migrator is one of them, and there is one exactly
/// when a child is active.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
internal sealed unsafe class MigratorIsActive : Invariant
{
    public override string Name => "I2";

    public override void Check(InvariantContext context)
    {
        foreach (GroupView group in context.Groups)
        {
            byte children = 0;

            foreach (int cpu in group.Cpus)
                children |= per_cpu_ptr(ref Kernel.tmigr_cpu, cpu)->groupmask;
            foreach (GroupView child in group.Groups)
                children |= child.Group->groupmask;
            string where = $"group {group.Offset:x} (level {group.Level}) has active "
                + $"{group.Active:x2}, migrator {group.Migrator:x2}, children {children:x2}";

            if ((group.Active & ~children) != 0)
                context.Broken(this, $"{where}: an active bit belongs to no child");
            if ((group.Active == 0) != (group.Migrator == TMIGR_NONE))
                context.Broken(this, $"{where}: there is a migrator exactly when a child is active");
            if (group.Migrator != TMIGR_NONE
                && (!BitOperations.IsPow2(group.Migrator) || (group.Active & group.Migrator) == 0))
                context.Broken(this, $"{where}: the migrator is no active child");
        }
    }
}
