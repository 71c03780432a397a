// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Dataflow;

/// <summary>Whether interrupts are on, as far as one function knows.</summary>
internal enum IrqState
{
    /// <summary>As the function was entered.</summary>
    Entry,
    On,
    Off,

    /// <summary>Put back from flags that the function did not keep itself.</summary>
    Restored,
}

/// <summary>Which form of an operation took a lock.</summary>
internal enum Variant { Plain, Irq, IrqSave, Bh }

/// <summary>A lock that is held, and how it came to be held.</summary>
internal sealed record Held(Sym Name, LockClass? Class, bool FromEntry, Variant Variant, int Level,
    Trail Trail, IrqState IrqsWhenTaken);

/// <summary>One of the states that the paths to a point can leave a function in.</summary>
internal sealed class State
{
    public List<Held> Held { get; private set; } = [];

    /// <summary>Locks of the caller that are given up for a while.</summary>
    public List<Sym> Dropped { get; private set; } = [];
    public IrqState Irqs { get; set; }
    public Trail? IrqTrail { get; set; }

    /// <summary>Interrupts were turned off without keeping their state, so the caller had them on.</summary>
    public bool CallerHadIrqsOn { get; set; }

    /// <summary>The flags that <see cref="IrqState.Restored"/> came from.</summary>
    public Sym? RestoredFrom { get; set; }

    /// <summary>Kept interrupt states that were not put back yet, oldest first.</summary>
    public List<(Sym Flags, IrqState Before, Trail Trail)> Saves { get; private set; } = [];
    public int BottomHalves { get; set; }
    public int Preemption { get; set; }

    /// <summary>A release whose form does not match the acquisition.</summary>
    public (Held Taken, Variant Variant, Trail Trail)? Mismatch { get; set; }

    public Dictionary<Sym, Sym> Memory { get; private set; } = [];
    public Dictionary<ISymbol, int> Epochs { get; private set; } = new(SymbolEqualityComparer.Default);
    public Dictionary<Sym, bool> Facts { get; private set; } = [];
    public HashSet<(Sym Child, Sym Parent)> Relations { get; private set; } = [];
    public HashSet<Sym> Owned { get; private set; } = [];

    /// <summary>A compare-and-exchange that failed, with nothing ordered since.</summary>
    public (Sym Place, Sym? Old, Trail Trail)? Unordered { get; set; }

    /// <summary>Reads of [ReadsInOrder] that nothing has ordered yet, one bit a pair.</summary>
    public uint Early { get; set; }
    public Trail? EarlyTrail { get; set; }

    public State Clone() => new()
    {
        Held = [.. Held],
        Dropped = [.. Dropped],
        Irqs = Irqs,
        IrqTrail = IrqTrail,
        CallerHadIrqsOn = CallerHadIrqsOn,
        RestoredFrom = RestoredFrom,
        Saves = [.. Saves],
        BottomHalves = BottomHalves,
        Preemption = Preemption,
        Mismatch = Mismatch,
        Memory = new(Memory),
        Epochs = new(Epochs, SymbolEqualityComparer.Default),
        Facts = new(Facts),
        Relations = [.. Relations],
        Owned = [.. Owned],
        Unordered = Unordered,
        Early = Early,
        EarlyTrail = EarlyTrail,
    };

    public Held? Find(Sym name)
    {
        foreach (var held in Held)
        {
            if (ReferenceEquals(held.Name, name))
            {
                return held;
            }
        }

        return null;
    }

    /// <summary>
    /// What tells states apart that must not be merged: states with equal keys hold the same locks
    /// and have interrupts in the same state.
    /// </summary>
    public string Key()
    {
        var text = new StringBuilder();
        foreach (var held in Held.OrderBy(h => h.Name.Id))
        {
            text.Append(held.Name.Id).Append(held.FromEntry ? 'e' : 'h');
        }

        text.Append('|');
        foreach (var name in Dropped.OrderBy(d => d.Id))
        {
            text.Append(name.Id).Append('d');
        }

        text.Append('|').Append((int)Irqs).Append(':').Append(BottomHalves).Append(':')
            .Append(Preemption).Append('|');
        foreach (var (flags, before, _) in Saves)
        {
            text.Append(flags.Id).Append((int)before).Append('s');
        }

        return text.ToString();
    }

    /// <summary>Replaces a name everywhere.</summary>
    public void Rename(SymTable table, Sym from, Sym to)
    {
        Sym Change(Sym sym) => sym.Mentions(from)
            ? table.Map(sym, s => ReferenceEquals(s, from) ? to
                : s.Kind == SymKind.Old && ReferenceEquals(s.A, from) ? s : null)
            : sym;
        for (int i = 0; i < Held.Count; i++)
        {
            Held[i] = Held[i] with { Name = Change(Held[i].Name) };
        }

        Dropped = Dropped.ConvertAll(Change);
        Saves = Saves.ConvertAll(s => (Change(s.Flags), s.Before, s.Trail));
        if (Memory.Any(m => m.Key.Mentions(from) || m.Value.Mentions(from)))
        {
            var memory = new Dictionary<Sym, Sym>(Memory.Count);
            foreach (var pair in Memory)
            {
                memory[Change(pair.Key)] = Change(pair.Value);
            }

            Memory = memory;
        }

        if (Facts.Keys.Any(f => f.Mentions(from)))
        {
            var facts = new Dictionary<Sym, bool>(Facts.Count);
            foreach (var pair in Facts)
            {
                facts[Change(pair.Key)] = pair.Value;
            }

            Facts = facts;
        }

        if (Relations.Count > 0)
        {
            Relations = [.. Relations.Select(r => (Change(r.Child), Change(r.Parent)))];
        }

        if (Owned.Count > 0)
        {
            Owned = [.. Owned.Select(Change)];
        }

        if (Unordered is { } unordered)
        {
            Unordered = (Change(unordered.Place),
                unordered.Old is { } old ? Change(old) : null, unordered.Trail);
        }

        if (RestoredFrom is { } flags)
        {
            RestoredFrom = Change(flags);
        }

        if (Mismatch is { } mismatch)
        {
            Mismatch = (mismatch.Taken with { Name = Change(mismatch.Taken.Name) },
                mismatch.Variant, mismatch.Trail);
        }
    }

    /// <summary>Forgets what is known about a name that is about to get a new meaning.</summary>
    public void Forget(SymTable table, Sym name)
    {
        bool used = Held.Any(h => h.Name.Mentions(name)) || Dropped.Any(d => d.Mentions(name))
            || Memory.Any(m => m.Key.Mentions(name) || m.Value.Mentions(name))
            || Saves.Any(s => s.Flags.Mentions(name)) || Owned.Any(o => o.Mentions(name))
            || Relations.Any(r => r.Child.Mentions(name) || r.Parent.Mentions(name))
            || (Unordered is { } failed
                && (failed.Place.Mentions(name) || (failed.Old?.Mentions(name) ?? false)))
            || (RestoredFrom?.Mentions(name) ?? false)
            || (Mismatch?.Taken.Name.Mentions(name) ?? false);
        if (Facts.Count > 0)
        {
            foreach (var fact in Facts.Keys.Where(f => f.Mentions(name)).ToArray())
            {
                Facts.Remove(fact);
            }
        }

        if (used)
        {
            Rename(table, name, table.Get(SymKind.Old, null, 0, name));
        }
    }
}
