// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Stories;

/// <summary>
/// Finds where in a file another recording begins: at the first line of a trace file, and at a
/// comment
/// or anywhere else if the clock or jiffies do not go on.
/// </summary>
/// <param name="recordings">What takes them.</param>
internal sealed class RecordingSplitter(ITraceRecordings recordings)
{
    /// <summary>Entries of two CPUs may be a little out of order; this is more, in ns.</summary>
    private const long MuchNs = 1_000_000_000;

    /// <summary>More jiffies in a second than any kernel counts.</summary>
    private const long FastestHz = 2000;

    private int _first = 1;
    private bool _hasEvent;
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
        if (_hasEvent && (_newFile || !GoesOn(read)))
            End(_comment != 0 ? _comment : read.Number);
        _comment = 0;
        _newFile = false;
        _hasEvent = true;
        recordings.Add(read);
        _last = read;
        if (RecordedJiffies.Of(read) is { } jiffies)
            _lastJiffies = (jiffies, read.TimeNs);
    }

    /// <summary>A gap.</summary>
    public void Add(TraceGap gap)
    {
        if (_newFile && _hasEvent)
            End(_comment);
        _newFile = false;
        recordings.Add(gap);
    }

    /// <summary>Nothing comes any more.</summary>
    public void End()
    {
        if (_hasEvent)
            End(0);
    }

    private void End(int next)
    {
        recordings.End(_first);
        _hasEvent = false;
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
