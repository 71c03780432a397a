// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

/// <summary>A tree node with a key, and the size of its subtree for the augmented tree.</summary>
internal unsafe struct KeyedNode
{
    public rb_node_linked link;
    public long key;
    public long size;

    /// <summary>The link is the first member, so the node's address is the struct's.</summary>
    public static KeyedNode* Of(rb_node* node) => (KeyedNode*)node;
}

/// <summary>Checks the five properties of a red-black tree.</summary>
internal static unsafe class RedBlack
{
    /// <summary>The nodes in order, after checking colours, parents, black heights.</summary>
    public static List<nint> Check(rb_root* root)
    {
        var order = new List<nint>();
        if (root->rb_node != null)
        {
            Assert.True(rb_is_black(root->rb_node), "the root is red");
            Assert.True(rb_parent(root->rb_node) == null, "the root has a parent");
        }

        BlackHeight(root->rb_node, order);
        return order;
    }

    private static int BlackHeight(rb_node* node, List<nint> order)
    {
        if (node == null)
            return 1;
        foreach (nint child in (ReadOnlySpan<nint>)[(nint)node->rb_left, (nint)node->rb_right])
        {
            if (child == 0)
                continue;
            Assert.True(rb_parent((rb_node*)child) == node, "a child has another parent");
            Assert.False(rb_is_red(node) && rb_is_red((rb_node*)child), "two reds in a row");
        }

        int left = BlackHeight(node->rb_left, order);
        order.Add((nint)node);
        int right = BlackHeight(node->rb_right, order);
        Assert.Equal(left, right);
        return left + (rb_is_black(node) ? 1 : 0);
    }
}
