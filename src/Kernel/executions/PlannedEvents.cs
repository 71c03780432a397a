// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;

namespace Linux.Executions;

/// <summary>
/// What is to happen without a device: the earliest first, and what was asked for first among
/// equals.
/// </summary>
internal sealed class PlannedEvents
{
    private readonly PriorityQueue<Action, (long Time, long Number)> _events = new();

    /// <summary>How many there are.</summary>
    public int Count => _events.Count;

    /// <summary>The number that the next one to be added gets.</summary>
    public long NextNumber { get; private set; }

    /// <summary>The earliest time, ns; long.MaxValue when there is none.</summary>
    public long NextTime
        => _events.TryPeek(out _, out (long Time, long) key) ? key.Time : long.MaxValue;

    /// <summary>When each happens, and its number, in no order.</summary>
    public IEnumerable<(long Time, long Number)> Keys
        => _events.UnorderedItems.Select(static planned => planned.Priority);

    /// <summary>All, in their order.</summary>
    public IEnumerable<(Action Action, long Time)> InOrder
        => _events.UnorderedItems.OrderBy(static planned => planned.Priority)
            .Select(static planned => (planned.Element, planned.Priority.Time));

    /// <summary>Adds one that happens at <paramref name="time"/> ns.</summary>
    public void Add(long time, Action action) => _events.Enqueue(action, (time, NextNumber++));

    /// <summary>Takes the earliest.</summary>
    public Action Take() => _events.Dequeue();
}
