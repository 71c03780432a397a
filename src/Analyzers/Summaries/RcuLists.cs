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
/// Which nodes are on lists that RCU readers walk, and which pointers they follow: those that some
/// function handles by a form that is made for it.
/// </summary>
internal sealed class RcuLists
{
    private readonly HashSet<ISymbol> _walked = new(SameSymbol.Default);
    private readonly List<(ISymbol Field, Finding Finding)> _plain = [];

    public void Note(FunctionFlow flow, Sym entry, ListFact list, Node node, State state)
    {
        if (entry is not { Kind: SymKind.Field, Tag: ISymbol field })
            return;

        if (list.Rcu)
            _walked.Add(field);
        else if (!state.Ownership.Has(entry))
            _plain.Add((field, PlainListOperation.Find(entry.ToString(),
                (node.Symbol as IMethodSymbol)?.Name ?? "", node.Where, flow.Method)));
    }

    private readonly HashSet<ISymbol> _followed = new(SameSymbol.Default);
    private readonly List<(ISymbol Pointer, Finding Finding)> _stored = [];

    /// <summary>A pointer is read or replaced by a form for RCU.</summary>
    public void NoteFollowed(Sym place)
    {
        if (Holder(place) is { } pointer)
            _followed.Add(pointer);
    }

    /// <summary>A pointer, or an element of an array of them, is stored to plainly.</summary>
    public void NoteStored(Sym place, Finding finding)
    {
        if (place.Kind == SymKind.Element && Holder(place) is { } pointer)
            _stored.Add((pointer, finding));
    }

    public void Add(RcuLists other)
    {
        _walked.UnionWith(other._walked);
        _plain.AddRange(other._plain);
        _followed.UnionWith(other._followed);
        _stored.AddRange(other._stored);
    }

    private static ISymbol? Holder(Sym place)
    {
        while (place is { Kind: SymKind.Element, A: { } array })
            place = array;

        return place is { Kind: SymKind.Field or SymKind.Static, Tag: ISymbol symbol } ? symbol : null;
    }

    public IEnumerable<Finding> Findings() => _stored.Where(s => _followed.Contains(s.Pointer))
        .Select(s => s.Finding).Concat(Lists());

    private IEnumerable<Finding> Lists() => _plain.Where(p => _walked.Contains(p.Field))
        .Select(p => p.Finding);
}
