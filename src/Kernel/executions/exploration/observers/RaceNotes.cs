// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;

namespace Linux.Executions;

/// <summary>The data races of many runs, each pair of places once.</summary>
internal sealed class RaceNotes
{
    private readonly SortedSet<(RacingAccess, RacingAccess)> _pairs = new();

    /// <summary>A line for each pair, sorted.</summary>
    public string[] Lines => _pairs.Select(pair => $"{pair.Item1} against {pair.Item2}").ToArray();

    /// <summary>Two accesses to the same memory that nothing orders.</summary>
    public void Add(RacingAccess first, RacingAccess second)
        => _pairs.Add(first.CompareTo(second) <= 0 ? (first, second) : (second, first));
}
