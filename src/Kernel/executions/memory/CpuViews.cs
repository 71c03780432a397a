// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>What one CPU knows of memory.</summary>
internal sealed class CpuViews
{
    public CpuViews(int locations)
        : this(new(locations), new(locations), new(locations), new(locations), new(locations),
            new(locations))
    {
    }

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

    public CpuViews Clone() => new(
        Current.Clone(), Pending.Clone(), Released.Clone(), Stores.Clone(), AtUnlock.Clone(),
            StoresAtUnlock.Clone());

    /// <summary>What a release makes known: loads count as well as stores, whatever brought
    /// them.</summary>
    public View AllKnown()
    {
        View all = Current.Clone();

        all.Join(Pending);
        all.Join(Released);
        return all;
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
            && StoresAtUnlock.Equals(other.StoresAtUnlock);
}
