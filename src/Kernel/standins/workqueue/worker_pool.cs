// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>The work of one CPU and those who wait for some of it.</summary>
public unsafe struct worker_pool
{
    /// <summary>Protects every field, and the entries of the works on the list.</summary>
    public raw_spinlock_t @lock;

    /// <summary>Works in the order they were queued.</summary>
    [GuardedBy("lock", Access = GuardedAccess.Writes)]
    public list_head worklist;

    /// <summary>Those who wait for a work to end.</summary>
    [GuardedBy("lock")]
    public list_head flushers;

    /// <summary>All workers of the pool, the newest first.</summary>
    [Published, GuardedBy("lock", Access = GuardedAccess.Writes)]
    public kernel_worker* workers;

    /// <summary>Number of queueings; a part of each queued work's data.</summary>
    [GuardedBy("lock")]
    public ulong sequence;

    /// <summary>The CPU, whether it is online or not.</summary>
    public int cpu;

    /// <summary>Workers that exist.</summary>
    [GuardedBy("lock", Access = GuardedAccess.Writes)]
    public int nr_workers;
}

/// <summary>A kworker task, and what it runs.</summary>
public unsafe struct kernel_worker
{
    [GuardedBy("worker_pool.lock", Access = GuardedAccess.Writes)]
    public kernel_worker* next;
    public worker_pool* pool;
    public task_struct* task;

    /// <summary>The work that runs, null between two.</summary>
    [GuardedBy("worker_pool.lock", Access = GuardedAccess.Writes)]
    public work_struct* current_work;

    /// <summary>The number under which that work was queued.</summary>
    [GuardedBy("worker_pool.lock")]
    public ulong current_sequence;

    /// <summary>Number of this worker in its pool, from 0.</summary>
    [GuardedBy("worker_pool.lock", Access = GuardedAccess.Writes)]
    public int id;

    /// <summary>1 while it waits for another work in <c>flush_work</c>.</summary>
    [GuardedBy("worker_pool.lock")]
    public int sleeping;
}

/// <summary>A task that waits until a work has ended; it lies in the task's stack area.</summary>
[ContainerOf("node")]
internal unsafe partial struct work_flusher
{
    [GuardedBy("worker_pool.lock")]
    public list_head node;
    public task_struct* task;
}
