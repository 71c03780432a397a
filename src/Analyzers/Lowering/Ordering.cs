// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Analyzers.Lowering;

/// <summary>Orders the blocks of a method and finds its loop heads, without recursion.</summary>
internal static class Ordering
{
    public static Block[] ReversePostorder(Block entry)
    {
        var order = new List<Block>();
        var state = new Dictionary<Block, int> { [entry] = 1 };
        var stack = new Stack<(Block Block, int Next)>();
        stack.Push((entry, 0));
        while (stack.Count > 0)
        {
            var (block, next) = stack.Pop();
            if (next == 3)
            {
                state[block] = 2;
                order.Add(block);
                continue;
            }

            stack.Push((block, next + 1));
            // The false arm first keeps the true arm early in the reversed order.
            var successor = next switch
            {
                0 => block.WhenFalse,
                1 => block.WhenTrue,
                _ => block.Next,
            };
            if (successor is null)
            {
                continue;
            }

            if (!state.TryGetValue(successor, out int seen))
            {
                state.Add(successor, 1);
                stack.Push((successor, 0));
            }
            else if (seen == 1)
            {
                successor.IsLoopHead = true;
            }
        }

        order.Reverse();
        for (int i = 0; i < order.Count; i++)
        {
            order[i].Order = i;
        }

        return order.ToArray();
    }
}
