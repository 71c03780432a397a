// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Text;
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Domains;

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

/// <summary>A kept interrupt state that was not put back yet.</summary>
internal sealed record Saved(Sym Flags, IrqState Before, Trail Trail);

/// <summary>Whether interrupts are on, and what is kept of earlier states.</summary>
internal sealed class Interrupts : Domain<Interrupts>
{
    public IrqState Now { get; set; }
    public Trail? Trail { get; set; }

    /// <summary>
    /// They were turned off without keeping their state, so the caller had them on.
    /// </summary>
    public bool CallerHadThemOn { get; set; }

    /// <summary>
    /// The flags that <see cref="IrqState.Restored"/> came from, null for several.
    /// </summary>
    public Sym? RestoredFrom { get; set; }

    /// <summary>Oldest first.</summary>
    public List<Saved> Saves { get; private set; } = [];

    public Saved? Find(Sym? flags)
    {
        foreach (var saved in Saves)
        {
            if (ReferenceEquals(saved.Flags, flags))
                return saved;
        }

        return null;
    }

    public void Set(IrqState state, Trail trail) => (Now, Trail) = (state, trail);

    public override Interrupts Copy() => new()
    {
        Now = Now,
        Trail = Trail,
        CallerHadThemOn = CallerHadThemOn,
        RestoredFrom = RestoredFrom,
        Saves = [.. Saves],
    };

    public override void Key(StringBuilder text)
    {
        text.Append((int)Now).Append(':');
        foreach (var saved in Saves)
            text.Append(saved.Flags.Id).Append((int)saved.Before).Append('s');

        text.Append('|');
    }

    public override bool Merge(Interrupts other, Meeting at)
    {
        bool changed = false;
        if (CallerHadThemOn && !other.CallerHadThemOn)
        {
            CallerHadThemOn = false;
            changed = true;
        }

        if (RestoredFrom is not null && !ReferenceEquals(RestoredFrom, other.RestoredFrom))
        {
            RestoredFrom = null;
            changed = true;
        }

        return changed;
    }

    public override bool Touched(Renaming by)
    {
        foreach (var saved in Saves)
        {
            if (by.Touches(saved.Flags))
                return true;
        }

        return RestoredFrom is { } flags && by.Touches(flags);
    }

    public override void Rename(Renaming renaming)
    {
        for (int i = 0; i < Saves.Count; i++)
        {
            if (renaming.Touches(Saves[i].Flags))
                Saves[i] = Saves[i] with { Flags = renaming.Of(Saves[i].Flags) };
        }

        if (RestoredFrom is not null)
            RestoredFrom = renaming.Of(RestoredFrom);
    }

    public override bool Covers(Interrupts earlier, Join at) =>
        (!CallerHadThemOn || earlier.CallerHadThemOn)
        && (RestoredFrom is null || ReferenceEquals(RestoredFrom, earlier.RestoredFrom));
}
