// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Domains;

/// <summary>What was read of an atomic variable, and where it was set after that.</summary>
internal sealed record AtomicRead(Sym Value, Trail Read, Trail? Set)
{
    /// <summary>Where it was changed before, by an operation that gave no value.</summary>
    public Trail? Step { get; init; }
}

/// <summary>
/// Atomic variables that were read and not changed in one step since, on some path.
/// </summary>
internal sealed class AtomicReads : Domain<AtomicReads>
{
    private Dictionary<Sym, AtomicRead> _read = [];

    private Dictionary<Sym, Trail> _steps = [];

    public void Read(Sym place, Sym value, Trail where) =>
        _read[place] = new AtomicRead(value, where, null)
        {
            Step = _steps.TryGetValue(place, out var step) ? step : null,
        };

    /// <summary>It is changed, and nobody is told what it is now.</summary>
    public void Stepped(Sym place, Trail where)
    {
        Changed(place);
        _steps[place] = where;
    }

    /// <summary>It is set; what was read stays of interest.</summary>
    public void Set(Sym place, Trail where)
    {
        _steps.Remove(place);
        if (_read.TryGetValue(place, out var read))
            _read[place] = read with { Set = where };
    }

    /// <summary>It is changed in one step, or by somebody who knows.</summary>
    public void Changed(Sym place)
    {
        _read.Remove(place);
        _steps.Remove(place);
    }

    public AtomicRead? Of(Sym place) => _read.TryGetValue(place, out var read) ? read : null;

    /// <summary>The variables that were set since they were read.</summary>
    public IEnumerable<(Sym Place, AtomicRead Read)> AreSet =>
        _read.Where(r => r.Value.Set is not null).Select(r => (r.Key, r.Value));

    /// <summary>The variables that were changed in a step before they were read.</summary>
    public IEnumerable<(Sym Place, AtomicRead Read)> AreStepped =>
        _read.Where(r => r.Value.Step is not null).Select(r => (r.Key, r.Value));

    public override AtomicReads Copy() => new() { _read = new(_read), _steps = new(_steps) };

    public override bool Merge(AtomicReads other, Meeting at)
    {
        bool changed = false;
        foreach (var step in other._steps)
        {
            if (!_steps.ContainsKey(step.Key))
            {
                _steps.Add(step.Key, step.Value);
                changed = true;
            }
        }

        foreach (var pair in other._read)
        {
            if (!_read.TryGetValue(pair.Key, out var known)
                || (known.Set is null && pair.Value.Set is not null))
            {
                _read[pair.Key] = pair.Value;
                changed = true;
            }
        }

        return changed;
    }

    public override bool Touched(Renaming by)
    {
        foreach (var pair in _read)
        {
            if (by.Touches(pair.Key) || by.Touches(pair.Value.Value))
                return true;
        }

        return by.TouchesAny(_steps);
    }

    public override void Rename(Renaming renaming)
    {
        var steps = new Dictionary<Sym, Trail>();
        foreach (var step in _steps)
            steps[renaming.Of(step.Key)] = step.Value;

        _steps = steps;
        var read = new Dictionary<Sym, AtomicRead>();
        foreach (var pair in _read)
            read[renaming.Of(pair.Key)] = pair.Value with
            {
                Value = renaming.Of(pair.Value.Value),
            };

        _read = read;
    }

    public override bool Covers(AtomicReads earlier, Join at) => earlier._read.All(r =>
        _read.TryGetValue(r.Key, out var known) && (r.Value.Set is null || known.Set is not null))
        && earlier._steps.Keys.All(_steps.ContainsKey);
}
