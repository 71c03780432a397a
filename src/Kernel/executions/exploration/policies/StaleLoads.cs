// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Linq;

namespace Linux.Executions;

/// <summary>
/// Which loads of a run see an older store, as probabilistic testing under weak memory chooses
/// them: a few places
/// among the loads that could, drawn in advance, and at each of them any of the stores alike.
/// </summary>
internal sealed class StaleLoads
{
    private const int Places = 2;
    private const ulong Stream = 0x5bd1e995_9e3779b9;

    private readonly SplitMix _random;
    private readonly int[] _places;
    private readonly int _end;

    private StaleLoads(SplitMix random, int[] places, int end)
    {
        _random = random;
        _places = places;
        _end = end;
    }

    /// <summary>Loads so far that could have seen an older store.</summary>
    public int Asked { get; private set; }

    /// <summary>Whether none of those that come does.</summary>
    public bool AreOver => Asked >= _end;

    /// <summary>No load does.</summary>
    public static StaleLoads None() => new(new SplitMix(0), [], 0);

    /// <summary>No load does, and all that could are counted.</summary>
    public static StaleLoads Counted() => new(new SplitMix(0), [], int.MaxValue);

    /// <summary>Those of a seed, whose draws are none of its schedule's.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="loads">About how many could.</param>
    public static StaleLoads Drawn(ulong seed, int loads)
    {
        var random = new SplitMix(seed ^ Stream);
        var places = new int[Places];

        for (int i = 0; i < places.Length; i++)
            places[i] = (int)random.Below((ulong)loads);
        return new StaleLoads(random, places, places.Max() + 1);
    }

    /// <summary>Which store a load sees.</summary>
    public Decision Next(in ChoicePoint point)
        => Array.IndexOf(_places, Asked++) < 0 ? point.Default
            : point.Options[1 + (int)_random.Below((ulong)point.Options.Length - 1)];
}
