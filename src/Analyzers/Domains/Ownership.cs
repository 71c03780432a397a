// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Domains;

/// <summary>
/// The objects that nobody else can know yet: made here, or their lock initialised here.
/// </summary>
internal sealed class Ownership : Domain<Ownership>
{
    public HashSet<Sym> Objects { get; private set; } = [];

    /// <summary>True when a place lies inside such an object.</summary>
    public bool Has(Sym address)
    {
        if (Objects.Count == 0)
            return false;

        for (var part = address; part is not null; part = part.A)
        {
            if (Objects.Contains(part))
                return true;

            if (part.Kind is not (SymKind.Field or SymKind.Element))
                return false;
        }

        return false;
    }

    public override Ownership Copy() => new() { Objects = [.. Objects] };

    public override bool Merge(Ownership other, Meeting at)
    {
        bool changed = false;
        foreach (var (_, name, a, b) in at.Differing)
        {
            if (Objects.Contains(a) && other.Objects.Contains(b))
                Objects.Add(name);
            else
                changed |= Objects.Remove(name);
        }

        return changed | Objects.RemoveWhere(o => !at.IsName(o) && !other.Objects.Contains(o)) > 0;
    }

    public override bool Touched(Renaming by) => by.TouchesAny(Objects);

    public override void Rename(Renaming renaming) =>
        Objects = [.. Objects.Select(renaming.Of)];

    public override bool Covers(Ownership earlier, Join at) =>
        Objects.All(o => at.IsName(o) || earlier.Objects.Contains(o));
}
