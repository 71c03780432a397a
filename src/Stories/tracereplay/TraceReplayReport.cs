// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Stories;

/// <summary>One timer_start, recorded and replayed.</summary>
/// <param name="Line">Line of the recording.</param>
/// <param name="Index">Recorded idx.</param>
/// <param name="ReplayedIndex">The port's idx.</param>
/// <param name="BucketExpiry">Recorded bucket_expiry in jiffies; null in older recordings.</param>
/// <param name="ReplayedBucketExpiry">The port's bucket_expiry.</param>
public sealed record ReplayedPlacement(
    int Line, uint Index, uint ReplayedIndex, ulong? BucketExpiry, ulong ReplayedBucketExpiry)
{
    /// <summary>Whether the port put the timer where the recording has it.</summary>
    public bool Agrees => Index == ReplayedIndex
        && (BucketExpiry == null || BucketExpiry == ReplayedBucketExpiry);
}

/// <summary>One timer_expire_entry, recorded and replayed.</summary>
/// <param name="Line">Line of the recording.</param>
/// <param name="Now">Recorded jiffy.</param>
/// <param name="ReplayedNow">The port's jiffy; null if the timer has not expired there.</param>
public sealed record ReplayedExpiry(int Line, ulong Now, ulong? ReplayedNow)
{
    /// <summary>How many jiffies later the port was; negative is earlier.</summary>
    public long? Later => ReplayedNow == null ? null : (long)(ReplayedNow.Value - Now);
}

/// <summary>What came of replaying a trace.</summary>
public sealed class TraceReplayReport
{
    /// <summary>Every timer_start with a place in the wheel.</summary>
    public List<ReplayedPlacement> Placements { get; } = new();

    /// <summary>Every timer_expire_entry of a timer that was seen to start.</summary>
    public List<ReplayedExpiry> Expiries { get; } = new();

    /// <summary>Lines whose jiffy is before that of an earlier line.</summary>
    public List<int> Backwards { get; } = new();

    /// <summary>Lines that are events of a timer but lack a field that they need.</summary>
    public List<int> Broken { get; } = new();

    /// <summary>
    /// timer_expire_entry lines of timers that were started before the recording.
    /// </summary>
    public int UnknownTimers { get; set; }

    /// <summary>Timers that the recording cancels and the replay cancelled.</summary>
    public int Cancelled { get; set; }

    /// <summary>Lines of events that are not replayed, by the event's name.</summary>
    public SortedDictionary<string, int> OtherEvents { get; } = new(System.StringComparer.Ordinal);
}
