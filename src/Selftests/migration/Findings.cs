// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Migration;

/// <summary>
/// What upstream's own code gets wrong, as predicates on a machine; docs/findings.md tells each. Tests
/// subtract exactly these, and fail when one of them is no longer seen.
/// </summary>
internal static unsafe class Findings
{
    /// <summary>
    /// FIRST-GROUP: without memory for a CPU's first group, tmigr_setup_groups() warns, reports -EINVAL
    /// in place of -ENOMEM, and does not free its stack of groups.
    /// </summary>
    public static bool FirstGroupWithoutMemory(int error, IReadOnlyList<Warning> warnings)
        => error == -EINVAL && warnings.Count == 1
            && warnings[0].File.EndsWith("timer_migration.c.cs", StringComparison.Ordinal)
            && warnings[0].Text.Contains("tmigr_hierarchy_levels");

    /// <summary>
    /// OLD-ROOT: a new root was made, but there was no memory to attach the old one to it. The old root
    /// keeps its CPUs and has no parent, the new one has counted it as a child, and no later CPU
    /// that comes up mends it.
    /// </summary>
    public static bool OldRootLeftBehind(Machine machine)
    {
        bool left = false;
        machine.Inspect(0, () =>
        {
            var roots = new HashSet<nint>();
            int underNewRoot = 0;
            var seen = new HashSet<nint>();
            for (int cpu = 0; cpu < machine.Options.PossibleCpus; cpu++)
            {
                tmigr_group* group = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu)->tmgroup;
                for (; group != null && group->parent != null; group = group->parent)
                {
                    if (group->parent == tmigr_root && seen.Add((nint)group))
                        underNewRoot++;
                }
                if (group != null)
                    roots.Add((nint)group);
            }
            left = roots.Count == 2 && roots.Contains((nint)tmigr_root)
                && tmigr_root->num_children == underNewRoot + 1;
        });
        return left;
    }
}
