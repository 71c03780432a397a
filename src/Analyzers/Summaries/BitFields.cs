// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

/// <summary>Which words are changed bit by bit, and where the same words are changed plainly.</summary>
internal sealed class BitFields
{
    private readonly HashSet<ISymbol> _atomic = new(SameSymbol.Default);
    private readonly List<(ISymbol Word, Finding Finding)> _plain = [];

    /// <summary>A global is passed through the function that takes its address.</summary>
    public static Sym Word(Sym address) =>
        address is { Kind: SymKind.Call, A.A: { } argument } ? argument : address;

    public void NoteAtomic(Sym place)
    {
        if (place is { Kind: SymKind.Field or SymKind.Static, Tag: ISymbol word })
            _atomic.Add(word);
    }

    public void NotePlain(Sym place, Finding finding)
    {
        // The words of an array belong to many sets, and some of these to one owner.
        if (place is { Kind: SymKind.Field or SymKind.Static, Tag: ISymbol word }
            && word is not IFieldSymbol { IsFixedSizeBuffer: true })
            _plain.Add((word, finding));
    }

    public void Add(BitFields other)
    {
        _atomic.UnionWith(other._atomic);
        _plain.AddRange(other._plain);
    }

    public IEnumerable<Finding> Findings() =>
        _plain.Where(p => _atomic.Contains(p.Word)).Select(p => p.Finding);
}
