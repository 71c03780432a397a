// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Numerics;
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// I10: one root, which is tmigr_root; masks are distinct single bits; counts match; nodes are not
/// mixed below the crossnode level; every CPU reaches the root; a parent never changes.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
internal sealed unsafe class TreeIsWhole : Invariant
{
    public override string Name => "I10";

    public override bool NeedsAll => true;

    public override void Check(InvariantContext context)
    {
        HierarchyView tree = context.Hierarchy;
        int roots = 0;

        foreach (GroupView group in tree.All)
        {
            if (group.Group->parent == null && group.Groups.Count + group.Cpus.Count > 0)
            {
                roots++;
                // A revision that keeps no root, such as 6.12's, has one all the same.
                if (tmigr_root != null && group.Group != tmigr_root)
                    context.Broken(this, $"{Name_(group)} has no parent and is not tmigr_root");
            }
            CheckChildren(context, group);
            CheckParent(context, group);
        }
        if (tree.All.Count > 0 && roots != 1)
            context.Broken(this, $"{roots} groups with children have no parent; a tree has one root");
    }

    private void CheckChildren(InvariantContext context, GroupView group)
    {
        var masks = new List<byte>();
        byte seen = 0;

        foreach (int cpu in group.Cpus)
            masks.Add(per_cpu_ptr(ref Kernel.tmigr_cpu, cpu)->groupmask);
        foreach (GroupView child in group.Groups)
        {
            masks.Add(child.Group->groupmask);
            if (group.Level < tmigr_crossnode_level && child.Node != group.Node)
                context.Broken(this, $"{Name_(group)} is of node {group.Node}, its child "
                    + $"{Name_(child)} of node {child.Node}");
        }
        foreach (byte mask in masks)
        {
            if (!BitOperations.IsPow2(mask) || (seen & mask) != 0)
                context.Broken(this, $"{Name_(group)} has children whose masks are no distinct bits: "
                    + string.Join(' ', masks));
            seen |= mask;
        }
        if (group.Group->num_children != masks.Count || masks.Count > TMIGR_CHILDREN_PER_GROUP)
            context.Broken(this, $"{Name_(group)} counts {group.Group->num_children} children and has "
                + $"{masks.Count}; at most {TMIGR_CHILDREN_PER_GROUP} fit");
        if (masks.Count == 0 && group.Group->parent == null)
            context.Broken(this, $"{Name_(group)} has neither children nor a parent");
    }

    private void CheckParent(InvariantContext context, GroupView group)
    {
        nint parent = (nint)group.Group->parent;

        if (context.Memory.Parents.TryGetValue(group.Address, out nint before) && before != parent)
            context.Broken(this, $"{Name_(group)} has changed its parent");
        if (parent != 0)
            context.Memory.Parents[group.Address] = parent;
    }

    private static string Name_(GroupView group) => $"group {group.Offset:x} (level {group.Level})";
}
