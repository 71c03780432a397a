// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Threading;

namespace Linux.Stories;

/// <summary>What a stress run does and sees.</summary>
public enum StressOperation
{
    Modify,
    Reduce,
    ModifyPending,
    AddOn,
    AddLocal,
    AddGlobal,
    Delete,
    TryDelete,
    DeleteSync,
    Shutdown,
    Cancelled,
    Expire,
    SharedModify,
    SharedDelete,
    HrtimerStart,
    HrtimerCancel,
    HrtimerExpire,
    Interrupt,
    Sleep,
    Busy,
    CpuDown,
    CpuUp,
    Isolate,
    SameBucket,
    Count,
}

/// <summary>
/// The counters of a stress run, a row for each CPU so that counting does not order what the CPUs do,
/// and what was wrong.
/// </summary>
internal sealed unsafe class StressCounts
{
    private const int Row = 64;
    private const int MostViolations = 50;
    private readonly long[] _counts;
    private readonly List<string> _violations = new();
    private readonly int _cpus;
    private long _latest;

    public StressCounts(int cpus)
    {
        _cpus = cpus;
        _counts = new long[Row * (cpus + 1)];
    }

    /// <summary>Whether no timer is to be armed any more.</summary>
    public volatile bool Stopping;

    /// <summary>Counts on the calling CPU, which alone writes its row.</summary>
    public void Add(StressOperation operation)
        => _counts[Row * ThisCpu.context->cpu + (int)operation]++;

    /// <summary>The sum over the CPUs.</summary>
    public long Of(StressOperation operation)
    {
        long sum = 0;

        for (int cpu = 0; cpu < _cpus; cpu++)
            sum += Volatile.Read(ref _counts[Row * cpu + (int)operation]);
        return sum;
    }

    /// <summary>Something was wrong.</summary>
    public void Violation(string text)
    {
        lock (_violations)
        {
            if (_violations.Count < MostViolations)
                _violations.Add(text);
        }
    }

    /// <summary>What was wrong, at most <see cref="MostViolations"/> texts.</summary>
    public string[] Violations
    {
        get
        {
            lock (_violations)
                return _violations.ToArray();
        }
    }

    /// <summary>A timer fired so many jiffies after its time.</summary>
    public void Late(ulong jiffies)
    {
        if ((long)jiffies > Volatile.Read(ref _latest))
            Volatile.Write(ref _latest, (long)jiffies);
    }

    /// <summary>The latest that a timer fired after its time, jiffies, give or take a race.</summary>
    public long Latest => Volatile.Read(ref _latest);
}
