// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>Waiting for the end of a work.</summary>
public static unsafe partial class Kernel
{
    /// <summary>Waits until the work's last queueing at the time of the call has ended.</summary>
    /// <returns>False if it was idle.</returns>
    [MaySleep, WaitsForCallback("work")]
    public static bool flush_work(work_struct* work)
    {
        might_sleep();
        var pool = work_pending(work) ? work_pool(work) : find_running(work);
        if (pool == null)
        {
            return false;
        }

        raw_spin_lock_irq(&pool->@lock);
        var sequence = work_target(pool, work);
        if (sequence == 0)
        {
            raw_spin_unlock_irq(&pool->@lock);
            return false;
        }

        flush_wait(pool, work, sequence);
        raw_spin_unlock_irq(&pool->@lock);
        return true;
    }

    [MustHold("pool->lock"), RequiresIrqs(Irqs.Off)]
    private static void flush_wait(worker_pool* pool, work_struct* work, ulong sequence)
    {
        using var frame = on_stack<work_flusher>(out var flusher);
        var self = current_worker();
        flusher->task = current;
        INIT_LIST_HEAD(&flusher->node);
        if (self != null)
        {
            self->sleeping = 1;
            if (self->pool == pool)
            {
                flush_from_worker(pool);
            }
        }

        while (work_unfinished(pool, work, sequence))
        {
            if (list_empty(&flusher->node))
            {
                list_add_tail(&flusher->node, &pool->flushers);
            }

            __set_current_state(TASK_UNINTERRUPTIBLE);
            raw_spin_unlock_irq(&pool->@lock);
            schedule();
            raw_spin_lock_irq(&pool->@lock);
        }

        __set_current_state(TASK_RUNNING);
        if (!list_empty(&flusher->node))
        {
            list_del_init(&flusher->node);
        }

        if (self != null)
        {
            self->sleeping = 0;
        }
    }

    /// <summary>
    /// A worker waits for work of its own pool, so another worker must run that work.
    /// </summary>
    [MustHold("pool->lock"), RequiresIrqs(Irqs.Off)]
    private static void flush_from_worker(worker_pool* pool)
    {
        for (var worker = pool->workers; worker != null; worker = worker->next)
        {
            if (worker->sleeping == 0)
            {
                kick_pool(pool);
                return;
            }
        }

        raw_spin_unlock_irq(&pool->@lock);
        var added = create_worker(pool);
        raw_spin_lock_irq(&pool->@lock);
        if (added != null)
        {
            kick_pool(pool);
        }
    }

    private static ulong work_target(worker_pool* pool, work_struct* work)
    {
        for (var pos = pool->worklist.next; pos != &pool->worklist; pos = pos->next)
        {
            if (work_struct.of_entry(pos) == work)
            {
                return work_sequence(work);
            }
        }

        for (var worker = pool->workers; worker != null; worker = worker->next)
        {
            if (worker->current_work == work)
            {
                return worker->current_sequence;
            }
        }

        return 0;
    }

    private static bool work_unfinished(worker_pool* pool, work_struct* work, ulong sequence)
    {
        for (var pos = pool->worklist.next; pos != &pool->worklist; pos = pos->next)
        {
            if (work_struct.of_entry(pos) == work && work_sequence(work) == sequence)
            {
                return true;
            }
        }

        for (var worker = pool->workers; worker != null; worker = worker->next)
        {
            if (worker->current_sequence == sequence)
            {
                return true;
            }
        }

        return false;
    }
}
