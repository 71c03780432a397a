// SPDX-License-Identifier: GPL-2.0-only
using System.Threading;

namespace Linux.Executions;

/// <summary>One CPU whose code runs on threads of its own, one at a time.</summary>
internal sealed unsafe class ThreadCpu
{
    public ThreadCpu(cpu_context* context) => Context = context;

    public cpu_context* Context { get; }

    /// <summary>Ends a sleep of the idle loop, or the wait for power.</summary>
    public Baton Wake { get; } = new();

    /// <summary>The thread of the idle loop.</summary>
    public Strand? Base { get; set; }

    /// <summary>The thread that is the CPU; written by that thread before it gives the CPU on.</summary>
    public volatile Strand? Active;

    /// <summary>The thread that stands still for the end of a run; null while the CPU runs.</summary>
    public volatile Strand? Halted;

    /// <summary>1 while the idle loop sleeps or waits for power. Pairs with pending_irqs.</summary>
    public int Sleeping;

    /// <summary>The lock that was last spun for, a raw_spinlock_t.</summary>
    public nint Wanted;

    /// <summary>When that was, ms of Environment.TickCount64.</summary>
    public long WantedAt;

    /// <summary>What the CPU did last, in an image that tells it; else null.</summary>
    public OperationRing? Ring { get; } = Instrumentation.Explores ? new OperationRing() : null;

    /// <summary>
    /// Wakes the CPU if it sleeps. The caller has latched an interrupt with a full barrier; the CPU
    /// says that it sleeps, with one, before it looks for interrupts a last time.
    /// </summary>
    public void WakeIfAsleep()
    {
        if (Volatile.Read(ref Sleeping) != 0)
            Wake.Pass();
    }
}
