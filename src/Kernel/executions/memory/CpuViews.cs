// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>What one CPU knows of memory.</summary>
internal sealed class CpuViews
{
    private View? _outgoing;
    private View? _broughtLast;

    public CpuViews(int locations)
        : this(new(locations), new(locations), new(locations), new(locations), new(locations),
            new(locations))
    {
    }

    /// <summary>What loads of read-modify-writes that return nothing have brought along: smp_mb()
    /// and releases make it known, smp_rmb() does not. Null until there is one.</summary>
    public View? Unreturned { get; private set; }

    /// <summary>Where the barriers take hold that are made for another operation.</summary>
    public FenceMarks Marks { get; private init; } = new();

    private CpuViews(View current, View pending, View released, View stores, View atUnlock,
        View storesAtUnlock)
    {
        Current = current;
        Pending = pending;
        Released = released;
        Stores = stores;
        AtUnlock = atUnlock;
        StoresAtUnlock = storesAtUnlock;
    }

    /// <summary>It cannot read anything older.</summary>
    public View Current { get; }

    /// <summary>What relaxed loads have brought along; current after the next barrier for
    /// loads.</summary>
    public View Pending { get; }

    /// <summary>Goes out with every store.</summary>
    public View Released { get; }

    /// <summary>Its own stores, with what each made known.</summary>
    public View Stores { get; }

    /// <summary>Current and pending at its last unlock: what a later lock of its own comes
    /// after.</summary>
    public View AtUnlock { get; }

    /// <summary>Its stores at its last unlock.</summary>
    public View StoresAtUnlock { get; }

    /// <summary>Whether anything goes out with every store.</summary>
    public bool ReleasesAnything { get; private set; }

    /// <summary>Whether loads have been counted of which nobody can have learnt.</summary>
    public bool CountsLoads { get; set; }

    /// <summary>Whether it has given a lock up.</summary>
    public bool HasUnlocked { get; set; }

    public CpuViews Clone() => new(Current.Clone(), Pending.Clone(), Released.Clone(),
        Stores.Clone(),
        AtUnlock.Clone(), StoresAtUnlock.Clone())
    {
        _outgoing = _outgoing,
        _broughtLast = _broughtLast,
        ReleasesAnything = ReleasesAnything,
        HasUnlocked = HasUnlocked,
        CountsLoads = CountsLoads,
        Unreturned = Unreturned?.Clone(),
        Marks = Marks.Clone(),
    };

    /// <summary>A relaxed load has brought a store along.</summary>
    public void Bring(int location, in Message message)
    {
        Pending[location] = message.Index;
        if (message.Known == null || ReferenceEquals(message.Known, _broughtLast))
            return;
        Pending.Join(message.Known);
        _broughtLast = message.Known;
    }

    /// <summary>A read-modify-write that returns nothing has read a store.</summary>
    public void BringUnreturned(int location, in Message message, int locations)
    {
        Unreturned ??= new View(locations);
        Unreturned[location] = message.Index;
        Unreturned.Join(message.Known);
    }

    /// <summary>Everything that a full barrier makes known, as a view of its own.</summary>
    public View Everything()
    {
        View all = Current.Clone();

        all.Join(Pending);
        all.Join(Unreturned);
        return all;
    }

    /// <summary>From now on <paramref name="view"/> goes out with every store.</summary>
    public void Release(View? view)
    {
        if (view == null)
            return;
        Released.Join(view);
        _outgoing = null;
        ReleasesAnything = true;
    }

    /// <summary>What goes out with a relaxed store; the same object until that changes.</summary>
    public View? Outgoing()
    {
        if (_outgoing != null || !ReleasesAnything)
            return _outgoing;
        _outgoing = Released.Clone();
        // A store counts with what it made known, and each that follows makes the same known.
        Stores.Join(_outgoing);
        return _outgoing;
    }

    /// <summary>What a release makes known: loads count as well as stores, whatever brought
    /// them.</summary>
    public View AllKnown()
    {
        View all = Everything();

        all.Join(Released);
        return all;
    }

    /// <summary>Knows nothing any more.</summary>
    public void Clear()
    {
        Current.Clear();
        Pending.Clear();
        Released.Clear();
        Stores.Clear();
        AtUnlock.Clear();
        StoresAtUnlock.Clear();
        _outgoing = _broughtLast = null;
        Unreturned = null;
        Marks.Clear();
        ReleasesAnything = HasUnlocked = CountsLoads = false;
    }

    public void AppendTo(ref HashCode key)
    {
        Current.AppendTo(ref key);
        Pending.AppendTo(ref key);
        Released.AppendTo(ref key);
        Stores.AppendTo(ref key);
        AtUnlock.AppendTo(ref key);
        StoresAtUnlock.AppendTo(ref key);
    }

    public bool Equals(CpuViews other)
        => Current.Equals(other.Current) && Pending.Equals(other.Pending)
            && Released.Equals(other.Released)
            && Stores.Equals(other.Stores) && AtUnlock.Equals(other.AtUnlock)
            && StoresAtUnlock.Equals(other.StoresAtUnlock)
            && CountsLoads == other.CountsLoads && View.Same(Unreturned, other.Unreturned)
            && Marks.Equals(other.Marks);
}
