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

    /// <summary>
    /// A load of a field that is not in <see cref="Values"/> is named with the number of the last
    /// store that may have changed it.
    /// </summary>
    public Dictionary<ISymbol, int> Epochs { get; private set; } =
        new(SymbolEqualityComparer.Default);

    /// <summary>What a place holds that nothing was stored to.</summary>
    public Sym Unread(SymTable table, Sym place) => table.Get(SymKind.Load, null,
        place.Kind is SymKind.Field or SymKind.Static && place.Tag is ISymbol symbol
            && Epochs.TryGetValue(symbol, out int epoch) ? epoch : 0,
        place);

    public override Memory Copy() => new()
    {
        Values = new(Values),
        Epochs = new(Epochs, SymbolEqualityComparer.Default),
    };

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

        foreach (var pair in other.Epochs)
        {
            Epochs.TryGetValue(pair.Key, out int epoch);
            if (epoch == pair.Value || epoch == at.Epoch)
                continue;

            Epochs[pair.Key] = at.Epoch;
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
