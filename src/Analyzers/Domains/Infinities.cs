// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Domains;

/// <summary>Values that are KTIME_MAX on some of the paths that lead here.</summary>
internal sealed class Infinities : Domain<Infinities>
{
    private HashSet<Sym> _may = [];

    /// <summary>True when a value is KTIME_MAX on some path.</summary>
    public bool May(Sym value) => value is { Kind: SymKind.Const, Tag: long.MaxValue }
        || _may.Contains(value);

    /// <summary>What a function returns is KTIME_MAX on some of its ways.</summary>
    public void Add(Sym value) => _may.Add(value);

    /// <summary>A branch has told the value apart from KTIME_MAX.</summary>
    public void Exclude(Sym value) => _may.Remove(value);

    public override Infinities Copy() => new() { _may = [.. _may] };

    public override bool Merge(Infinities other, Meeting at)
    {
        bool changed = false;
        foreach (var (_, name, a, b) in at.Differing)
        {
            if (May(a) || other.May(b))
                changed |= _may.Add(name);
        }

        foreach (var value in other._may)
            changed |= _may.Add(value);

        return changed;
    }

    public override bool Touched(Renaming by) => by.TouchesAny(_may);

    public override void Rename(Renaming renaming) => _may = [.. _may.Select(renaming.Of)];

    public override bool Covers(Infinities earlier, Join at) =>
        earlier._may.All(v => at.IsName(v) || _may.Contains(v));
}
