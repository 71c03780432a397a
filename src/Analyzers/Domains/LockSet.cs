// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Domains;

/// <summary>Which form of an operation took a lock.</summary>
internal enum Variant { Plain, Irq, IrqSave, Bh }

/// <summary>A lock that is held, and how it came to be held.</summary>
internal sealed record Held(Sym Name, LockClass? Class, bool FromEntry, Variant Variant, int Level,
    Trail Trail, IrqState IrqsWhenTaken)
{
    /// <summary>
    /// The statement that the lock is held in, where nothing else says that it is given back.
    /// </summary>
    public SyntaxNode? Scope { get; init; }

    /// <summary>Set for all locks of an array.</summary>
    public LockRange? Range { get; init; } = LockRange.IsNameOf(Name) ? new LockRange() : null;

    /// <summary>True when holding this is holding a lock, alone or with others.</summary>
    public bool Covers(Sym? name) => ReferenceEquals(Name, name) || (Range is { } range
        && name is not null && !range.Holes.Contains(name) && LockRange.Matches(Name, name));
}

/// <summary>A release whose form does not match the acquisition.</summary>
internal sealed record Mismatch(Held Taken, Variant Released, Trail Trail);

/// <summary>The locks that are held, and those of the caller that are not any more.</summary>
internal sealed class LockSet : Domain<LockSet>
{
    public List<Held> Held { get; private set; } = [];

    /// <summary>Locks of the caller that are given up for a while.</summary>
    public List<Sym> Dropped { get; private set; } = [];

    /// <summary>Locks that were held and are given back.</summary>
    public HashSet<Sym> Given { get; private set; } = [];

    public Mismatch? Mismatch { get; set; }

    public Held? Find(Sym name)
    {
        foreach (var held in Held)
        {
            if (ReferenceEquals(held.Name, name))
                return held;
        }

        return null;
    }

    /// <summary>Two names turn out to be one: what is held under both is held once.</summary>
    public void Unify(SymTable table, Sym a, Sym b)
    {
        for (int i = Held.Count - 1; i >= 0; i--)
        {
            Sym Renamed(Sym from, Sym to) => table.Map(Held[i].Name, s =>
                ReferenceEquals(s, from) ? to : null);
            var (asA, asB) = (Renamed(b, a), Renamed(a, b));
            if ((asA != Held[i].Name && Find(asA) is not null) || IsGone(asA) || IsGone(asB))
                Held.RemoveAt(i);
        }
    }

    private bool IsGone(Sym name) => Given.Contains(name) || Dropped.Contains(name);

    /// <summary>A lock that is held alone or as one of an array.</summary>
    public Held? Covering(Sym name) => Find(name) ?? Held.Find(h => h.Covers(name));

    public override LockSet Copy() =>
        new()
        {
            Held = [.. Held],
            Dropped = [.. Dropped],
            Given = [.. Given],
            Mismatch = Mismatch,
        };

    public override void Key(StringBuilder text)
    {
        foreach (var held in Held.OrderBy(h => h.Name.Id))
        {
            text.Append(held.Name.Id).Append(held.FromEntry ? 'e' : 'h');
            held.Range?.Key(text);
        }

        text.Append('|');
        foreach (var name in Dropped.OrderBy(d => d.Id))
            text.Append(name.Id).Append('d');

        text.Append('|');
    }

    // The locks themselves are in the key.
    public override bool Merge(LockSet other, Meeting at)
    {
        bool changed = Given.RemoveWhere(g => !other.Given.Contains(g)) > 0;
        for (int i = 0; i < Held.Count; i++)
        {
            if (Held[i].Range is { Every: true } range
                && other.Find(Held[i].Name) is { Range.Every: false })
            {
                Held[i] = Held[i] with { Range = range with { Every = false } };
                changed = true;
            }
        }

        if (Mismatch is not null || other.Mismatch is null)
            return changed;

        Mismatch = other.Mismatch;
        return true;
    }

    public override bool Touched(Renaming by)
    {
        foreach (var held in Held)
        {
            if (by.Touches(held.Name) || held.Range is { Holes.Length: > 0 })
                return true;
        }

        foreach (var name in Dropped)
        {
            if (by.Touches(name))
                return true;
        }

        return by.TouchesAny(Given) || (Mismatch is { Taken: var taken } && by.Touches(taken.Name));
    }

    public override void Rename(Renaming renaming)
    {
        for (int i = 0; i < Held.Count; i++)
        {
            if (renaming.Touches(Held[i].Name))
                Held[i] = Held[i] with { Name = renaming.Of(Held[i].Name) };

            if (Held[i].Range is { Holes.Length: > 0 } range)
                Held[i] = Held[i] with
                {
                    Range = range with { Holes = [.. range.Holes.Select(renaming.Of)] },
                };
        }

        for (int i = 0; i < Dropped.Count; i++)
            Dropped[i] = renaming.Of(Dropped[i]);

        if (Given.Any(renaming.Touches))
            Given = [.. Given.Select(renaming.Of)];

        if (Mismatch is { Taken: var taken } && renaming.Touches(taken.Name))
            Mismatch = Mismatch with { Taken = taken with { Name = renaming.Of(taken.Name) } };
    }

    public override bool Covers(LockSet earlier, Join at) =>
        (Mismatch is not null || earlier.Mismatch is null)
        && Given.IsSubsetOf(earlier.Given)
        && Held.All(h => h.Range is not { Every: true }
            || earlier.Find(h.Name) is not { Range.Every: false });
}
