// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

/// <summary>The lock classes that everybody holds who calls a function by its name.</summary>
internal sealed class CallerLocks
{
    private readonly Dictionary<ISymbol, List<(IMethodSymbol Caller, HashSet<LockClass> Held)>>
        _calls = new(SameSymbol.Default);

    private readonly Dictionary<ISymbol, HashSet<LockClass>> _known =
        new(SameSymbol.Default);

    public void Note(Called e)
    {
        if (!e.Flow.Final)
            return;

        if (!_calls.TryGetValue(e.Method, out var list))
            _calls.Add(e.Method, list = []);

        list.Add((e.Flow.Method, [.. ClassesOf(e.State.Locks.Held)]));
    }

    public void Add(CallerLocks other)
    {
        foreach (var pair in other._calls)
        {
            if (_calls.TryGetValue(pair.Key, out var calls))
                calls.AddRange(pair.Value);
            else
                _calls.Add(pair.Key, [.. pair.Value]);
        }
    }

    /// <summary>The classes of locks that say whose data they guard.</summary>
    public static IEnumerable<LockClass> ClassesOf(IEnumerable<Held> held) =>
        held.Where(h => h.Class is { Kind: not LockKind.Sequence }).Select(h => h.Class!);

    /// <summary>What is held on every entry of a function.</summary>
    public IReadOnlyCollection<LockClass> Of(Analysis analysis, IMethodSymbol method)
    {
        if (_known.TryGetValue(method, out var known))
            return known;

        // A function that calls itself brings nothing of its own.
        _known.Add(method, []);
        if (analysis.IsAddressTaken(method) || !_calls.TryGetValue(method, out var calls))
            return [];

        HashSet<LockClass>? all = null;
        foreach (var (caller, held) in calls)
        {
            var here = held.Concat(Of(analysis, caller));
            if (all is null)
                all = [.. here];
            else
                all.IntersectWith(here);
        }

        return _known[method] = all ?? [];
    }
}
