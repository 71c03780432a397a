// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;

namespace Linux.Executions;

/// <summary>
/// Which loads of a run see an older store, as probabilistic testing under weak memory chooses
/// them: a few places among the loads that could, drawn in advance, and at each of them any of the
/// stores alike. A place is a load after a rest, so that what lies between two rests without a
/// place is known to see what is newest.
/// </summary>
internal sealed class StaleLoads
{
    private const int Places = 2;
    private const ulong Stream = 0x5bd1e995_9e3779b9;

    private readonly SplitMix _random;
    private readonly (int After, int At)[] _places;
    private readonly List<int>? _counted;
    private int _rest;
    private int _asked;
    private int _end;

    private StaleLoads(SplitMix random, (int, int)[] places, List<int>? counted = null)
    {
        _random = random;
        _places = places;
        _counted = counted;
        _counted?.Add(0);
        _end = End();
    }

    /// <summary>Whether none of those that come before the next rest does.</summary>
    public bool AreOver => _asked >= _end && _counted == null;

    /// <summary>No load does.</summary>
    public static StaleLoads None() => new(new SplitMix(0), []);

    /// <summary>No load does, and all that could are counted.</summary>
    /// <param name="loads">How many could after each rest.</param>
    public static StaleLoads Counted(List<int> loads) => new(new SplitMix(0), [], loads);

    /// <summary>Those of a seed, whose draws are none of its schedule's.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="loads">About how many could after each rest.</param>
    public static StaleLoads Drawn(ulong seed, IReadOnlyList<int> loads)
    {
        var random = new SplitMix(seed ^ Stream);
        var places = new (int, int)[Places];
        ulong all = Math.Max(1, (ulong)loads.Sum());

        for (int i = 0; i < places.Length; i++)
            places[i] = PlaceOf((int)random.Below(all), loads);
        return new StaleLoads(random, places);
    }

    /// <summary>All CPUs have come to rest.</summary>
    public void Rested()
    {
        _rest++;
        _asked = 0;
        _counted?.Add(0);
        _end = End();
    }

    /// <summary>Which store a load sees.</summary>
    public Decision Next(in ChoicePoint point)
    {
        if (_counted != null)
            _counted[^1]++;
        return Array.IndexOf(_places, (_rest, _asked++)) < 0 ? point.Default
            : point.Options[1 + (int)_random.Below((ulong)point.Options.Length - 1)];
    }

    private static (int, int) PlaceOf(int load, IReadOnlyList<int> loads)
    {
        int rest = 0;

        for (; rest < loads.Count && load >= loads[rest]; rest++)
            load -= loads[rest];
        return (rest, load);
    }

    /// <summary>Behind the last place that comes before the next rest.</summary>
    private int End()
    {
        int end = 0;

        foreach ((int rest, int at) in _places)
        {
            if (rest == _rest)
                end = Math.Max(end, at + 1);
        }
        return end;
    }
}
