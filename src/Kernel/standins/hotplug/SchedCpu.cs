// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>The scheduler's steps of hotplug, in the shape of kernel/sched/core.c.</summary>
public static unsafe partial class Kernel
{
    internal static int sched_cpu_starting(uint cpu)
    {
        sched_tick_start((int)cpu);
        return 0;
    }

    /// <summary>Lets tasks be placed on the CPU.</summary>
    internal static int sched_cpu_activate(uint cpu)
    {
        set_cpu_active(cpu, true);
        return 0;
    }

    /// <summary>Lets no more tasks be placed on the CPU.</summary>
    internal static int sched_cpu_deactivate(uint cpu)
    {
        set_cpu_active(cpu, false);
        synchronize_rcu();
        return 0;
    }

    /// <summary>Moves the tasks that may leave off the CPU.</summary>
    internal static int sched_cpu_wait_empty(uint cpu)
    {
        sched_move_tasks_off((int)cpu);
        return 0;
    }

    internal static int sched_cpu_dying(uint cpu)
    {
        sched_tick_stop((int)cpu);
        sched_move_tasks_off((int)cpu);
        return 0;
    }
}
