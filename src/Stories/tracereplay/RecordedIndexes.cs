// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Stories;

/// <summary>The bucket that a recording shows for an arming.</summary>
/// <param name="Index">Bucket; null where the recording does not show it.</param>
/// <param name="Why">Where it is from, or why it is not known; empty if the line itself has
/// it.</param>
internal readonly record struct RecordedIndex(uint? Index, string Why);

/// <summary>
/// Finds the bucket of each arming: in its line, or in the timer's next timer_start where the
/// kernel
/// prints it before it is set.
/// </summary>
internal sealed class RecordedIndexes
{
    private readonly RecordedEvent?[] _next;
    private readonly Dictionary<RecordedStart, RecordedIndex> _late
        = new(ReferenceEqualityComparer.Instance);
    private readonly bool _before;

    /// <summary>Looks through a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="starts">Its timer_start lines.</param>
    /// <param name="before">Whether they print the bucket of the arming before.</param>
    public RecordedIndexes(
        TraceRecording recording, IReadOnlyDictionary<RecordedEvent, RecordedStart> starts,
            bool before)
    {
        IReadOnlyList<RecordedEvent> events = recording.Events;
        var next = new Dictionary<string, RecordedEvent>(StringComparer.Ordinal);
        var nextStart = new Dictionary<string, RecordedEvent>(StringComparer.Ordinal);
        int gap = recording.Gaps.Count - 1;

        _before = before;
        _next = new RecordedEvent?[events.Count];
        for (int i = events.Count - 1; i >= 0; i--)
        {
            RecordedEvent read = events[i];

            for (; gap >= 0 && recording.Gaps[gap].Number > read.Number; gap--)
                nextStart.Clear();
            if (read.Timer is not { } timer || ArmedTimers.IsHidden(timer))
                continue;
            _next[i] = next.GetValueOrDefault(timer);
            next[timer] = read;
            if (before && starts.TryGetValue(read, out RecordedStart? start)
                && nextStart.TryGetValue(timer, out RecordedEvent? later)
                && starts.TryGetValue(later, out RecordedStart? its) && its.Index is { } index)
                _late[start] = new RecordedIndex(index, $"as line {later.Number} prints it");
            if (read.Name == "timer_init")
                nextStart.Remove(timer);
            else if (read.Name == "timer_start")
                nextStart[timer] = read;
        }
    }

    /// <summary>The next event of the timer of event <paramref name="i"/>, or null.</summary>
    public RecordedEvent? NextOfTheTimer(int i) => _next[i];

    /// <summary>The bucket of an arming.</summary>
    public RecordedIndex Of(RecordedStart start)
    {
        if (!_before)
            return start.Index == null ? new RecordedIndex(null, "idx not recorded")
                : new RecordedIndex(start.Index, "");
        const string Never = "idx is that of the arming before; the timer is not armed again";
        if (!_late.TryGetValue(start, out RecordedIndex index))
            return new RecordedIndex(null, Never);
        // A timer that is set up anew has bucket 0.
        return index.Index == 0 && WheelPlace.Of(start.Expires, start.Jiffy, 0).Index != 0
            ? new RecordedIndex(null,
            "idx is that of the arming before; the timer was set up again")
            : index;
    }
}
