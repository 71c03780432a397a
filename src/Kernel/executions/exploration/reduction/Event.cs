// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// One step of a run, from a choice to the next one, and the choice that it began with: what else could
/// have gone on there, and what of that is still to be tried.
/// </summary>
internal sealed class Event(int number, int processes)
{
    /// <summary>Place in the run, from 0.</summary>
    public int Number { get; } = number;

    /// <summary>Who makes the step: a CPU, or the clock.</summary>
    public Decision Pick { get; set; }

    /// <summary>What could go on; empty where there was no choice.</summary>
    public Decision[] Options { get; init; } = [];

    /// <summary>Options that are to be tried or have been.</summary>
    public HashSet<Decision> Backtrack { get; } = new();

    /// <summary>What need not go on here: it has gone on before in an equal run. With what it did.</summary>
    public Dictionary<Decision, Footprint> Asleep { get; } = new();

    /// <summary>What the clock would have touched in place of the step, where it could have fired.</summary>
    public Footprint? NextOfClock { get; set; }

    /// <summary>What the step touches; complete when the next event begins.</summary>
    public Footprint Footprint { get; set; } = new();

    /// <summary>Number among the steps of whoever makes it, from 1.</summary>
    public int OfItsOwn { get; set; }

    /// <summary>For each CPU and, last, the clock: its latest step that is or happened before this one.</summary>
    public int[] Clock { get; } = new int[processes];

    /// <summary>Place of whoever makes the step in <see cref="Clock"/>.</summary>
    public int Process => Pick.IsCpu ? Pick.Number : Clock.Length - 1;

    /// <summary>Whether it happened before <paramref name="later"/> in every equal run.</summary>
    public bool HappenedBefore(Event later) => later.Clock[Process] >= OfItsOwn;
}
