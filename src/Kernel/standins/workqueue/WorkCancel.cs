// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

public static unsafe partial class Kernel
{
    /// <summary>Takes a pending work off its list; false if it is not on one.</summary>
    private static bool work_grab(work_struct* work)
    {
        if (!work_pending(work))
        {
            return false;
        }

        var pool = work_pool(work);
        var taken = false;
        raw_spin_lock_irqsave(&pool->@lock, out var flags);
        if (work_pending(work) && work_pool(work) == pool && !list_empty(&work->entry))
        {
            list_del_init(&work->entry);
            atomic_long_set_release(
                &work->data, atomic_long_read(&work->data) & ~WORK_STRUCT_PENDING);
            wake_flushers(pool);
            taken = true;
        }

        raw_spin_unlock_irqrestore(&pool->@lock, flags);
        return taken;
    }

    /// <summary>Takes back a work that waits; one that runs goes on.</summary>
    /// <returns>Whether it was waiting.</returns>
    [Stops("work")]
    public static bool cancel_work(work_struct* work) => work_grab(work);

    /// <summary>Takes back a work that waits and waits for one that runs.</summary>
    /// <returns>Whether it was waiting.</returns>
    [MaySleep, WaitsForCallback("work")]
    public static bool cancel_work_sync(work_struct* work)
    {
        var waiting = work_grab(work);
        while (flush_work(work))
        {
            waiting |= work_grab(work);
        }

        return waiting;
    }

    /// <summary>What a delayed work's timer calls.</summary>
    public static void delayed_work_timer_fn(timer_list* t)
    {
        var dwork = delayed_work.of_timer(t);
        __queue_work(dwork->cpu, dwork->wq, &dwork->work);
    }

    private static void __queue_delayed_work(
        int cpu, workqueue_struct* wq, delayed_work* dwork, ulong delay)
    {
        var timer = &dwork->timer;
        WARN_ON_ONCE(timer_pending(timer));
        WARN_ON_ONCE(!list_empty(&dwork->work.entry));
        if (delay == 0)
        {
            __queue_work(cpu, wq, &dwork->work);
            return;
        }

        dwork->wq = wq;
        dwork->cpu = cpu;
        timer->expires = jiffies + delay;
        if (housekeeping_enabled(HK_TYPE_TIMER))
        {
            cpu = smp_processor_id();
            if (!housekeeping_test_cpu(cpu, HK_TYPE_TIMER))
            {
                cpu = housekeeping_any_cpu(HK_TYPE_TIMER);
            }

            add_timer_on(timer, cpu);
        }
        else if (cpu == WORK_CPU_UNBOUND)
        {
            add_timer_global(timer);
        }
        else
        {
            add_timer_on(timer, cpu);
        }
    }

    /// <summary>Queues a work after a delay in jiffies.</summary>
    /// <returns>False if it was queued or waiting for its time already.</returns>
    [Arms("dwork")]
    public static bool queue_delayed_work_on(
        int cpu, workqueue_struct* wq, delayed_work* dwork, [Jiffies] ulong delay)
    {
        var queued = false;
        local_irq_save(out var flags);
        if (work_claim(&dwork->work))
        {
            __queue_delayed_work(cpu, wq, dwork, delay);
            queued = true;
        }

        local_irq_restore(flags);
        return queued;
    }

    /// <summary>Queues a work after a delay, whether it waits already or not.</summary>
    /// <returns>Whether it was waiting.</returns>
    [Arms("dwork")]
    public static bool mod_delayed_work_on(
        int cpu, workqueue_struct* wq, delayed_work* dwork, [Jiffies] ulong delay)
    {
        var waiting = cancel_delayed_work(dwork);
        queue_delayed_work_on(cpu, wq, dwork, delay);
        return waiting;
    }

    /// <summary>Takes back a delayed work that has not begun.</summary>
    /// <returns>Whether it was waiting.</returns>
    [KernelRuleException("KT5006", "Whoever takes the timer back owns the pending bit.")]
    [Stops("dwork")]
    public static bool cancel_delayed_work(delayed_work* dwork)
    {
        if (timer_delete(&dwork->timer) != 0)
        {
            atomic_long_set_release(
                &dwork->work.data,
                atomic_long_read(&dwork->work.data) & ~WORK_STRUCT_PENDING);
            return true;
        }

        return work_grab(&dwork->work);
    }

    /// <summary>Takes back a delayed work and waits for it if it runs.</summary>
    /// <returns>Whether it was waiting.</returns>
    [MaySleep, WaitsForCallback("dwork")]
    public static bool cancel_delayed_work_sync(delayed_work* dwork)
    {
        var waiting = cancel_delayed_work(dwork);
        while (flush_work(&dwork->work))
        {
            waiting |= cancel_delayed_work(dwork);
        }

        return waiting;
    }

    /// <summary>Runs a delayed work now if it waits for its time, then waits for its end.</summary>
    [MaySleep, WaitsForCallback("dwork")]
    public static bool flush_delayed_work(delayed_work* dwork)
    {
        local_irq_disable();
        if (timer_delete_sync(&dwork->timer) != 0)
        {
            __queue_work(dwork->cpu, dwork->wq, &dwork->work);
        }

        local_irq_enable();
        return flush_work(&dwork->work);
    }
}
