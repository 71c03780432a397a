// SPDX-License-Identifier: GPL-2.0-only
using System.Threading;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>What the wheel and the hrtimers call, under the names that a trace shows.</summary>
internal static unsafe class StressCallbacks
{
    private static StressRun Run => ThisCpu.machine!.Find<StressRun>()!;

    /// <summary>Names the callbacks for traces.</summary>
    public static void Register()
    {
        KernelSymbols.Register((delegate*<timer_list*, void>)&stress_timer_fn, nameof(stress_timer_fn));
        KernelSymbols.Register((delegate*<timer_list*, void>)&stress_shared_fn, nameof(stress_shared_fn));
        KernelSymbols.Register(
            (delegate*<hrtimer*, hrtimer_restart>)&stress_hrtimer_fn, nameof(stress_hrtimer_fn));
    }

    internal static void stress_timer_fn(timer_list* t)
        => Run.Ledger.Fired(stress_timer.of_timer(t));

    /// <summary>The callback of a timer that all CPUs arm and delete under no common lock.</summary>
    internal static void stress_shared_fn(timer_list* timer)
    {
        var run = Run;
        stress_timer* t = stress_timer.of_timer(timer);
        long fires = Interlocked.Increment(ref t->fires);

        run.Counts.Add(StressOperation.Expire);
        if (fires % 4 == 0 && !run.Counts.Stopping)
            run.ModifyShared(t, jiffies + (ulong)(fires % 7), reduce: false);
    }

    internal static hrtimer_restart stress_hrtimer_fn(hrtimer* t)
        => Run.Hrtimers.Fired(stress_hrtimer.of_timer(t));
}
