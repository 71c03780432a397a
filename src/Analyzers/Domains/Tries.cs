// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;

namespace Linux.Analyzers.Domains;

/// <summary>
/// Attempts to stop something, each with the locks that were given up since. Who comes to the same
/// attempt again waits for what he tries to stop.
/// </summary>
internal sealed class Tries : Domain<Tries>
{
    private Dictionary<(Node Call, Sym Object), HashSet<Sym>> _made = [];

    /// <summary>What was given up since an attempt; null when it was not made yet.</summary>
    public IReadOnlyCollection<Sym>? Since(Node call, Sym name) =>
        _made.TryGetValue((call, name), out var released) ? released : null;

    public void Make(Node call, Sym name) => _made[(call, name)] = [];

    public void Released(Sym name)
    {
        foreach (var released in _made.Values)
            released.Add(name);
    }

    public override Tries Copy() => new()
    {
        _made = _made.ToDictionary(m => m.Key, m => new HashSet<Sym>(m.Value)),
    };

    public override bool Merge(Tries other, Meeting at)
    {
        bool changed = false;
        foreach (var pair in other._made)
        {
            if (!_made.TryGetValue(pair.Key, out var known))
            {
                _made.Add(pair.Key, [.. pair.Value]);
                changed = true;
            }
            else if (known.RemoveWhere(r => !pair.Value.Contains(r)) > 0)
                changed = true;
        }

        return changed;
    }

    public override bool Touched(Renaming by)
    {
        foreach (var made in _made)
        {
            if (by.Touches(made.Key.Object) || by.TouchesAny(made.Value))
                return true;
        }

        return false;
    }

    public override void Rename(Renaming renaming)
    {
        var made = new Dictionary<(Node, Sym), HashSet<Sym>>();
        foreach (var pair in _made)
            made[(pair.Key.Call, renaming.Of(pair.Key.Object))] =
                [.. pair.Value.Select(renaming.Of)];

        _made = made;
    }

    public override bool Covers(Tries earlier, Join at) => earlier._made.All(m =>
        _made.TryGetValue(m.Key, out var released) && released.IsSubsetOf(m.Value));
}
