// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;

namespace Linux.Stories;

/// <summary>What came of replaying a trace.</summary>
public sealed class TraceReplayReport
{
    /// <summary>Every timer_start that was replayed.</summary>
    public List<ReplayedPlacement> Placements { get; } = new();

    /// <summary>Every timer_expire_entry that was read.</summary>
    public List<ReplayedExpiry> Expiries { get; } = new();

    /// <summary>Lines that could not be replayed, and why.</summary>
    public List<UnreadLine> Unread { get; } = new();

    /// <summary>Timers that the recording cancels while they are pending.</summary>
    public int Cancelled { get; set; }

    /// <summary>Timers that were due long before the recording's end and not seen again.</summary>
    public List<UnseenTimer> Unseen { get; } = new();

    /// <summary>What the port did wrong by its own rules while it replayed.</summary>
    public List<string> OwnFaults { get; } = new();

    /// <summary>Lines of events that are not replayed, by the event's name.</summary>
    public SortedDictionary<string, int> OtherEvents { get; } = new(StringComparer.Ordinal);

    /// <summary>What each recording shows of its kernel, a line each.</summary>
    public List<string> Kernels { get; } = new();

    /// <summary>
    /// Placements and expiries of which the recording says enough to compare them.
    /// </summary>
    public int Compared => Placements.Count(p => p.Verdict != ReplayVerdict.NotCompared)
        + Expiries.Count(e => e.Verdict != ReplayVerdict.NotCompared);

    /// <summary>Placements and expiries that differ.</summary>
    public int Differences => Placements.Count(p => p.Verdict == ReplayVerdict.Differs)
        + Expiries.Count(e => e.Verdict == ReplayVerdict.Differs) + OwnFaults.Count;
}
