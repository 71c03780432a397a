// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Threading;

namespace Linux.Executions;

/// <summary>
/// Who is stuck. A thread makes progress when it switches, takes an interrupt outside of a spin loop,
/// spends CPU time or sleeps in the idle loop. One that is a CPU, or that spins whenever it gets one,
/// and makes none for the given time is stuck.
/// </summary>
/// <param name="cpus">All CPUs.</param>
/// <param name="stuckAfterNs">That time, ns.</param>
internal sealed unsafe class Watchdog(ThreadCpu[] cpus, long stuckAfterNs)
{
    /// <summary>Time between two looks, ms.</summary>
    private const long PeriodMs = 100;

    /// <summary>A watchdog that is this late did not run, and nor did the others; ms.</summary>
    private const long BlackoutMs = 1000;

    private long _at;

    /// <summary>A line on the first thread that is stuck; null if none is, or it is not yet time to look.</summary>
    public string? Look(IEnumerable<Strand> strands)
    {
        long now = Environment.TickCount64;

        if (now < _at)
            return null;
        bool forgive = now > _at + BlackoutMs;

        _at = now + PeriodMs;
        foreach (Strand strand in strands)
        {
            if (Look(strand, now, forgive) is { } stuck)
                return $"cpu{stuck} makes no progress for {(now - strand.Seen.Since) / 1000.0:0.0} s";
        }
        return null;
    }

    /// <summary>The CPU on which the thread is stuck, or null.</summary>
    private int? Look(Strand strand, long now, bool forgive)
    {
        (long progress, long polls, long since) = strand.Seen;
        int cpu = Array.FindIndex(cpus, c => c.Active == strand);
        bool active = cpu >= 0 && Volatile.Read(ref cpus[cpu].Sleeping) == 0;

        strand.Seen = (strand.Progress, strand.Polls, since);
        if (forgive || since == 0 || strand.Progress != progress
            || (!active && strand.Polls == polls))
        {
            strand.Seen.Since = now;
            return null;
        }
        // A thread that spins and is preempted now has no CPU at the moment.
        return now - since < stuckAfterNs / 1_000_000
            ? null : cpu >= 0 ? cpu : strand.Context->cpu;
    }
}
