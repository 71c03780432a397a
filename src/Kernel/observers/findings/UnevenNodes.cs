// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Linq;
using System.Numerics;

namespace Linux.Observers;

/// <summary>
/// The finding UNEVEN-NODES: tmigr_init() computes the number of levels as if the nodes shared the CPUs
/// evenly. Where they do not, the tree may need more, and the CPU that would need the next level stays off.
/// </summary>
public static class UnevenNodes
{
    /// <summary>Its name in docs/findings.md.</summary>
    public const string Name = "UNEVEN-NODES";

    /// <summary>Whether a machine has too few levels.</summary>
    /// <param name="cpusOfNode">CPUs of each node.</param>
    /// <param name="children">TMIGR_CHILDREN_PER_GROUP: 4 or 8.</param>
    public static bool HaveTooFewLevels(int[] cpusOfNode, int children)
    {
        int[] nodes = cpusOfNode.Where(cpus => cpus > 0).ToArray();
        int perNode = (nodes.Sum() + nodes.Length - 1) / nodes.Length;
        int crossnode = Levels(perNode, children);
        int levels = crossnode + Levels(nodes.Length, children);

        return Needed(nodes, crossnode, children) > levels;
    }

    private static int Levels(int count, int children)
    {
        int bits = BitOperations.Log2((uint)children);
        int order = count <= 1 ? 0 : BitOperations.Log2((uint)count - 1) + 1;
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
