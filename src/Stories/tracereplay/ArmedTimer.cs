// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Stories;

/// <summary>A timer that the recording has armed, in the machine's jiffies.</summary>
internal sealed class ArmedTimer
{
    /// <summary>The arming.</summary>
    public required RecordedStart Start { get; init; }

    /// <summary>First jiffy in which it may expire.</summary>
    public required ulong Earliest { get; init; }

    /// <summary>Jiffy in which its bucket is due.</summary>
    public required ulong Due { get; init; }

    /// <summary>Whether <see cref="Due"/> is one bucket, and no bound.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Whether the machine has the timer in the same bucket.</summary>
    public bool IsFollowed { get; init; }

    /// <summary>Why its expiry is not to be compared; empty if it is.</summary>
    public string Unknown { get; init; } = "";

    /// <summary>Whether part of what happened since may be missing in the recording.</summary>
    public bool IsUncertain { get; set; }
}
