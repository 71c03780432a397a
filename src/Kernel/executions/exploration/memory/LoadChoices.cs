// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// Which store each load of a run sees: how many may still see something older than the newest, and
/// that the policy is asked.
/// </summary>
/// <param name="cpus">CPUs of the machine.</param>
/// <param name="staleReads">Loads that may see something older.</param>
/// <param name="policy">Who is asked.</param>
/// <param name="hash">Hash of the run.</param>
/// <param name="schedule">Where a load that sees something older is noted.</param>
internal sealed class LoadChoices(int cpus, int staleReads, IRunPolicy policy, RunHash hash,
    List<ScheduledDecision> schedule)
{
    private readonly int[] _loads = new int[cpus];
    private readonly int[] _stale = new int[cpus];
    private IRunPolicy _policy = policy;
    private long _restedAfter;
    private int _rests;

    /// <summary>Loads that still may see something older.</summary>
    public int Left { get; private set; } = staleReads;

    /// <summary>Whether every load up to the next rest sees the newest store.</summary>
    public bool AreOver => Left == 0 || _policy.SeesNewest;

    /// <summary>All CPUs have come to rest.</summary>
    /// <param name="operations">Marked operations so far: without any in between it is the same
    /// rest.</param>
    public void Rested(long operations)
    {
        if (operations == _restedAfter)
            return;
        _restedAfter = operations;
        _rests++;
        Array.Clear(_loads);
        _policy.Rested();
    }

    /// <summary>Number of a CPU's next load since the last rest, from 0.</summary>
    public int Next(int cpu) => _loads[cpu]++;

    /// <summary>A load of a CPU has seen something older.</summary>
    public void Spend(int cpu)
    {
        _stale[cpu]++;
        Left--;
    }

    /// <summary>Loads of a CPU that have seen something older.</summary>
    public int Spent(int cpu) => _stale[cpu];

    /// <summary>Which of several stores a load sees; the first option is the newest one.</summary>
    /// <param name="cpu">Who loads.</param>
    /// <param name="at">Number of the load among those of that CPU since the last rest that may
    /// see an older store, from 0.</param>
    /// <param name="options">The stores.</param>
    public Decision Deal(int cpu, int at, ReadOnlySpan<Decision> options)
    {
        Decision dealt = _policy.NextLoad(new ChoicePoint(cpu, at, options, _rests));

        if (dealt == options[0])
            return dealt;
        hash.Dealt(dealt);
        schedule.Add(new ScheduledDecision(cpu, at, dealt) { Rest = _rests });
        return dealt;
    }

    /// <summary>From here on another policy is asked.</summary>
    public void GoOn(IRunPolicy policy) => _policy = policy;
}
