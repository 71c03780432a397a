// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

/// <summary>
/// How the fields that nothing is declared of are touched: by marked operations here and plainly
/// there, or under one lock in most places.
/// </summary>
internal sealed class Gaps
{
    private const int FewUses = 4;

    private sealed class Use
    {
        public bool Marked { get; init; }

        public IMethodSymbol By { get; init; } = null!;

        /// <summary>The classes that are held on every path to the access.</summary>
        public HashSet<LockClass> Held { get; init; } = [];

        public Use Copy() => new() { Marked = Marked, By = By, Held = [.. Held] };
    }

    private readonly Dictionary<ISymbol, Dictionary<Node, Use>> _uses =
        new(SameSymbol.Default);

    public void Note(Accessed e)
    {
        if (e.IsOwned || e.Kind is AccessKind.Passed or AccessKind.Filled || e.Mark is not null
            || e.Address is not { Kind: SymKind.Field or SymKind.Static, Tag: ISymbol field }
            || field is IFieldSymbol { IsConst: true }
            || !field.Locations.Any(l => l.IsInSource) || IsSpecial(e.Flow.Model, field))
            return;

        if (!_uses.TryGetValue(field, out var uses))
            _uses.Add(field, uses = []);

        var held = CallerLocks.ClassesOf(e.State.Locks.Held);
        if (uses.TryGetValue(e.Node, out var use))
            use.Held.IntersectWith(held);
        else
            uses.Add(e.Node, new Use
            {
                Marked = !e.IsPlain,
                By = e.Flow.Method,
                Held = [.. held],
            });
    }

    /// <summary>Takes in the accesses of another function; no two share one.</summary>
    public void Add(Gaps other)
    {
        foreach (var pair in other._uses)
        {
            if (!_uses.TryGetValue(pair.Key, out var uses))
                _uses.Add(pair.Key, uses = []);

            foreach (var use in pair.Value)
                uses[use.Key] = use.Value.Copy();
        }
    }

    public IEnumerable<Finding> Findings(Analysis analysis)
    {
        var model = analysis.Model;
        foreach (var use in _uses.Values.SelectMany(u => u.Values))
            use.Held.UnionWith(analysis.Notes.CallerLocks.Of(analysis, use.By));

        foreach (var (field, uses) in _uses.Select(u => (u.Key, u.Value.Values))
            .OrderBy(u => u.Key.ToDisplayString(), StringComparer.Ordinal))
        {
            int marked = uses.Count(u => u.Marked);
            int plain = uses.Count(u => !u.Marked && u.Held.Count == 0);
            if (marked > 0 && plain > 0)
                yield return AnnotationGap.Find(field, $"marked in {marked} of {uses.Count} "
                    + $"accesses and touched plainly without a lock in {plain}", "[Marked]");

            if (model.Of(field).GuardedBy.Count > 0 || uses.Count < FewUses)
                continue;

            var most = uses.SelectMany(u => u.Held).GroupBy(c => c)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key.Name, StringComparer.Ordinal).FirstOrDefault();
            if (most is not null && most.Count() * 4 >= uses.Count * 3)
                yield return AnnotationGap.Find(field, $"touched under a lock of class {most.Key} "
                    + $"in {most.Count()} of {uses.Count} accesses", "[GuardedBy]");
        }
    }

    // Locks and atomic variables have rules of their own.
    private static bool IsSpecial(KernelModel model, ISymbol field)
    {
        var type = (field as IFieldSymbol)?.Type ?? (field as IPropertySymbol)?.Type;
        return model.LockKindOf(type) is not null || model.IsAtomic(type)
            || model.LockKindOf(field.ContainingType) is not null
            || model.IsAtomic(field.ContainingType);
    }
}
