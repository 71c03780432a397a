// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.View;

/// <summary>A group of the hierarchy that a trace tells of.</summary>
/// <param name="Name">GRP, level and number within the level in the order of their first
/// events.</param>
/// <param name="Level">Its level.</param>
/// <param name="Node">NUMA node, -1 for none.</param>
public sealed record TimelineGroup(string Name, int Level, int Node)
{
    /// <summary>Number of its parent, -1 while none is known.</summary>
    public int Parent { get; set; } = -1;

    /// <summary>CPUs that said they are its children.</summary>
    public SortedSet<int> Cpus { get; } = new();
}
