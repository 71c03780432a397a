// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Linux.Analyzers.Reuse;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

/// <summary>
/// Which classes are taken while which others are held: what is declared, closed over chains, and
/// what the code does.
/// </summary>
internal sealed class OrderGraph
{
    private sealed record Edge(Held Outer, string Name, LockClass Inner, Location Where,
        Trail Trail,
        IMethodSymbol Owner);

    private readonly Dictionary<string, SortedSet<string>> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), Edge> _seen = [];

    /// <summary>Adds a declaration; the cycle that it closes, or null.</summary>
    public string? Declare(string[] classes)
    {
        for (int i = 0; i + 1 < classes.Length; i++)
        {
            if (Reaches(classes[i + 1], classes[i]))
            {
                return string.Join(" → ", Path(classes[i + 1], classes[i])) + " → "
                    + classes[i + 1];
            }

            if (!_before.TryGetValue(classes[i], out var after))
            {
                after = new SortedSet<string>(StringComparer.Ordinal);
                _before.Add(classes[i], after);
            }

            after.Add(classes[i + 1]);
        }

        return null;
    }

    /// <summary>True when the declarations put one class before the other.</summary>
    public bool IsDeclared(LockClass first, LockClass then) => Reaches(first.Name, then.Name);

    public void Note(Held outer, string name, LockClass inner, Location where, Trail trail,
        IMethodSymbol owner)
    {
        var key = (outer.Class!.Name, inner.Name);
        if (!_seen.ContainsKey(key))
        {
            _seen.Add(key, new Edge(outer, name, inner, where, trail, owner));
        }
    }

    /// <summary>Takes in what another function does.</summary>
    public void Add(OrderGraph other)
    {
        foreach (var seen in other._seen)
        {
            if (!_seen.ContainsKey(seen.Key))
                _seen.Add(seen.Key, seen.Value);
        }
    }

    /// <summary>One finding for every cycle in what the code does.</summary>
    public IEnumerable<Finding> Cycles(CurrentPlaces places)
    {
        var next = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (outer, inner) in _seen.Keys)
        {
            if (!next.TryGetValue(outer, out var inners))
            {
                next.Add(outer, inners = new SortedSet<string>(StringComparer.Ordinal));
            }

            inners.Add(inner);
        }

        foreach (var component in Components.Of(next.Keys.ToArray(), c =>
            next.TryGetValue(c, out var inners) ? inners : Enumerable.Empty<string>()))
        {
            if (component.Count < 2)
            {
                continue;
            }

            var members = new HashSet<string>(component, StringComparer.Ordinal);
            var edges = _seen.Where(e => members.Contains(e.Key.Item1)
                && members.Contains(e.Key.Item2))
                .Select(e => e.Value).ToArray();
            if (edges.Any(e => Reaches(e.Inner.Name, e.Outer.Class!.Name)))
            {
                // Some step of it contradicts a declaration, which is reported by itself.
                continue;
            }

            var last = edges.OrderBy(e => e.Where.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(e => places.Of(e.Where).SourceSpan.Start).Last();
            var finding = OrderCycle.Find(last.Name, last.Inner.Name, last.Outer.Name.ToString(),
                last.Outer.Class!.Name,
                string.Join(" → ", component.OrderBy(c => c, StringComparer.Ordinal)), last.Where,
                    last.Owner);
            foreach (var edge in edges)
            {
                finding.Along(edge.Outer.Trail).At(edge.Where,
                    $"{edge.Inner.Name} is taken here with {edge.Outer.Class!.Name} held");
            }

            yield return finding;
        }
    }

    private bool Reaches(string from, string to) => from != to && Path(from, to).Count > 0;

    private List<string> Path(string from, string to)
    {
        var back = new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        var todo = new Queue<string>();
        todo.Enqueue(from);
        while (todo.Count > 0)
        {
            string at = todo.Dequeue();
            if (at == to)
            {
                var path = new List<string>();
                for (string? step = to; step is not null; step = back[step])
                {
                    path.Insert(0, step);
                }

                return path;
            }

            if (_before.TryGetValue(at, out var after))
            {
                foreach (string step in after.Where(s => !back.ContainsKey(s)))
                {
                    back.Add(step, at);
                    todo.Enqueue(step);
                }
            }
        }

        return [];
    }
}
