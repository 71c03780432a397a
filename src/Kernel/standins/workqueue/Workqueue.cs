// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

public static unsafe partial class Kernel
{
    internal const long WORK_STRUCT_PENDING = 1;
    private const int WORK_CPU_SHIFT = 1;
    private const int WORK_SEQUENCE_SHIFT = 16;
    private const long WORK_CPU_MASK = (1L << (WORK_SEQUENCE_SHIFT - WORK_CPU_SHIFT)) - 1;

    private static ulong work_sequence(work_struct* work) =>
        (ulong)atomic_long_read(&work->data) >> WORK_SEQUENCE_SHIFT;

    private static worker_pool* work_pool(work_struct* work)
    {
        var cpu = (int)(atomic_long_read(&work->data) >> WORK_CPU_SHIFT & WORK_CPU_MASK);
        return per_cpu_ptr(ref cpu_worker_pool, cpu);
    }

    /// <summary>Takes the right to queue a work; false if it is pending already.</summary>
    private static bool work_claim(work_struct* work)
    {
        var old = atomic_long_read(&work->data);
        do
        {
            if ((old & WORK_STRUCT_PENDING) != 0)
            {
                return false;
            }
        }
        while (!atomic_long_try_cmpxchg(&work->data, &old, old | WORK_STRUCT_PENDING));

        return true;
    }

    /// <summary>Queues a work whose pending bit the caller has taken; interrupts are off.</summary>
    private static void __queue_work(int cpu, workqueue_struct* wq, work_struct* work)
    {
        lockdep_assert_irqs_disabled();
        if (cpu == WORK_CPU_UNBOUND)
        {
            cpu = smp_processor_id();
            if ((wq->flags & WQ_UNBOUND) != 0 && !housekeeping_cpu(cpu, HK_TYPE_WQ))
            {
                cpu = housekeeping_any_cpu(HK_TYPE_WQ);
            }
        }

        var pool = per_cpu_ptr(ref cpu_worker_pool, cpu);

        // A work that runs is queued behind itself, so that it never runs twice at once.
        var last = find_running(work);
        if (last != null)
        {
            pool = last;
        }

        raw_spin_lock(&pool->@lock);
        var sequence = ++pool->sequence;
        atomic_long_set(
            &work->data,
            WORK_STRUCT_PENDING
                | (long)pool->cpu << WORK_CPU_SHIFT
                | (long)(sequence << WORK_SEQUENCE_SHIFT));
        list_add_tail(&work->entry, &pool->worklist);
        kick_pool(pool);
        raw_spin_unlock(&pool->@lock);
    }

    /// <summary>
    /// The pool whose worker runs the work at the moment, or null. It is the pool of the last
    /// queueing, whose CPU stays in the work's data.
    /// </summary>
    private static worker_pool* find_running(work_struct* work)
    {
        var pool = work_pool(work);
        for (var worker = pool->workers; worker != null; worker = worker->next)
        {
            if (worker->current_work == work)
            {
                return pool;
            }
        }

        return null;
    }

    /// <summary>Queues a work on a CPU; WORK_CPU_UNBOUND is the calling one.</summary>
    /// <returns>False if the work was queued already.</returns>
    [Arms("work")]
    public static bool queue_work_on(int cpu, workqueue_struct* wq, work_struct* work)
    {
        var queued = false;
        if (ThisCpu.machine!.Execution.DoWork(cpu, work))
        {
            return true;
        }

        local_irq_save(out var flags);
        if (work_claim(work))
        {
            __queue_work(cpu, wq, work);
            queued = true;
        }

        local_irq_restore(flags);
        return queued;
    }
}
