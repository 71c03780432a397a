// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;

namespace Linux.Analyzers.Flow;

/// <summary>
/// What values follow from, also those that go by names for what two paths call differently. It
/// says what may be, whatever the path.
/// </summary>
internal sealed class Origins
{
    private readonly Dictionary<Sym, HashSet<Sym>> _of = [];

    /// <summary>A name stands for two values.</summary>
    public void Join(Sym name, Sym a, Sym b)
    {
        if (!_of.TryGetValue(name, out var known))
            _of.Add(name, known = []);

        known.Add(a);
        known.Add(b);
    }

    /// <summary>True when a value follows from what was read from a place.</summary>
    public bool Has(Sym? value, Sym place) => Leaves(value).Any(l =>
        l is { Kind: SymKind.Fresh, B: { } origin } && ReferenceEquals(origin, place));

    /// <summary>
    /// True when a value follows from another one, or from all that the other one may be.
    /// </summary>
    public bool Follows(Sym value, Sym from)
    {
        if (value.Mentions(from))
            return true;

        var leaves = Leaves(value);
        return leaves.Contains(from)
            || Leaves(from).Where(l => l.Kind == SymKind.Fresh).All(leaves.Contains);
    }

    /// <summary>All that a value may follow from.</summary>
    public HashSet<Sym> Leaves(Sym? value)
    {
        var found = new HashSet<Sym>();
        Collect(value, found);
        return found;
    }

    private void Collect(Sym? value, HashSet<Sym> found)
    {
        switch (value?.Kind)
        {
            case SymKind.Fresh or SymKind.Phi:
                if (!found.Add(value) || !_of.TryGetValue(value, out var known))
                    break;

                foreach (var input in known)
                    Collect(input, found);

                break;
            case SymKind.Binary or SymKind.Not:
                Collect(value.A, found);
                Collect(value.B, found);
                break;
            default:
                break;
        }
    }
}
