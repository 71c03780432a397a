// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Lowering;

namespace Linux.Analyzers.Dataflow;

/// <summary>
/// Where paths meet. States that hold the same locks become one; where they call a variable
/// differently, it gets a name of its own that belongs to this block.
/// </summary>
internal sealed class Join(SymTable table, Block block, Func<State, Sym, Sym, bool> isChildOf)
{
    private readonly HashSet<Sym> _merged = [];

    /// <summary>Gives the names of this block's last visit up before they are used anew.</summary>
    public void Prepare(State incoming)
    {
        if (_merged.Count == 0)
        {
            return;
        }

        foreach (var place in _merged.OrderBy(m => m.Id))
        {
            var name = Name(place);
            if (!incoming.Memory.TryGetValue(place, out var value) || !ReferenceEquals(value, name))
            {
                incoming.Forget(table, name);
            }
        }
    }

    /// <summary>Merges a state into one with an equal key; true when the first one changed.</summary>
    public bool Merge(State into, State from)
    {
        bool changed = MergeMemory(into, from);
        foreach (var pair in from.Epochs)
        {
            into.Epochs.TryGetValue(pair.Key, out int epoch);
            if (epoch != pair.Value && epoch != -1 - block.Index)
            {
                into.Epochs[pair.Key] = -1 - block.Index;
                changed = true;
            }
        }

        foreach (var fact in into.Facts.Keys.ToArray())
        {
            if (IsName(fact))
            {
                continue;
            }

            if (!from.Facts.TryGetValue(fact, out bool value) || value != into.Facts[fact])
            {
                into.Facts.Remove(fact);
                changed = true;
            }
        }

        changed |= into.Relations.RemoveWhere(r => !IsName(r.Child) && !IsName(r.Parent)
            && !from.Relations.Contains(r)) > 0;
        changed |= into.Owned.RemoveWhere(o => !IsName(o) && !from.Owned.Contains(o)) > 0;
        if (into.Unordered is null && from.Unordered is not null)
        {
            into.Unordered = from.Unordered;
            changed = true;
        }

        if ((from.Early & ~into.Early) != 0)
        {
            into.Early |= from.Early;
            into.EarlyTrail ??= from.EarlyTrail;
            changed = true;
        }

        if (into.Mismatch is null && from.Mismatch is not null)
        {
            into.Mismatch = from.Mismatch;
            changed = true;
        }

        if (into.CallerHadIrqsOn && !from.CallerHadIrqsOn)
        {
            into.CallerHadIrqsOn = false;
            changed = true;
        }

        if (into.RestoredFrom is not null && !ReferenceEquals(into.RestoredFrom, from.RestoredFrom))
        {
            into.RestoredFrom = null;
            changed = true;
        }

        return changed;
    }

    /// <summary>
    /// At a loop head: tries to see two states as one by renaming what variables point to, as in a
    /// walk that holds the lock of the node it stands on.
    /// </summary>
    public bool Unify(State into, State from)
    {
        foreach (var place in into.Memory.Keys.OrderBy(k => k.Id).ToArray())
        {
            if (!from.Memory.TryGetValue(place, out var b))
            {
                continue;
            }

            var a = into.Memory[place];
            if (ReferenceEquals(a, b) || a.Kind == SymKind.Const || b.Kind == SymKind.Const
                || place.Kind is not (SymKind.Local or SymKind.Capture)
                || !(into.Held.Any(h => h.Name.Mentions(a)) && from.Held.Any(h => h.Name.Mentions(b))))
            {
                continue;
            }

            var name = Name(place);
            _merged.Add(place);
            into.Rename(table, a, name);
            from.Rename(table, b, name);
        }

        return into.Key() == from.Key();
    }

    private Sym Name(Sym place) => table.Get(SymKind.Phi, block, 0, place);

    private bool IsName(Sym sym) => sym.Kind == SymKind.Phi && ReferenceEquals(sym.Tag, block);

    private bool MergeMemory(State into, State from)
    {
        bool changed = false;
        var differing = new List<(Sym Place, Sym Name, Sym A, Sym B)>();
        foreach (var place in into.Memory.Keys.Concat(from.Memory.Keys).Distinct()
            .OrderBy(k => k.Id).ToArray())
        {
            bool inA = into.Memory.TryGetValue(place, out var a);
            bool inB = from.Memory.TryGetValue(place, out var b);
            bool variable = place.Kind is SymKind.Local or SymKind.Capture or SymKind.Return;
            if (variable && inA != inB)
            {
                // Not assigned on one of the paths, so nobody reads it before assigning it.
                if (inA)
                {
                    into.Memory.Remove(place);
                    changed = true;
                }

                continue;
            }

            a ??= Unread(into, place);
            b ??= Unread(from, place);
            if (!ReferenceEquals(a, b))
            {
                differing.Add((place, Name(place), a, b));
            }
        }

        foreach (var (place, name, a, b) in differing)
        {
            changed |= !ReferenceEquals(a, name);
            var truthA = Conditions.Known(table, into, a);
            var truthB = Conditions.Known(table, from, b);
            changed |= SetFact(into, name, truthA == truthB ? truthA : null);
            if (into.Owned.Contains(a) && from.Owned.Contains(b))
            {
                into.Owned.Add(name);
            }
            else
            {
                changed |= into.Owned.Remove(name);
            }
        }

        changed |= MergeRelations(into, from, differing);
        foreach (var (place, name, _, _) in differing)
        {
            _merged.Add(place);
            into.Memory[place] = name;
        }

        return changed;
    }

    private bool MergeRelations(State into, State from,
        List<(Sym Place, Sym Name, Sym A, Sym B)> differing)
    {
        bool changed = false;
        foreach (var x in differing)
        {
            foreach (var y in differing)
            {
                if (ReferenceEquals(x.Name, y.Name) || x.Place.Kind != SymKind.Local
                    || y.Place.Kind != SymKind.Local)
                {
                    continue;
                }

                bool both = isChildOf(into, x.A, y.A) && isChildOf(from, x.B, y.B);
                changed |= both
                    ? into.Relations.Add((x.Name, y.Name)) && !ReferenceEquals(x.A, x.Name)
                    : into.Relations.Remove((x.Name, y.Name));
            }
        }

        return changed;
    }

    private Sym Unread(State state, Sym place) => table.Get(SymKind.Load, null,
        place.Tag is Microsoft.CodeAnalysis.ISymbol symbol
            && state.Epochs.TryGetValue(symbol, out int epoch) ? epoch : 0,
        place);

    private static bool SetFact(State state, Sym name, bool? value)
    {
        if (value is { } truth)
        {
            bool same = state.Facts.TryGetValue(name, out bool old) && old == truth;
            state.Facts[name] = truth;
            return !same;
        }

        return state.Facts.Remove(name);
    }
}
