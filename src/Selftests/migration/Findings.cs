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

    /// <summary>
    /// UNEVEN-NODES: tmigr_init() computes the number of levels as if the nodes shared the CPUs evenly.
    /// Where they do not, the tree may need more, and the CPU that would need the next level stays off.
    /// </summary>
    public static bool LevelsTooFew(int[] cpusOfNode, int children)
    {
        int[] nodes = cpusOfNode.Where(cpus => cpus > 0).ToArray();
        int perNode = (nodes.Sum() + nodes.Length - 1) / nodes.Length;
        int crossnode = Levels(perNode, children);
        int levels = crossnode + Levels(nodes.Length, children);

        return Needed(nodes, crossnode, children) > levels;
    }

    private static int Levels(int count, int children)
    {
        int bits = System.Numerics.BitOperations.Log2((uint)children);
        int order = count <= 1 ? 0 : System.Numerics.BitOperations.Log2((uint)count - 1) + 1;
        return (order + bits - 1) / bits;
    }

    private static int Needed(int[] nodes, int crossnode, int children)
    {
        int level = 0;
        int[] groups = nodes;

        for (; level < crossnode; level++)
        {
            if (level > 0 && groups is [1])
                return level;
            groups = groups.Select(count => (count + children - 1) / children).ToArray();
        }
        if (level > 0 && groups is [1])
            return level;
        int total = groups.Sum();
        do
        {
            total = (total + children - 1) / children;
            level++;
        }
        while (total > 1);
        return level;
    }
}
