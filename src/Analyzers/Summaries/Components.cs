// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Analyzers.Summaries;

/// <summary>Strongly connected components, callees first, without recursion (Tarjan).</summary>
internal static class Components
{
    public static List<List<T>> Of<T>(IReadOnlyList<T> nodes, Func<T, IEnumerable<T>> next)
        where T : notnull
    {
        var result = new List<List<T>>();
        var index = new Dictionary<T, int>();
        var low = new Dictionary<T, int>();
        var onStack = new HashSet<T>();
        var stack = new Stack<T>();
        var work = new Stack<(T Node, IEnumerator<T> Next)>();
        foreach (var root in nodes)
        {
            if (index.ContainsKey(root))
            {
                continue;
            }

            Enter(root);
            while (work.Count > 0)
            {
                var (node, successors) = work.Peek();
                if (successors.MoveNext())
                {
                    var successor = successors.Current;
                    if (!index.TryGetValue(successor, out int first))
                    {
                        Enter(successor);
                    }
                    else if (onStack.Contains(successor))
                    {
                        low[node] = Math.Min(low[node], first);
                    }

                    continue;
                }

                work.Pop();
                if (work.Count > 0)
                {
                    var parent = work.Peek().Node;
                    low[parent] = Math.Min(low[parent], low[node]);
                }

                if (low[node] == index[node])
                {
                    var component = new List<T>();
                    T member;
                    do
                    {
                        member = stack.Pop();
                        onStack.Remove(member);
                        component.Add(member);
                    }
                    while (!EqualityComparer<T>.Default.Equals(member, node));
                    result.Add(component);
                }
            }
        }

        return result;

        void Enter(T node)
        {
            index.Add(node, index.Count);
            low.Add(node, index[node]);
            stack.Push(node);
            onStack.Add(node);
            work.Push((node, next(node).GetEnumerator()));
        }
    }
}
