// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// Arms and cancels the timers of a recording on the recorded CPUs of a machine, at the recorded
/// jiffies, and compares where the wheel puts them and when they expire.
/// </summary>
public sealed unsafe class TraceReplay
{
    private const uint ReplayedFlags = TIMER_DEFERRABLE | TIMER_PINNED | TIMER_IRQSAFE;

    private readonly Machine _machine;
    private readonly TraceReplayReport _report;
    private readonly TimerLedger _ledger;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ulong> _lastFire = new();
    private ulong _jiffy;

    private TraceReplay(Machine machine, TraceReplayReport report)
    {
        _machine = machine;
        _report = report;
        _ledger = new TimerLedger(machine) { OnFire = number => _lastFire[number] = jiffies };
        machine.Inspect(0, () => _jiffy = jiffies);
    }

    /// <summary>Replays every recording of a file, each on a machine of its own.</summary>
    /// <param name="file">What was read.</param>
    /// <param name="options">The machine; it gets as many CPUs as a recording names.</param>
    public static TraceReplayReport Run(TraceFile file, MachineOptions options)
    {
        var report = new TraceReplayReport();

        foreach (TraceRecording recording in file.Recordings)
        {
            int cpus = Math.Max(options.Cpus, recording.Events.Max(HighestCpu) + 1);
            using var machine = Simulation.Boot(
                options with { Cpus = cpus, CheckInvariants = false });
            var replay = new TraceReplay(machine, report);

            RecordedEvent?[] following = FollowingOnTheSameCpu(recording.Events);

            for (int i = 0; i < recording.Events.Count; i++)
                replay.Play(recording.Events[i], following[i]);
        }
        return report;
    }

    private static int HighestCpu(RecordedEvent line)
        => line.Name == "timer_start" && line.TryGet("cpu", out ulong cpu) && cpu < MachineOptions.MaxCpus
            ? Math.Max(line.Cpu, (int)cpu) : line.Cpu;

    /// <summary>For each line the next one of its CPU, or null.</summary>
    private static RecordedEvent?[] FollowingOnTheSameCpu(IReadOnlyList<RecordedEvent> lines)
    {
        var following = new RecordedEvent?[lines.Count];
        var next = new Dictionary<int, RecordedEvent>();

        for (int i = lines.Count - 1; i >= 0; i--)
        {
            following[i] = next.GetValueOrDefault(lines[i].Cpu);
            next[lines[i].Cpu] = lines[i];
        }
        return following;
    }

    private void Play(RecordedEvent line, RecordedEvent? next)
    {
        switch (line.Name)
        {
            case "timer_init":
                break;
            case "timer_start":
                PlayStart(line);
                break;
            case "timer_cancel":
                PlayCancel(line, next);
                break;
            case "timer_expire_entry":
                PlayExpiry(line);
                break;
            default:
                _report.OtherEvents[line.Name] = _report.OtherEvents.GetValueOrDefault(line.Name) + 1;
                break;
        }
    }

    private void PlayStart(RecordedEvent line)
    {
        if (line.Timer is not { } name || !line.TryGet("expires", out ulong expires)
            || !line.TryGet("timeout", out ulong timeout) || !line.TryGet("idx", out ulong index)
            || !line.TryGet("cpu", out ulong cpu) || cpu >= (ulong)_machine.Options.Cpus)
        {
            _report.Broken.Add(line.Number);
            return;
        }
        ulong? recorded = line.TryGet("bucket_expiry", out ulong bucket) ? bucket : null;
        uint flags = Flags(line.Fields.GetValueOrDefault("flags", ""));

        if (!AdvanceTo(expires - timeout, line))
            return;
        uint replayedIndex = 0;
        ulong replayedBucket = 0;
        OnCpu(line.Cpu, () =>
        {
            if (!_numbers.TryGetValue(name, out int number))
                _numbers[name] = number = _ledger.Create(flags & ReplayedFlags);
            timer_list* timer = _ledger.Timer(number);

            if (cpu != (ulong)line.Cpu)
            {
                _ledger.Cancel(number);
                _ledger.AddOn(number, expires, (int)cpu);
            }
            else
            {
                // mod_timer() leaves a timer where it is if the bucket is the same; a timer_start
                // was recorded, so that it was not.
                _ledger.Cancel(number);
                timer->flags = (timer->flags & ~ReplayedFlags) | (flags & ReplayedFlags);
                _ledger.Modify(number, expires);
            }
            replayedIndex = timer_get_idx(timer);
            timer_base* @base = get_timer_base(timer->flags);
            ulong bucketExpiry;
            calc_wheel_index(expires, @base->clk, &bucketExpiry);
            replayedBucket = bucketExpiry;
        });
        _report.Placements.Add(
            new ReplayedPlacement(line.Number, (uint)index, replayedIndex, recorded, replayedBucket));
    }

    private void PlayCancel(RecordedEvent line, RecordedEvent? next)
    {
        if (line.Timer is not { } name)
        {
            _report.Broken.Add(line.Number);
            return;
        }
        // Expiry and re-arming detach a timer too, and say so in the CPU's next line.
        if (next?.Timer == name && next.Name is "timer_expire_entry" or "timer_start")
            return;
        if (!_numbers.TryGetValue(name, out int number))
            return;
        OnCpu(line.Cpu, () =>
        {
            if (_ledger.Cancel(number))
                _report.Cancelled++;
        });
    }

    private void PlayExpiry(RecordedEvent line)
    {
        if (line.Timer is not { } name || !line.TryGet("now", out ulong now))
        {
            _report.Broken.Add(line.Number);
            return;
        }
        if (!AdvanceTo(now, line))
            return;
        if (!_numbers.TryGetValue(name, out int number))
        {
            _report.UnknownTimers++;
            return;
        }
        ulong? fired = _lastFire.TryGetValue(number, out ulong jiffy) ? jiffy : null;
        _lastFire.Remove(number);
        _report.Expiries.Add(new ReplayedExpiry(line.Number, now, fired));
    }

    /// <summary>Lets the machine run to the middle of a jiffy; false if that has passed.</summary>
    private bool AdvanceTo(ulong jiffy, RecordedEvent line)
    {
        if ((long)(jiffy - _jiffy) < 0)
        {
            _report.Backwards.Add(line.Number);
            return false;
        }
        _jiffy = jiffy;
        long time = 0;
        _machine.Inspect(0, () => time = Wheel.TimeOf(jiffy) + TICK_NSEC / 2);
        if (time > _machine.Now)
            _machine.RunFor(time - _machine.Now);
        return true;
    }

    private void OnCpu(int cpu, Action action)
    {
        bool done = false;

        _machine.InterruptAt(cpu, _machine.Now, () =>
        {
            action();
            done = true;
        });
        _machine.RunUntil(() => done);
    }

    private static uint Flags(string text)
    {
        uint flags = 0;

        foreach (string flag in text.Split('|', StringSplitOptions.RemoveEmptyEntries))
            flags |= flag switch
            {
                "D" => TIMER_DEFERRABLE,
                "P" => TIMER_PINNED,
                "I" => TIMER_IRQSAFE,
                _ => 0u,
            };
        return flags;
    }
}
