// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Lowering;

namespace Linux.Analyzers.Flow;

/// <summary>
/// Where paths meet. States that hold the same locks become one; where they call a variable
/// differently, it gets a name of its own that belongs to this block.
/// </summary>
internal sealed class Join(SymTable table, Block block, Origins origins,
    Func<State, Sym, Sym, bool> isChildOf)
{
    private readonly HashSet<Sym> _merged = [];

    /// <summary>
    /// Set by tests: every merge is then checked to be one. It costs a copy of each state, so a
    /// build does without.
    /// </summary>
    public static bool Checked { get; set; }

    public SymTable Table => table;
    public Block Block => block;

    public Origins Origins => origins;

    public bool IsChildOf(State state, Sym child, Sym parent) => isChildOf(state, child, parent);

    /// <summary>Gives the names of this block's last visit up before they are used anew.</summary>
    public void Prepare(State incoming)
    {
        if (_merged.Count == 0)
            return;

        foreach (var place in _merged.OrderBy(m => m.Id))
        {
            var name = Name(place);
            if (!incoming.Memory.Values.TryGetValue(place, out var value)
                || !ReferenceEquals(value, name))
                incoming.Forget(table, name);
        }
    }

    /// <summary>
    /// Merges a state into one with an equal key; true when the first one changed.
    /// </summary>
    public bool Merge(State into, State from)
    {
        var before = Checked ? into.Clone() : null;
        bool changed = into.Merge(from, this);
        if (before is not null)
            Check(before, into, from, changed);

        return changed;
    }

    /// <summary>
    /// At a loop head: tries to see two states as one by renaming what variables point to, as in a
    /// walk that holds the lock of the node it stands on.
    /// </summary>
    public bool Unify(State into, State from)
    {
        foreach (var place in into.Memory.Values.Keys.OrderBy(k => k.Id).ToArray())
        {
            if (!from.Memory.Values.TryGetValue(place, out var b))
                continue;

            var a = into.Memory.Values[place];
            if (ReferenceEquals(a, b) || a.Kind == SymKind.Const || b.Kind == SymKind.Const
                || place.Kind is not (SymKind.Local or SymKind.Capture)
                || !(into.Locks.Held.Any(h => h.Name.Mentions(a))
                    && from.Locks.Held.Any(h => h.Name.Mentions(b))))
                continue;

            var name = NameHere(place);
            into.Rename(table, a, name);
            from.Rename(table, b, name);
        }

        return into.Key() == from.Key();
    }

    /// <summary>The name that this block gives to what a place holds from here on.</summary>
    public Sym NameHere(Sym place)
    {
        _merged.Add(place);
        return Name(place);
    }

    public bool IsName(Sym sym) => sym.Kind == SymKind.Phi && ReferenceEquals(sym.Tag, block);

    private Sym Name(Sym place) => table.Get(SymKind.Phi, block, 0, place);

    // What a merge did not say that it changed would never reach the blocks behind.
    private void Check(State before, State into, State from, bool changed)
    {
        string at = $"{block.Condition?.Syntax ?? block.Nodes.FirstOrDefault()?.Syntax}";
        if (!into.Covers(before, this))
            throw new InvalidOperationException($"A merge at '{at}' claims more than before: "
                + into.Unlike(before, this));

        if (!changed && !before.Covers(into, this))
            throw new InvalidOperationException(
                $"A merge at '{at}' changed a state and did not say so.");

        if (into.Clone().Merge(from.Clone(), this))
            throw new InvalidOperationException(
                $"A merge at '{at}' changes again what was merged.");
    }
}
