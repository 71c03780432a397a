// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Threading;
using static Linux.Kernel;

namespace Linux.Executions;

/// <summary>
/// Who is stuck. A thread makes progress when it switches, takes an interrupt outside of a spin loop,
/// spends CPU time or sleeps in the idle loop. One that is a CPU, or that spins whenever it gets one,
/// and makes none for the given time ends the run with a report.
/// </summary>
public sealed unsafe partial class Threads
{
    /// <summary>Time between two looks, ms.</summary>
    private const long WatchPeriod = 100;

    /// <summary>A watchdog that is this late did not run, and nor did the others; ms.</summary>
    private const long Blackout = 1000;

    private long _watchAt;

    private void Watch()
    {
        long now = Environment.TickCount64;

        if (now < _watchAt || _failure != null)
            return;
        bool forgive = now > _watchAt + Blackout;

        _watchAt = now + WatchPeriod;
        foreach (Strand strand in _strands.Keys)
        {
            if (Watch(strand, now, forgive) is not { } stuck)
                continue;
            Fail(new KernelBugException(Describe(
                $"cpu{stuck} makes no progress for {(now - strand.Seen.Since) / 1000.0:0.0} s")));
            return;
        }
    }

    /// <summary>The CPU on which the thread is stuck, or null.</summary>
    private int? Watch(Strand strand, long now, bool forgive)
    {
        (long progress, long polls, long since) = strand.Seen;
        int cpu = Array.FindIndex(_cpus, c => c.Active == strand);
        bool active = cpu >= 0 && Volatile.Read(ref _cpus[cpu].Sleeping) == 0;

        strand.Seen = (strand.Progress, strand.Polls, since);
        if (forgive || since == 0 || strand.Progress != progress
            || (!active && strand.Polls == polls))
        {
            strand.Seen.Since = now;
            return null;
        }
        // A thread that spins and is preempted now has no CPU at the moment.
        return now - since < _stuckAfterNs / 1_000_000
            ? null : cpu >= 0 ? cpu : strand.Context->cpu;
    }

    internal override string Describe(string failure) => new StuckReport(_machine, _cpus).Of(failure);

    internal override void BeforeVisible(
        visible_kind kind, void* address, int size, string file, int line)
    {
        cpu_context* context = ThisCpu.context;

        if (context == null || _cpus[context->cpu].Ring is not { } ring)
            return;
        // A CPU that cannot be stopped otherwise ends here, with the machine.
        Strand? strand = Strand.Current;

        if (Aborted && strand != null)
            throw new StrandAbortedException();
        // What surrounds an interrupt's handler counts as well, where it came into a spin loop.
        ring.Before(kind, address, file, line,
            (context->preempt_count & (HARDIRQ_MASK | SOFTIRQ_OFFSET)) != 0 || strand?.Spinning > 0);
    }

    internal override void AfterVisible(ulong value)
    {
        if (ThisCpu.context != null)
            _cpus[ThisCpu.context->cpu].Ring?.After(value);
    }
}
