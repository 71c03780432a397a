// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>
/// The two entries of kernel/time/posix-cpu-timers.c that the tick and the wheel call. Tasks of a
/// machine have no timers on their CPU time, so there is never one to expire.
/// </summary>
public static unsafe partial class Kernel
{
    internal static void posix_cputimers_init_work()
    {
    }

    /// <summary>Called by each tick, with interrupts off.</summary>
    internal static void run_posix_cpu_timers()
    {
        lockdep_assert_irqs_disabled();
    }
}
