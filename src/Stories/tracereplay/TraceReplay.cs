// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;

namespace Linux.Stories;

/// <summary>
/// Arms and cancels the timers of a recording on the recorded CPUs of a machine, at the recorded
/// jiffies, and compares where the wheel puts them and when it expires them.
/// </summary>
public sealed class TraceReplay
{
    /// <summary>
    /// Jiffies that an event may be behind the one before it: it has read them earlier.
    /// </summary>
    private const long StaleJiffies = 3;

    /// <summary>Jiffies that a wheel's clock is behind on a machine that is merely busy.</summary>
    private const long BusyJiffies = 2;

    private readonly TraceReplayReport _report;
    private readonly IReadOnlyList<RecordedEvent> _events;
    private readonly ReplayMachine _machine;
    private readonly JiffiesMap _map;
    private readonly Dictionary<RecordedEvent, RecordedStart> _starts = new(
        ReferenceEqualityComparer.Instance);
    private readonly Dictionary<RecordedEvent, string> _unread = new(
        ReferenceEqualityComparer.Instance);
    private readonly RecordedKernel _kernel;
    private readonly ArmedTimers _armed = new();
    private readonly WheelClocks _clocks = new();
    private readonly RecordedIndexes _indexes;
    private readonly ExpiryRule _rule;
    private ulong _jiffy;

    private TraceReplay(TraceRecording recording, MachineOptions options, int hz,
        TraceReplayReport report)
    {
        _report = report;
        _events = recording.Events;
        int cpus = _events.Max(HighestCpu) + 1;
        _machine = new ReplayMachine(options, cpus, _events.Select(e
            => e.Timer).Distinct().Count());
        _map = new JiffiesMap(_events, _machine.Jiffy);
        ReadStarts();
        _kernel = RecordedKernel.Of(_events, _starts.Values.ToList(), _map);
        _indexes = new RecordedIndexes(recording, _starts, _kernel.IndexIsOfTheArmingBefore);
        int itsHz = hz != 0 ? hz : _kernel.Hz;
        _rule = new ExpiryRule(_map, itsHz);
        report.Kernels.Add($"line {recording.FirstLine}: {_events.Count} events of "
            + (_events.Any(static e => !e.HasCpu) ? "CPUs that are not recorded, "
                : $"{_events.Select(e => e.Cpu).Distinct().Count()} CPUs, ")
            + $"printed as by Linux {_kernel.Prints}, "
            + $"{_kernel.Bits}-bit jiffies, HZ {(itsHz == 0 ? "unknown" : itsHz)}"
            + (itsHz == 0 || itsHz == Machine.Hz ? "" : $", replayed with HZ {Machine.Hz}"));
    }

    /// <summary>Replays every recording of a file, each on a machine of its own.</summary>
    /// <param name="file">What was read.</param>
    /// <param name="options">The machine; it gets as many CPUs as a recording names.</param>
    /// <param name="hz">HZ of the recorded kernel; 0 finds it where the recording's clock
    /// tells.</param>
    /// <param name="progress">Told the line that is being replayed.</param>
    public static TraceReplayReport Run(
        TraceFile file, MachineOptions options, int hz = 0, Action<int>? progress = null)
    {
        var report = new TraceReplayReport();

        foreach (TraceRecording recording in file.Recordings)
        {
            var replay = new TraceReplay(recording, options, hz, report);
            using ReplayMachine machine = replay._machine;

            replay.Play(recording.Gaps, progress);
        }
        return report;
    }

    /// <summary>HZ of the first recording whose clock tells it; 0 if none does.</summary>
    public static int HzOf(TraceFile file)
        => file.Recordings.Select(static recording => RecordedKernel.FindHz(recording.Events))
            .FirstOrDefault(static hz => hz != 0);

    private static int HighestCpu(RecordedEvent read)
        => read.Name == "timer_start" && read.TryGet("cpu", out ulong cpu)
        && cpu < MachineOptions.MaxCpus
            ? Math.Max(read.Cpu, (int)cpu) : read.Cpu;

    private void ReadStarts()
    {
        foreach (RecordedEvent read in _events)
        {
            if (read.Name != "timer_start")
                continue;
            if (RecordedStart.Read(read, _map, out string why) is { } start)
                _starts.Add(read, start);
            else
                _unread.Add(read, why);
        }
    }

    private void Play(IReadOnlyList<TraceGap> gaps, Action<int>? progress)
    {
        int gap = 0;

        _jiffy = _machine.Jiffy;
        for (int i = 0; i < _events.Count; i++)
        {
            RecordedEvent read = _events[i];

            for (; gap < gaps.Count && gaps[gap].Number < read.Number; gap++)
            {
                _armed.Gap(gaps[gap]);
                _clocks.Gap(gaps[gap]);
            }
            progress?.Invoke(read.Number);
            switch (read.Name)
            {
                case "timer_start":
                    PlayStart(read);
                    break;
                case "timer_cancel":
                    PlayCancel(read, _indexes.NextOfTheTimer(i));
                    break;
                case "timer_expire_entry":
                    PlayExpiry(read);
                    break;
                default:
                    _report.OtherEvents[read.Name]
                        = _report.OtherEvents.GetValueOrDefault(read.Name) + 1;
                    break;
            }
        }
        _report.OwnFaults.AddRange(_machine.Finish());
        if (_kernel.HasExpiries)
            _report.Unseen.AddRange(_armed.All.Select(t
                => _rule.Unseen(t, _jiffy)).OfType<UnseenTimer>());
    }

    private void PlayStart(RecordedEvent read)
    {
        if (!_starts.TryGetValue(read, out RecordedStart? start))
        {
            _report.Unread.Add(new UnreadLine(read.Number, _unread[read]));
            return;
        }
        if (!AdvanceTo(start.Jiffy, read))
            return;
        (uint index, ulong expiry) = _machine.Arm(start);
        RecordedIndex recorded = _indexes.Of(start);
        bool tells = recorded.Index != null || start.BucketExpiry != null;
        (WheelPlace? place, ReplayVerdict verdict) = tells
            ? Judge(start, recorded.Index) : (null, ReplayVerdict.NotCompared);
        bool followed = place == null || place.Value.Expiry == expiry;

        if (!followed)
            _machine.Cancel(read.Cpu, read.Timer!);
        if (place is { } known)
            _clocks.Armed(start, known.Expiry);
        _armed.Add(!tells ? Bounded(start, expiry)
            : new ArmedTimer
            {
                Start = start,
                Earliest = place?.Expiry ?? 0,
                Due = place?.Expiry ?? 0,
                IsExact = place != null,
                IsFollowed = followed,
                Unknown = place == null ? $"line {read.Number} puts the timer elsewhere" : "",
            });
        _report.Placements.Add(new ReplayedPlacement(
            read.Number, recorded.Index, place?.Index ?? index,
            start.BucketExpiry is { } bucket ? _map.ToRecorded(bucket) : null,
            _map.ToRecorded(place?.Expiry ?? expiry), verdict, Note(recorded, place)));
    }

    /// <summary>Without a bucket the wheel's clock may be at this jiffy or the next one.</summary>
    private ArmedTimer Bounded(RecordedStart start, ulong expiry)
    {
        ulong now = WheelPlace.Of(start.Expires, start.Jiffy, 0).Expiry;
        ulong next = WheelPlace.Of(start.Expires, start.Jiffy, -1).Expiry;
        bool later = (long)(next - now) > 0;

        return new ArmedTimer
        {
            Start = start,
            // Where no bucket was ever printed, the kernel may be one of before 4.8, whose wheel is
            // exact.
            Earliest = _kernel.HasIndex ? later ? now : next : start.Expires,
            Due = later ? next : now,
            IsExact = _kernel.HasIndex && now == next,
            IsFollowed = _kernel.HasIndex && now == next && now == expiry,
        };
    }

    /// <summary>
    /// The place that a recording shows, and whether the wheel's clock stood where it explains that.
    /// </summary>
    private (WheelPlace? Place, ReplayVerdict Verdict) Judge(RecordedStart start, uint? index)
    {
        WheelPlace? place
            = WheelPlace.Explain(start.Expires, start.Jiffy, index, start.BucketExpiry);

        if (place is not { } found)
            return (null, ReplayVerdict.Differs);
        if (found.Behind <= BusyJiffies || start.IsDeferrable)
            return (place, ReplayVerdict.Agrees);
        return _clocks.Explain(start, index) is { } heldBack
            ? (heldBack, ReplayVerdict.Agrees) : (place, ReplayVerdict.Differs);
    }

    private static string Note(RecordedIndex recorded, WheelPlace? place)
    {
        string note = recorded.Why;
        if (place is { Behind: > 0 } late)
            note += (note.Length == 0 ? "" : "; ")
                + $"if the wheel's clock was {late.Behind} jiffies behind";
        return note;
    }

    private void PlayCancel(RecordedEvent read, RecordedEvent? next)
    {
        if (read.Timer is not { } timer)
        {
            _report.Unread.Add(new UnreadLine(read.Number, "it has no field timer"));
            return;
        }
        // Expiry detaches a timer too. Interrupts may come in between, but nothing of this timer.
        if (next is { Name: "timer_expire_entry" } && next.Cpu == read.Cpu)
            return;
        if (_armed.Remove(timer) == null)
            return;
        _machine.Cancel(read.Cpu, timer);
        if (next is not { Name: "timer_start" })
            _report.Cancelled++;
    }

    private void PlayExpiry(RecordedEvent read)
    {
        if (read.Timer is not { } timer || !read.TryGet("now", out ulong now))
        {
            _report.Unread.Add(new UnreadLine(read.Number,
                "timer or now is missing, or no number"));
            return;
        }
        ulong? clock = null;
        if (read.Fields.ContainsKey("baseclk"))
        {
            if (!read.TryGet("baseclk", out ulong baseclk))
            {
                _report.Unread.Add(new UnreadLine(read.Number, "baseclk is no number"));
                return;
            }
            clock = _map.ToMachine(baseclk);
        }
        if (!AdvanceTo(_map.ToMachine(now), read))
            return;
        ArmedTimer? armed = _armed.Remove(timer);
        if (armed != null)
            _clocks.Expired(armed);
        _report.Expiries.Add(armed != null
            ? _rule.Judge(read, now, clock, armed, _machine.FiredAt(timer))
            : new ReplayedExpiry(read.Number, now, null, 0, 0, ExpiryTime.Unknown,
            _armed.WhyUnknown(timer)));
    }

    /// <summary>Lets the machine run to a jiffy; false if that has passed.</summary>
    private bool AdvanceTo(ulong jiffy, RecordedEvent read)
    {
        if ((long)(jiffy - _jiffy) < -StaleJiffies)
        {
            _report.Unread.Add(new UnreadLine(read.Number, "it goes back in jiffies"));
            return false;
        }
        if ((long)(jiffy - _jiffy) > 0)
            _jiffy = jiffy;
        _machine.AdvanceTo(jiffy);
        return true;
    }
}
