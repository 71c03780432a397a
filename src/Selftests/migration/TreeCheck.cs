// SPDX-License-Identifier: GPL-2.0-only
using System.Numerics;

namespace Linux.Selftests.Migration;

/// <summary>
/// Looks at a whole hierarchy from the CPUs upwards, apart from the machine's own checkers.
/// </summary>
internal static unsafe class TreeCheck
{
    /// <summary>Checks the tree of a machine that does not run; returns its number of levels.</summary>
    public static int Check(SelftestContext t, Machine machine, string shape)
    {
        int levels = 0;
        machine.Inspect(0, () => levels = CheckHere(t, machine, shape));
        return levels;
    }

    private static int CheckHere(SelftestContext t, Machine machine, string shape)
    {
        var children = new Dictionary<nint, List<byte>>();
        var counted = new HashSet<nint>();
        var roots = new HashSet<nint>();

        for (int cpu = 0; cpu < machine.Options.PossibleCpus; cpu++)
        {
            tmigr_cpu* tmc = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu);
            if (tmc->tmgroup == null)
            {
                t.Check(!cpu_online(cpu), $"{shape}: cpu {cpu} is online and in no group");
                continue;
            }
            Add(children, (nint)tmc->tmgroup, tmc->groupmask);
            t.Check(tmc->tmgroup->level == 0, $"{shape}: cpu {cpu} is in a group of level {tmc->tmgroup->level}");
            Node(t, shape, tmc->tmgroup, cpu_to_node(cpu));
            roots.Add((nint)Climb(t, shape, tmc->tmgroup, children, counted));
        }
        t.Check(roots.Count == 1, $"{shape}: {roots.Count} roots");
        t.Check(roots.Contains((nint)tmigr_root), $"{shape}: tmigr_root is not the root");
        foreach ((nint group, List<byte> masks) in children)
            Masks(t, shape, (tmigr_group*)group, masks);
        Lists(t, shape, children);
        return (int)tmigr_root->level + 1;
    }

    private static tmigr_group* Climb(
        SelftestContext t, string shape, tmigr_group* group,
        Dictionary<nint, List<byte>> children, HashSet<nint> counted)
    {
        while (group->parent != null)
        {
            tmigr_group* parent = group->parent;
            if (counted.Add((nint)group))
            {
                Add(children, (nint)parent, group->groupmask);
                t.Check(parent->level == group->level + 1, $"{shape}: level {group->level} under {parent->level}");
                Node(t, shape, parent, group->numa_node);
            }
            group = parent;
        }
        return group;
    }

    private static void Node(SelftestContext t, string shape, tmigr_group* group, int node)
    {
        int expected = group->level < tmigr_crossnode_level ? node : NUMA_NO_NODE;
        t.Check(group->numa_node == expected,
            $"{shape}: a group of level {group->level} is of node {group->numa_node}, its child of {node}");
    }

    private static void Masks(SelftestContext t, string shape, tmigr_group* group, List<byte> masks)
    {
        int union = 0;
        foreach (byte mask in masks)
        {
            t.Check(BitOperations.IsPow2(mask) && (union & mask) == 0, $"{shape}: mask {mask:x} beside {union:x}");
            union |= mask;
        }
        t.Check(masks.Count == group->num_children, $"{shape}: {group->num_children} children, {masks.Count} found");
        t.Check(masks.Count <= TMIGR_CHILDREN_PER_GROUP, $"{shape}: a group has {masks.Count} children");
    }

    /// <summary>Every group that set-up knows of hangs on the tree.</summary>
    private static void Lists(SelftestContext t, string shape, Dictionary<nint, List<byte>> children)
    {
        int listed = 0;
        for (uint level = 0; level < tmigr_hierarchy_levels; level++)
        {
            list_head* head = &tmigr_level_list[level];
            for (list_head* at = head->next; at != head; at = at->next)
            {
                listed++;
                tmigr_group* group = tmigr_group.of_list(at);
                t.Check(children.ContainsKey((nint)group), $"{shape}: a group of level {level} has no children");
                t.Check(group->level == level, $"{shape}: a group of level {group->level} on list {level}");
            }
        }
        t.Check(listed == children.Count, $"{shape}: {listed} groups are listed, {children.Count} are in use");
    }

    private static void Add(Dictionary<nint, List<byte>> children, nint parent, byte mask)
    {
        if (!children.TryGetValue(parent, out List<byte>? masks))
            children[parent] = masks = [];
        masks.Add(mask);
    }
}
