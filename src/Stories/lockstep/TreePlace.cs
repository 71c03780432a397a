// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// Of what colour a node is and how deep: with the order of the nodes that is the tree's shape. The twin
/// of src/Lockstep/C/common/tree.h.
/// </summary>
internal static unsafe class TreePlace
{
    private const int DeepestNode = 64;

    /// <summary>Twice the depth, and one more for a black node.</summary>
    public static ulong Of(rb_node* node)
    {
        ulong depth = 0;

        for (rb_node* up = rb_parent(node); up != null && depth < DeepestNode; up = rb_parent(up))
            depth++;
        return depth * 2 + (node->__rb_parent_color & 1);
    }
}
