// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>A function to run on a CPU that does nothing else meanwhile.</summary>
[ContainerOf("list")]
internal unsafe partial struct cpu_stop_work
{
    public list_head list;
    public delegate*<void*, int> fn;
    public void* arg;
    public cpu_stop_done* done;
}

/// <summary>What those who wait for works share.</summary>
internal struct cpu_stop_done
{
    /// <summary>Works that have not ended.</summary>
    public atomic_t nr_todo;

    /// <summary>The last result that is not 0.</summary>
    public int ret;

    public completion completion;
}

/// <summary>A CPU's stopper: works in the order they came, while it is enabled.</summary>
internal unsafe struct cpu_stopper
{
    public raw_spinlock_t @lock;
    public task_struct* thread;
    [GuardedBy("lock", Access = GuardedAccess.Writes)]
    public list_head works;
    public bool enabled;

    /// <summary>This CPU's share of stopping all; stop_cpus_mutex guards it.</summary>
    [GuardedBy("stop_cpus_mutex")]
    public cpu_stop_work stop_work;
}

/// <summary>
/// The share of kernel/stop_machine.c that gives each CPU a thread for work that shall not be
/// disturbed.
/// </summary>
public static unsafe partial class Kernel
{
    [DefinePerCpu] private static partial ref cpu_stopper cpu_stopper { get; }

    private static task_struct** cpu_stopper_store(uint cpu) =>
        &per_cpu_ptr(ref cpu_stopper, (int)cpu)->thread;

    private static int cpu_stop_should_run(uint cpu)
    {
        var stopper = per_cpu_ptr(ref cpu_stopper, (int)cpu);
        return !list_empty(&stopper->works) ? 1 : 0;
    }

    private static void cpu_stopper_thread(uint cpu)
    {
        var stopper = per_cpu_ptr(ref cpu_stopper, (int)cpu);
        for (; ; )
        {
            raw_spin_lock_irq(&stopper->@lock);
            if (list_empty(&stopper->works))
            {
                raw_spin_unlock_irq(&stopper->@lock);
                return;
            }

            var work = cpu_stop_work.of_list(stopper->works.next);
            list_del_init(&work->list);
            raw_spin_unlock_irq(&stopper->@lock);
            preempt_disable();
            var done = work->done;
            var ret = work->fn(work->arg);
            if (ret != 0)
            {
                done->ret = ret;
            }

            preempt_enable();
            cpu_stop_signal_done(done);
        }
    }

    private static void cpu_stop_threads_init(smp_hotplug_thread* ht)
    {
        ht->store = &cpu_stopper_store;
        ht->thread_should_run = &cpu_stop_should_run;
        ht->thread_fn = &cpu_stopper_thread;
        ht->selfparking = true;
        ht->thread_comm = KernelSymbols.Constant("migration/%u");
    }

    [Global(Init = nameof(cpu_stop_threads_init))]
    private static partial ref smp_hotplug_thread cpu_stop_threads { get; }

    /// <summary>Makes the stoppers; an early initcall.</summary>
    internal static int cpu_stop_init()
    {
        for (int cpu = -1; for_each_possible_cpu(ref cpu);)
        {
            var stopper = per_cpu_ptr(ref cpu_stopper, cpu);
            raw_spin_lock_init(&stopper->@lock);
            INIT_LIST_HEAD(&stopper->works);
        }

        BUG_ON(smpboot_register_percpu_thread(ref cpu_stop_threads) != 0);
        stop_machine_unpark(smp_processor_id());
        return 0;
    }

    internal static void stop_machine_park(int cpu)
    {
        var stopper = per_cpu_ptr(ref cpu_stopper, cpu);
        WRITE_ONCE(&stopper->enabled, false);
        _ = atomic_cmpxchg(
            &((smpboot_thread*)stopper->thread->worker_private)->status,
            smpboot_thread.Running,
            smpboot_thread.Parking);
    }

    internal static void stop_machine_unpark(int cpu)
    {
        var stopper = per_cpu_ptr(ref cpu_stopper, cpu);
        if (stopper->thread == null)
        {
            return;
        }

        WRITE_ONCE(&stopper->enabled, true);
        reinit_completion(&((smpboot_thread*)stopper->thread->worker_private)->parked);
        kthread_unpark(stopper->thread);
    }

    private static void cpu_stop_init_done(cpu_stop_done* done, int nr_todo)
    {
        *done = default;
        atomic_set(&done->nr_todo, nr_todo);
        init_completion(&done->completion);
    }

    private static void cpu_stop_signal_done(cpu_stop_done* done)
    {
        if (atomic_dec_and_test(&done->nr_todo))
        {
            complete(&done->completion);
        }
    }

    /// <summary>Queues a work; false, and one work less to wait for, if the CPU is not there.</summary>
    private static bool cpu_stop_queue_work(uint cpu, cpu_stop_work* work)
    {
        var stopper = per_cpu_ptr(ref cpu_stopper, (int)cpu);
        raw_spin_lock_irqsave(&stopper->@lock, out var flags);
        var enabled = stopper->enabled;
        if (enabled)
        {
            list_add_tail(&work->list, &stopper->works);
        }

        raw_spin_unlock_irqrestore(&stopper->@lock, flags);
        if (enabled)
        {
            wake_up_process(stopper->thread);
        }
        else
        {
            cpu_stop_signal_done(work->done);
        }

        return enabled;
    }

    /// <summary>Runs a function on a CPU, in its stopper, and waits for its result.</summary>
    /// <returns>What the function returns; -ENOENT if the CPU is not there.</returns>
    public static int stop_one_cpu(uint cpu, delegate*<void*, int> fn, void* arg)
    {
        using var frame = on_stack<cpu_stop_work>(out var work);
        using var doneFrame = on_stack<cpu_stop_done>(out var done);
        cpu_stop_init_done(done, 1);
        work->fn = fn;
        work->arg = arg;
        work->done = done;
        if (!cpu_stop_queue_work(cpu, work))
        {
            return -ENOENT;
        }

        wait_for_completion(&done->completion);
        return done->ret;
    }

    [Global] private static partial ref mutex stop_cpus_mutex { get; }

    /// <summary>Runs a function in the stoppers of several CPUs at once and waits for all.</summary>
    private static int stop_cpus(cpumask* cpus, delegate*<void*, int> fn, void* arg)
    {
        using var frame = on_stack<cpu_stop_done>(out var done);
        using var g = guard(ref stop_cpus_mutex);
        cpu_stop_init_done(done, (int)cpumask_weight(cpus));
        preempt_disable();
        for (int cpu = -1; for_each_cpu(ref cpu, cpus);)
        {
            var work = &per_cpu_ptr(ref cpu_stopper, cpu)->stop_work;
            work->fn = fn;
            work->arg = arg;
            work->done = done;
            cpu_stop_queue_work((uint)cpu, work);
        }

        preempt_enable();
        wait_for_completion(&done->completion);
        return done->ret;
    }
}
