// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Stories;

/// <summary>A part of a file that comes from one machine.</summary>
/// <param name="FirstLine">Line or record it begins at.</param>
/// <param name="Events">Its events in order.</param>
/// <param name="Gaps">Where events are missing, in order.</param>
public sealed record TraceRecording(
    int FirstLine, IReadOnlyList<RecordedEvent> Events, IReadOnlyList<TraceGap> Gaps);

/// <summary>A line that tells of a timer, and why it cannot be read.</summary>
/// <param name="Number">Line of the file, from 1.</param>
/// <param name="Why">What is wrong with it, as half a sentence.</param>
public sealed record UnreadLine(int Number, string Why);

/// <summary>What a trace file holds.</summary>
public sealed record TraceFile
{
    /// <summary>Lines or records of the file.</summary>
    public int Lines { get; init; }

    /// <summary>One for each machine, or each time that a trace was taken.</summary>
    public IReadOnlyList<TraceRecording> Recordings { get; init; } = [];

    /// <summary>Events that cannot be read.</summary>
    public IReadOnlyList<UnreadLine> Unread { get; init; } = [];

    /// <summary>How many lines of each kind are no events: headers, stacks, functions.</summary>
    public IReadOnlyDictionary<string, int> Others { get; init; }
        = new SortedDictionary<string, int>();

    /// <summary>Lines that are nothing that a trace has, such as the text of a mail.</summary>
    public IReadOnlyList<int> Foreign { get; init; } = [];
}
