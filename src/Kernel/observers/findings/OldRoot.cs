// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// The finding OLD-ROOT: a new root was made, but there was no memory to attach the old one to it. The
/// old root keeps its CPUs and has no parent, the new one has counted it as a child, and no later CPU that
/// comes up mends it.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
public static unsafe class OldRoot
{
    /// <summary>Its name in docs/findings.md.</summary>
    public const string Name = "OLD-ROOT";

    /// <summary>Whether <paramref name="machine"/>, which does not run, is in that state.</summary>
    public static bool IsLeftBehind(Machine machine)
    {
        bool left = false;

        machine.Inspect(0, () => left = IsLeftBehindNow(machine.Options.PossibleCpus));
        return left;
    }

    private static bool IsLeftBehindNow(int cpus)
    {
        var roots = new HashSet<nint>();
        var underNewRoot = new HashSet<nint>();

        for (int cpu = 0; cpu < cpus; cpu++)
        {
            tmigr_group* group = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu)->tmgroup;
            for (; group != null && group->parent != null; group = group->parent)
            {
                if (group->parent == tmigr_root)
                    underNewRoot.Add((nint)group);
            }
            if (group != null)
                roots.Add((nint)group);
        }
        return roots.Count == 2 && roots.Contains((nint)tmigr_root)
            && tmigr_root->num_children == underNewRoot.Count + 1;
    }
}
