// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Domains;

/// <summary>What places hold, and when each field was last stored to.</summary>
internal sealed class Memory : Domain<Memory>
{
    public Dictionary<Sym, Sym> Values { get; private set; } = [];

    // A load of a field that is not in Values is named with the number of the last store that may
    // have changed it. Such stores are few, so copies have the numbers together until one stores.
    private Dictionary<ISymbol, int> _epochs = new(SameSymbol.Default);
    private bool _sharesEpochs;

    /// <summary>A field is stored to.</summary>
    public void Stored(ISymbol field, int number)
    {
        if (_sharesEpochs)
            _epochs = new(_epochs, SameSymbol.Default);

        _sharesEpochs = false;
        _epochs[field] = number;
    }

    /// <summary>What a place holds that nothing was stored to.</summary>
    public Sym Unread(SymTable table, Sym place) => table.Get(SymKind.Load, null,
        place.Kind is SymKind.Field or SymKind.Static && place.Tag is ISymbol symbol
            && _epochs.TryGetValue(symbol, out int epoch) ? epoch : 0,
        place);

    public override Memory Copy()
    {
        _sharesEpochs = true;
        return new() { Values = new(Values), _epochs = _epochs, _sharesEpochs = true };
    }

    public override bool Merge(Memory other, Meeting at)
    {
        bool changed = false;
        foreach (var place in at.AssignedOnce)
            changed |= Values.Remove(place);

        foreach (var (place, name, a, _) in at.Differing)
        {
            Values[place] = name;
            changed |= !ReferenceEquals(a, name);
        }

        if (ReferenceEquals(_epochs, other._epochs))
            return changed;

        foreach (var pair in other._epochs)
        {
            _epochs.TryGetValue(pair.Key, out int epoch);
            if (epoch == pair.Value || epoch == at.Epoch)
                continue;

            Stored(pair.Key, at.Epoch);
            changed = true;
        }

        return changed;
    }

    public override bool Touched(Renaming by) => by.TouchesAny(Values);

    public override void Rename(Renaming renaming)
    {
        var values = new Dictionary<Sym, Sym>(Values.Count);
        foreach (var pair in Values)
            values[renaming.Of(pair.Key)] = renaming.Of(pair.Value);

        Values = values;
    }

    public override bool Covers(Memory earlier, Join at) =>
        Values.All(v => at.IsName(v.Value)
            || (earlier.Values.TryGetValue(v.Key, out var value)
                && ReferenceEquals(value, v.Value)));
}
