namespace Linux;

/// <summary>A function to run on a CPU that does nothing else meanwhile.</summary>
[ContainerOf("list")]
internal unsafe partial struct cpu_stop_work
{
    public list_head list;
    public delegate*<void*, int> fn;
    public void* arg;
    public int ret;
    public completion done;
}

/// <summary>A CPU's stopper: works in the order they came, while it is enabled.</summary>
internal unsafe struct cpu_stopper
{
    public raw_spinlock_t @lock;
    public task_struct* thread;
    public list_head works;
    public bool enabled;
}

/// <summary>What a stopped CPU runs: the function, with interrupts off.</summary>
internal unsafe struct multi_stop_data
{
    public delegate*<void*, int> fn;
    public void* data;
}

/// <summary>
/// The share of kernel/stop_machine.c that hotplug needs. Only the CPUs that run the function
/// stop: the others need no stopping, because a machine takes nothing from under them.
/// </summary>
public static unsafe partial class Kernel
{
    [DefinePerCpu] private static partial ref cpu_stopper cpu_stopper { get; }

    private static task_struct** cpu_stopper_store(uint cpu) =>
        &per_cpu_ptr(ref cpu_stopper, (int)cpu)->thread;

    private static bool cpu_stop_should_run(uint cpu)
    {
        var stopper = per_cpu_ptr(ref cpu_stopper, (int)cpu);
        return !list_empty(&stopper->works);
    }

    [KernelRuleException("KT4001", "What takes such a lock runs in multi_cpu_stop, which has turned interrupts off by then.")]
    private static void cpu_stopper_thread(uint cpu)
    {
        var stopper = per_cpu_ptr(ref cpu_stopper, (int)cpu);
        for (;;)
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
            work->ret = work->fn(work->arg);
            preempt_enable();
            complete(&work->done);
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
        for (var cpu = cpumask_first(cpu_possible_mask);
             cpu < nr_cpu_ids;
             cpu = cpumask_next((int)cpu, cpu_possible_mask))
        {
            var stopper = per_cpu_ptr(ref cpu_stopper, (int)cpu);
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
        atomic_cmpxchg(
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

    /// <summary>Runs a function on a CPU, in its stopper, and waits for its result.</summary>
    /// <returns>What the function returns; -ENOENT if the CPU is not there.</returns>
    public static int stop_one_cpu(uint cpu, delegate*<void*, int> fn, void* arg)
    {
        var stopper = per_cpu_ptr(ref cpu_stopper, (int)cpu);
        using var frame = on_stack<cpu_stop_work>(out var work);
        work->fn = fn;
        work->arg = arg;
        init_completion(&work->done);
        raw_spin_lock_irqsave(&stopper->@lock, out var flags);
        var enabled = stopper->enabled;
        if (enabled)
        {
            list_add_tail(&work->list, &stopper->works);
        }

        raw_spin_unlock_irqrestore(&stopper->@lock, flags);
        if (!enabled)
        {
            return -ENOENT;
        }

        wake_up_process(stopper->thread);
        wait_for_completion(&work->done);
        return work->ret;
    }

    private static int multi_cpu_stop(void* data)
    {
        var msdata = (multi_stop_data*)data;
        local_irq_save(out var flags);
        var ret = msdata->fn(msdata->data);
        local_irq_restore(flags);
        return ret;
    }

    /// <summary>Runs a function with interrupts off on each of the CPUs, one after another.</summary>
    internal static int stop_machine_cpuslocked(
        delegate*<void*, int> fn, void* data, cpumask* cpus)
    {
        lockdep_assert_cpus_held();
        using var frame = on_stack<multi_stop_data>(out var msdata);
        msdata->fn = fn;
        msdata->data = data;
        var ret = 0;
        for (var cpu = cpumask_first(cpus);
             cpu < nr_cpu_ids && ret == 0;
             cpu = cpumask_next((int)cpu, cpus))
        {
            ret = stop_one_cpu(cpu, &multi_cpu_stop, msdata);
        }

        return ret;
    }

    /// <summary>Runs a function with interrupts off on the CPUs; null is the first online one.</summary>
    public static int stop_machine(delegate*<void*, int> fn, void* data, cpumask* cpus)
    {
        using var c = guard_cpus_read_lock();
        var mask = cpus != null ? cpus : cpumask_of(cpumask_first(cpu_online_mask));
        return stop_machine_cpuslocked(fn, data, mask);
    }
}
