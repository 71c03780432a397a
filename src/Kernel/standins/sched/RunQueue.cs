// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>The runnable tasks of one CPU in round-robin order; the running one is its head.</summary>
[CachelineAligned]
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = 64)]
public unsafe struct @rq
{
    /// <summary>Protects every field and the run_list of the tasks on it.</summary>
    public raw_spinlock_t @lock;

    /// <summary>Tasks queued, the running one included, the idle task not.</summary>
    [GuardedBy("lock", Access = GuardedAccess.Writes)]
    public uint nr_running;

    /// <summary>Head of task_struct.run_list.</summary>
    [GuardedBy("lock")]
    public list_head queue;

    /// <summary>Ticks that the running task has had of its slice.</summary>
    [GuardedBy("lock")]
    public int slice;

    /// <summary>Context switches since boot.</summary>
    [GuardedBy("lock", Access = GuardedAccess.Writes)]
    public ulong nr_switches;

    /// <summary>The innermost scheduling domain, for models that have some; this scheduler has none.</summary>
    public void* sd;
}

public static unsafe partial class Kernel
{
    /// <summary>Ticks after which a task gives way to another one on its CPU.</summary>
    internal const int SCHED_SLICE_TICKS = 4;

    [DefinePerCpu]
    internal static partial ref rq runqueues { get; }

    internal static rq* cpu_rq(int cpu) => per_cpu_ptr(ref runqueues, cpu);

    internal static rq* this_rq() => this_cpu_ptr(ref runqueues);

    /// <summary>The idle task of <paramref name="cpu"/>.</summary>
    public static task_struct* idle_task(int cpu) => ThisCpu.machine!.Context(cpu)->idle;

    /// <summary>Whether <paramref name="cpu"/> runs its idle task and has nothing else to run.</summary>
    public static bool idle_cpu(int cpu)
    {
        cpu_context* context = ThisCpu.machine!.Context(cpu);

        return context->current == context->idle && cpu_rq(cpu)->nr_running == 0;
    }

    /// <summary>What <paramref name="cpu"/> runs at the moment.</summary>
    public static task_struct* cpu_curr(int cpu) => ThisCpu.machine!.Context(cpu)->current;

    internal static void sched_init_cpu(int cpu)
    {
        rq* rq = cpu_rq(cpu);

        raw_spin_lock_init(&rq->@lock);
        INIT_LIST_HEAD(&rq->queue);
        rq->nr_running = 0;
    }
}
