// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Domains;

/// <summary>
/// The variables that hold something of the CPU that runs, and where the task may have left it
/// since.
/// </summary>
internal sealed class Pins : Domain<Pins>
{
    private Dictionary<Sym, Trail?> _held = [];

    /// <summary>A variable is given something of this CPU, or something else.</summary>
    public void Assign(Sym variable, bool ofThisCpu)
    {
        if (ofThisCpu)
            _held[variable] = null;
        else
            _held.Remove(variable);
    }

    /// <summary>From here on the task may be anywhere.</summary>
    public void Move(Trail where)
    {
        foreach (var variable in _held.Keys.Where(v => _held[v] is null).ToArray())
            _held[variable] = where;
    }

    public bool Any => _held.Count > 0;

    /// <summary>Where the CPU may have been left since, null when it was not.</summary>
    public Trail? StaleSince(Sym variable) =>
        _held.TryGetValue(variable, out var moved) ? moved : null;

    public override Pins Copy() => new() { _held = new(_held) };

    public override bool Merge(Pins other, Meeting at)
    {
        bool changed = false;
        foreach (var pair in other._held)
        {
            if (_held.TryGetValue(pair.Key, out var known) && (known ?? pair.Value) == known)
                continue;

            _held[pair.Key] = pair.Value;
            changed = true;
        }

        return changed;
    }

    public override bool Touched(Renaming by) => false;

    public override void Rename(Renaming renaming)
    {
    }

    public override bool Covers(Pins earlier, Join at) => earlier._held.All(h =>
        _held.TryGetValue(h.Key, out var moved) && (h.Value is null || moved is not null));
}
