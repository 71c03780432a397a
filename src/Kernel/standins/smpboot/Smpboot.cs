// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>One per-CPU service thread: where it stands between running and parked.</summary>
internal unsafe struct smpboot_thread
{
    public smp_hotplug_thread* ht;
    public task_struct* task;

    /// <summary>Idle, Running, Parking or Parked; changed by compare and exchange only.</summary>
    public atomic_t status;

    public uint cpu;

    /// <summary>Completed when a thread that was asked to park while it ran has parked.</summary>
    public completion parked;

    public const int Idle = 0;
    public const int Running = 1;
    public const int Parking = 2;
    public const int Parked = 3;
}

/// <summary>
/// What kernel/smpboot.c gives: service threads that come, park and return with their CPU.
/// A thread holds no stack while it has nothing to do.
/// </summary>
public static unsafe partial class Kernel
{
    private static void hotplug_threads_init(list_head* head)
    {
        head->next = head;
        head->prev = head;
    }

    [Global(Init = nameof(hotplug_threads_init))]
    private static partial ref list_head hotplug_threads { get; }

    [Global] private static partial ref mutex smpboot_threads_lock { get; }

    private static list_head* hotplug_threads_head =>
        (list_head*)Unsafe.AsPointer(ref hotplug_threads);

    private static void smpboot_thread_fn(smpboot_thread* td)
    {
        if (atomic_cmpxchg(&td->status, smpboot_thread.Idle, smpboot_thread.Running)
            != smpboot_thread.Idle)
        {
            return;
        }

        WARN_ON_ONCE(td->cpu != (uint)smp_processor_id());
        td->ht->thread_fn(td->cpu);
        if (atomic_cmpxchg(&td->status, smpboot_thread.Running, smpboot_thread.Idle)
            == smpboot_thread.Running)
        {
            return;
        }

        atomic_set(&td->status, smpboot_thread.Parked);
        complete(&td->parked);
    }

    private static bool smpboot_thread_should_run(smpboot_thread* td) =>
        atomic_read(&td->status) == smpboot_thread.Idle
        && td->cpu == (uint)smp_processor_id()
        && td->ht->thread_should_run(td->cpu) != 0;

    private static int __smpboot_create_thread(smp_hotplug_thread* ht, uint cpu)
    {
        if (*ht->store(cpu) != null)
        {
            return 0;
        }

        var td = (smpboot_thread*)kzalloc_node(
            (ulong)sizeof(smpboot_thread), GFP_KERNEL, cpu_to_node((int)cpu));
        if (td == null)
        {
            return -ENOMEM;
        }

        td->ht = ht;
        td->cpu = cpu;
        init_completion(&td->parked);
        atomic_set(&td->status, smpboot_thread.Parked);
        var name = KernelFormat.Format(KernelSymbols.Text(ht->thread_comm)!, cpu);
        td->task = kthread_create(
            () => smpboot_thread_fn(td),
            (int)cpu,
            name,
            PF_KTHREAD | PF_NO_SETAFFINITY,
            () => smpboot_thread_should_run(td));
        td->task->worker_private = td;
        *ht->store(cpu) = td->task;
        if (ht->create != null)
        {
            ht->create(cpu);
        }

        return 0;
    }

    /// <summary>Creates the CPU's service threads, parked; they exist only once.</summary>
    internal static int smpboot_create_threads(uint cpu)
    {
        var ret = 0;
        using var g = guard(ref smpboot_threads_lock);
        for (var pos = hotplug_threads_head->next;
             pos != hotplug_threads_head && ret == 0;
             pos = pos->next)
        {
            ret = __smpboot_create_thread(smp_hotplug_thread.of_list(pos), cpu);
        }

        return ret;
    }

    /// <summary>Lets the CPU's service threads run.</summary>
    internal static int smpboot_unpark_threads(uint cpu)
    {
        using var g = guard(ref smpboot_threads_lock);
        for (var pos = hotplug_threads_head->next; pos != hotplug_threads_head; pos = pos->next)
        {
            var ht = smp_hotplug_thread.of_list(pos);
            if (!ht->selfparking)
            {
                kthread_unpark(*ht->store(cpu));
            }
        }

        return 0;
    }

    /// <summary>Parks the CPU's service threads, the newest kind first.</summary>
    internal static int smpboot_park_threads(uint cpu)
    {
        using var g = guard(ref smpboot_threads_lock);
        for (var pos = hotplug_threads_head->prev; pos != hotplug_threads_head; pos = pos->prev)
        {
            var ht = smp_hotplug_thread.of_list(pos);
            if (!ht->selfparking)
            {
                kthread_park(*ht->store(cpu));
            }
        }

        return 0;
    }

    /// <summary>Adds a kind of service thread and starts it on all CPUs that are online.</summary>
    /// <returns>0, or -ENOMEM.</returns>
    internal static int smpboot_register_percpu_thread(ref smp_hotplug_thread plug_thread)
    {
        var ht = (smp_hotplug_thread*)Unsafe.AsPointer(ref plug_thread);
        using var c = guard_cpus_read_lock();
        using var g = guard(ref smpboot_threads_lock);
        for (int cpu = -1; for_each_online_cpu(ref cpu);)
        {
            var ret = __smpboot_create_thread(ht, (uint)cpu);
            if (ret != 0)
            {
                return ret;
            }

            if (!ht->selfparking)
            {
                kthread_unpark(*ht->store((uint)cpu));
            }
        }

        list_add_tail(&ht->list, hotplug_threads_head);
        return 0;
    }
}
