// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Stories;

/// <summary>
/// Finds where in a file another recording begins: at the first line of a trace file, and at a
/// comment
/// or anywhere else if the clock or jiffies do not go on.
/// </summary>
internal sealed class RecordingSplitter
{
    /// <summary>Entries of two CPUs may be a little out of order; this is more, in ns.</summary>
    private const long MuchNs = 1_000_000_000;

    /// <summary>More jiffies in a second than any kernel counts.</summary>
    private const long FastestHz = 2000;

    private readonly List<TraceRecording> _recordings = new();
    private List<RecordedEvent> _events = new();
    private List<TraceGap> _gaps = new();
    private int _first = 1;
    private int _comment;
    private bool _newFile;
    private RecordedEvent? _last;
    private (ulong Jiffies, long? TimeNs)? _lastJiffies;

    /// <summary>
    /// A comment; <paramref name="newFile"/> if it is the first line of a trace file.
    /// </summary>
    public void Comment(int number, bool newFile)
    {
        if (_comment == 0)
            _comment = number;
        _newFile |= newFile;
    }

    /// <summary>An event.</summary>
    public void Add(RecordedEvent read)
    {
        if (_events.Count > 0 && (_newFile || !GoesOn(read)))
            End(_comment != 0 ? _comment : read.Number);
        _comment = 0;
        _newFile = false;
        _events.Add(read);
        _last = read;
        if (RecordedJiffies.Of(read) is { } jiffies)
            _lastJiffies = (jiffies, read.TimeNs);
    }

    /// <summary>A gap.</summary>
    public void Add(TraceGap gap)
    {
        if (_newFile && _events.Count > 0)
            End(_comment);
        _newFile = false;
        _gaps.Add(gap);
    }

    /// <summary>All recordings that have an event.</summary>
    public IReadOnlyList<TraceRecording> Split()
    {
        if (_events.Count > 0)
            End(0);
        return _recordings;
    }

    private void End(int next)
    {
        _recordings.Add(new TraceRecording(_first, _events, _gaps));
        _events = new List<RecordedEvent>();
        _gaps = new List<TraceGap>();
        _first = next;
        _last = null;
        _lastJiffies = null;
    }

    private bool GoesOn(RecordedEvent read)
    {
        bool afterComment = _comment != 0;

        if ((read.TimeNs == null) != (_last!.TimeNs == null))
            return !afterComment;
        if (read.TimeNs is { } time && _last.TimeNs is { } before
            && time < before - (afterComment ? 0 : MuchNs))
            return false;
        if (!afterComment || RecordedJiffies.Of(read) is not { } jiffies
            || _lastJiffies is not { } last)
            return true;
        long steps = RecordedJiffies.Difference(jiffies, last.Jiffies);
        if (steps < 0)
            return false;
        return read.TimeNs is not { } at || last.TimeNs is not { } from
            || steps <= FastestHz + (at - from) / (1_000_000_000 / FastestHz);
    }
}
