// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Stories;

/// <summary>The timers that a recording has armed and not ended yet, by their address.</summary>
internal sealed class ArmedTimers
{
    private readonly Dictionary<string, ArmedTimer> _timers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _dropped;

    /// <summary>All of them.</summary>
    public IEnumerable<ArmedTimer> All => _timers.Values;

    /// <summary>What the kernel prints early in boot in place of every address.</summary>
    public static bool IsHidden(string timer) => timer.Contains("ptrval", StringComparison.Ordinal);

    /// <summary>A timer was armed.</summary>
    public void Add(ArmedTimer timer)
    {
        string name = timer.Start.Event.Timer!;

        if (IsHidden(name))
            return;
        _timers[name] = timer;
        _seen.Add(name);
    }

    /// <summary>It expired or was cancelled; null if it is not known to be armed.</summary>
    public ArmedTimer? Remove(string timer) => _timers.Remove(timer, out ArmedTimer? armed) ? armed
        : null;

    /// <summary>Why nothing is known of a timer that expires.</summary>
    public string WhyUnknown(string timer)
        => IsHidden(timer) ? "the kernel hid the timer's address"
            : _dropped != 0 ? $"events were dropped, as line {_dropped} says"
            : _seen.Contains(timer) ? "its arming is not in the recording"
            : "armed before the recording";

    /// <summary>Events are missing here.</summary>
    public void Gap(TraceGap gap)
    {
        if (gap.Kind == TraceGapKind.Dropped)
        {
            _dropped = gap.Number;
            _timers.Clear();
            return;
        }
        foreach (ArmedTimer timer in _timers.Values)
            timer.IsUncertain = true;
    }
}
