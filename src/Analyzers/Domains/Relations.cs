// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Domains;

/// <summary>Which object is a child of which, beyond what the links in memory say.</summary>
internal sealed class Relations : Domain<Relations>
{
    public HashSet<(Sym Child, Sym Parent)> Pairs { get; private set; } = [];

    public override Relations Copy() => new() { Pairs = [.. Pairs] };

    /// <summary>
    /// Comes before the facts and the memory, because a pair that has got a new name on both paths
    /// is related under it when it was related under the old ones.
    /// </summary>
    public override bool Merge(Relations other, Meeting at)
    {
        bool changed = false;
        foreach (var x in at.Differing)
        {
            foreach (var y in at.Differing)
            {
                if (ReferenceEquals(x.Name, y.Name) || x.Place.Kind != SymKind.Local
                    || y.Place.Kind != SymKind.Local)
                    continue;

                bool both = at.Join.IsChildOf(at.Into, x.A, y.A)
                    && at.Join.IsChildOf(at.From, x.B, y.B);
                changed |= both
                    ? Pairs.Add((x.Name, y.Name)) && !ReferenceEquals(x.A, x.Name)
                    : Pairs.Remove((x.Name, y.Name));
            }
        }

        changed |= Pairs.RemoveWhere(r => !at.IsName(r.Child) && !at.IsName(r.Parent)
            && !other.Pairs.Contains(r)) > 0;
        return changed;
    }

    public override void Rename(Renaming renaming)
    {
        if (Pairs.Any(r => renaming.Touches(r.Child) || renaming.Touches(r.Parent)))
            Pairs = [.. Pairs.Select(r => (renaming.Of(r.Child), renaming.Of(r.Parent)))];
    }

    public override bool Covers(Relations earlier, Join at) => Pairs.All(r =>
        at.IsName(r.Child) || at.IsName(r.Parent) || earlier.Pairs.Contains(r));
}
