// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>
/// RCU as the tick sees it: a CPU may be told that RCU needs it, which keeps its tick.
/// </summary>
public static unsafe partial class Kernel
{
    [DefinePerCpu] private static partial ref int rcu_wants_cpu { get; }

    /// <summary>Non-zero if RCU needs the calling CPU's tick.</summary>
    internal static bool rcu_needs_cpu() => __this_cpu_read(ref rcu_wants_cpu) != 0;

    /// <summary>Makes RCU need a CPU's tick, or need it no longer.</summary>
    public static void set_rcu_needs_cpu(int cpu, bool wanted) =>
        WRITE_ONCE(per_cpu_ptr(ref rcu_wants_cpu, cpu), wanted ? 1 : 0);

    /// <summary>Without core scheduling a CPU is idle by itself.</summary>
    internal static bool sched_core_idle_cpu(int cpu) => idle_cpu(cpu);

    /// <summary>Tasks are preempted by interrupts only, so there is nothing to look at.</summary>
    internal static void preempt_check_resched()
    {
    }
}
