// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

public static unsafe partial class Kernel
{
    private const uint PF_WQ_WORKER = 0x00000020;

    [DefinePerCpu] internal static partial ref worker_pool cpu_worker_pool { get; }

    /// <summary>Prepares the pools of all possible CPUs, as workqueue_init_early() does.</summary>
    internal static void workqueue_init_early()
    {
        for (int cpu = -1; for_each_possible_cpu(ref cpu);)
        {
            var pool = per_cpu_ptr(ref cpu_worker_pool, cpu);
            raw_spin_lock_init(&pool->@lock);
            INIT_LIST_HEAD(&pool->worklist);
            INIT_LIST_HEAD(&pool->flushers);
            pool->cpu = cpu;
        }
    }

    /// <summary>Gives the boot CPU its worker; the others get theirs as they come up.</summary>
    internal static void workqueue_init() => workqueue_prepare_cpu((uint)smp_processor_id());

    [RunsIn(Context.Task)]
    internal static int workqueue_prepare_cpu(uint cpu)
    {
        var pool = per_cpu_ptr(ref cpu_worker_pool, cpu);
        return pool->nr_workers != 0 || create_worker(pool) != null ? 0 : -ENOMEM;
    }

    /// <summary>Binds the workers of a CPU that is online again.</summary>
    internal static int workqueue_online_cpu(uint cpu)
    {
        var pool = per_cpu_ptr(ref cpu_worker_pool, cpu);
        for (var worker = pool->workers; worker != null; worker = worker->next)
        {
            set_sleeping_task_cpu(worker->task, cpu);
        }

        return 0;
    }

    /// <summary>
    /// Leaves the work of a CPU that goes down to its workers, which then run elsewhere.
    /// </summary>
    internal static int workqueue_offline_cpu(uint cpu)
    {
        var pool = per_cpu_ptr(ref cpu_worker_pool, cpu);
        var other = cpumask_any_but(cpu_active_mask, (int)cpu);
        if (other >= nr_cpu_ids)
        {
            return -EBUSY;
        }

        for (var worker = pool->workers; worker != null; worker = worker->next)
        {
            set_sleeping_task_cpu(worker->task, (uint)other);
        }

        return 0;
    }

    private static kernel_worker* create_worker(worker_pool* pool)
    {
        var node = cpu_to_node(pool->cpu);
        var worker = (kernel_worker*)kzalloc_node((ulong)sizeof(kernel_worker), GFP_KERNEL, node);
        if (worker == null)
        {
            return null;
        }

        worker->pool = pool;
        raw_spin_lock_irqsave(&pool->@lock, out var flags);
        worker->id = pool->nr_workers++;
        raw_spin_unlock_irqrestore(&pool->@lock, flags);
        worker->task = kthread_create(
            () => process_one_work(worker),
            pool->cpu,
            KernelFormat.Format("kworker/%d:%d", pool->cpu, worker->id),
            PF_WQ_WORKER,
            () => worker_should_run(worker));
        if (worker->task == null)
        {
            raw_spin_lock_irqsave(&pool->@lock, out flags);
            pool->nr_workers--;
            raw_spin_unlock_irqrestore(&pool->@lock, flags);
            kfree(worker);
            return null;
        }

        raw_spin_lock_irqsave(&pool->@lock, out flags);
        worker->next = pool->workers;

        // The list is walked without the lock; a worker on it is complete.
        smp_store_release(&pool->workers, worker);
        raw_spin_unlock_irqrestore(&pool->@lock, flags);
        return worker;
    }

    private static bool worker_should_run(kernel_worker* worker) => !list_empty(&worker->pool->worklist);

    private static void process_one_work(kernel_worker* worker)
    {
        var pool = worker->pool;
        raw_spin_lock_irq(&pool->@lock);
        if (list_empty(&pool->worklist))
        {
            raw_spin_unlock_irq(&pool->@lock);
            return;
        }

        var work = work_struct.of_entry(pool->worklist.next);
        var func = work->func;
        worker->current_work = work;
        worker->current_sequence = work_sequence(work);
        list_del_init(&work->entry);

        // The work may be queued again from here on, also by itself, and may free itself.
        atomic_long_set_release(&work->data, atomic_long_read(&work->data) & ~WORK_STRUCT_PENDING);
        raw_spin_unlock_irq(&pool->@lock);

        func(work);

        WARN_ON_ONCE(in_atomic(), "BUG: workqueue leaked atomic");
        raw_spin_lock_irq(&pool->@lock);
        worker->current_work = null;
        worker->current_sequence = 0;
        wake_flushers(pool);
        raw_spin_unlock_irq(&pool->@lock);
    }

    private static void wake_flushers(worker_pool* pool)
    {
        while (!list_empty(&pool->flushers))
        {
            var flusher = work_flusher.of_node(pool->flushers.next);
            list_del_init(&flusher->node);
            wake_up_process(flusher->task);
        }
    }

    /// <summary>
    /// Wakes a worker that does not wait for another work; if all do, a new one is made by the
    /// next who may sleep.
    /// </summary>
    private static void kick_pool(worker_pool* pool)
    {
        for (var worker = pool->workers; worker != null; worker = worker->next)
        {
            if (worker->sleeping == 0)
            {
                wake_up_process(worker->task);
                return;
            }
        }
    }

    /// <summary>The worker that the current task is, or null.</summary>
    private static kernel_worker* current_worker()
    {
        if ((current->flags & PF_WQ_WORKER) == 0)
        {
            return null;
        }

        for (int cpu = -1; for_each_possible_cpu(ref cpu);)
        {
            var pool = per_cpu_ptr(ref cpu_worker_pool, cpu);
            for (var worker = pool->workers; worker != null; worker = worker->next)
            {
                if (worker->task == current)
                {
                    return worker;
                }
            }
        }

        return null;
    }
}
