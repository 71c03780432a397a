// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

/// <summary>
/// Ordered loads and stores of each field, which are of use only in pairs: a release for an
/// acquire, an acquire for a release.
/// </summary>
internal sealed class Pairs
{
    private sealed class Sides
    {
        public Finding? Acquire { get; set; }

        public Finding? Release { get; set; }

        /// <summary>A load that orders nothing, without a lock.</summary>
        public Finding? Load { get; set; }

        /// <summary>Somebody stores to it without order.</summary>
        public bool Stored { get; set; }

        /// <summary>Something orders both sides.</summary>
        public bool Both { get; set; }
    }

    private readonly Dictionary<ISymbol, Sides> _sides = new(SameSymbol.Default);

    public void Note(FunctionFlow flow, Sym place, MemoryFact memory, Node node, State state)
    {
        if (!flow.Final || place is not
            {
                Kind: SymKind.Field or SymKind.Static,
                Tag: ISymbol symbol
            } || !symbol.Locations.Any(l => l.IsInSource))
            return;

        var sides = Of(symbol);
        // A full barrier pairs with any other, and those are not followed. Nor do the marked
        // accesses of .NET have a form that orders nothing.
        if (memory.Order == MemoryOrder.Full
            || (node.Symbol is IMethodSymbol method && Framework.Of(method) is not null))
        {
            sides.Both = true;
            return;
        }

        bool orders = memory.Order != MemoryOrder.Relaxed;
        if (memory is { Access: not MemoryAccess.Write, Order: MemoryOrder.Acquire })
            sides.Acquire ??= Find("loads", "no store releases it");
        else if (memory.Access != MemoryAccess.Read && orders)
            sides.Release ??= Find("stores", "no load acquires it");
        else if (memory.Access == MemoryAccess.Read && state.Locks.Held.Count == 0
            && node.Type is not IPointerTypeSymbol)
            sides.Load ??= Find("loads", "its stores are ordered");

        sides.Stored |= memory.Access == MemoryAccess.Write && !orders;
        Finding Find(string what, string lack) => Unpaired.Find(place.ToString(), what,
            (node.Symbol as IMethodSymbol)?.Name ?? "", lack, node.Where, flow.Method);
    }

    /// <summary>A plain store, which orders nothing.</summary>
    public void NoteStore(Sym place)
    {
        if (place is { Kind: SymKind.Field or SymKind.Static, Tag: ISymbol symbol })
            Of(symbol).Stored = true;
    }

    public void Add(Pairs other)
    {
        foreach (var pair in other._sides)
        {
            var (sides, added) = (Of(pair.Key), pair.Value);
            sides.Acquire ??= added.Acquire;
            sides.Release ??= added.Release;
            sides.Load ??= added.Load;
            sides.Stored |= added.Stored;
            sides.Both |= added.Both;
        }
    }

    private Sides Of(ISymbol symbol)
    {
        if (!_sides.TryGetValue(symbol, out var sides))
            _sides.Add(symbol, sides = new Sides());

        return sides;
    }

    public IEnumerable<Finding> Findings() => _sides.Values.Where(s => !s.Both)
        .Select(s => s is { Acquire: { } acquire, Release: null, Stored: true } ? acquire
            : s.Release is not null && s.Acquire is null && s.Load is not null ? s.Load : null)
        .Where(f => f is not null).Select(f => f!);
}
