// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;

namespace Linux.Analyzers.Domains;

/// <summary>
/// Places whose content a branch has asked about on some path, with the fetch that it came from;
/// null when something that takes time has happened since, on one of these paths.
/// </summary>
internal sealed class TestedFetches : Domain<TestedFetches>
{
    private Dictionary<Sym, Node?> _tested = [];

    /// <summary>The fetch of a place that was tested, null when there is none.</summary>
    public Node? Of(Sym place) => _tested.TryGetValue(place, out var fetch) ? fetch : null;

    public void Add(Sym place, Node fetch) => _tested[place] = fetch;

    public void Remove(Sym place) => _tested.Remove(place);

    /// <summary>Something happens that takes time.</summary>
    public void Age()
    {
        foreach (var place in _tested.Keys.ToArray())
            _tested[place] = null;
    }

    public override TestedFetches Copy() => new() { _tested = new(_tested) };

    public override bool Merge(TestedFetches other, Meeting at)
    {
        bool changed = false;
        foreach (var pair in other._tested)
        {
            if (_tested.TryGetValue(pair.Key, out var known)
                && (known is null || pair.Value is not null))
                continue;

            _tested[pair.Key] = pair.Value;
            changed = true;
        }

        return changed;
    }

    public override bool Touched(Renaming by) => by.TouchesAny(_tested);

    public override void Rename(Renaming renaming)
    {
        var tested = new Dictionary<Sym, Node?>();
        foreach (var pair in _tested)
            tested[renaming.Of(pair.Key)] = pair.Value;

        _tested = tested;
    }

    public override bool Covers(TestedFetches earlier, Join at) =>
        earlier._tested.All(t => _tested.TryGetValue(t.Key, out var fetch)
            && (t.Value is not null || fetch is null));
}
