// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>
/// A reader-writer semaphore with the semantics of the kernel's per-CPU one: once a writer
/// waits, new readers wait behind it.
/// </summary>
[LockType(LockKind.Mutex)]
public unsafe struct percpu_rw_semaphore
{
    /// <summary>Holds the lock of every field.</summary>
    public swait_queue_head readers_wait;

    public swait_queue_head writers_wait;

    /// <summary>The task that writes, or null.</summary>
    public task_struct* writer;

    /// <summary>Readers inside.</summary>
    public int readers;

    /// <summary>Writers that wait.</summary>
    public int writers_waiting;
}

public static unsafe partial class Kernel
{
    [Primitive]
    internal static void percpu_init_rwsem(percpu_rw_semaphore* sem)
    {
        *sem = default;
        sem->readers_wait.task_list.next = &sem->readers_wait.task_list;
        sem->readers_wait.task_list.prev = &sem->readers_wait.task_list;
        sem->writers_wait.task_list.next = &sem->writers_wait.task_list;
        sem->writers_wait.task_list.prev = &sem->writers_wait.task_list;
    }

    [Primitive, MaySleep]
    internal static void percpu_down_read(percpu_rw_semaphore* sem)
    {
        might_sleep();
        raw_spin_lock_irqsave(&sem->readers_wait.@lock, out var flags);
        if (sem->writer != null || sem->writers_waiting != 0)
        {
            using var frame = on_stack<swait_queue>(out var wait);
            init_swait_queue(wait);
            do
            {
                __prepare_to_swait(&sem->readers_wait, wait);
                __set_current_state(TASK_UNINTERRUPTIBLE);
                raw_spin_unlock_irqrestore(&sem->readers_wait.@lock, flags);
                schedule();
                raw_spin_lock_irqsave(&sem->readers_wait.@lock, out flags);
            }
            while (sem->writer != null || sem->writers_waiting != 0);
            __finish_swait(&sem->readers_wait, wait);
        }

        sem->readers++;
        raw_spin_unlock_irqrestore(&sem->readers_wait.@lock, flags);
    }

    [Primitive]
    internal static bool percpu_down_read_trylock(percpu_rw_semaphore* sem)
    {
        raw_spin_lock_irqsave(&sem->readers_wait.@lock, out var flags);
        var taken = sem->writer == null && sem->writers_waiting == 0;
        if (taken)
        {
            sem->readers++;
        }

        raw_spin_unlock_irqrestore(&sem->readers_wait.@lock, flags);
        return taken;
    }

    [Primitive]
    internal static void percpu_up_read(percpu_rw_semaphore* sem)
    {
        raw_spin_lock_irqsave(&sem->readers_wait.@lock, out var flags);
        WARN_ON_ONCE(sem->readers == 0);
        if (--sem->readers == 0)
        {
            swake_up_locked(&sem->writers_wait, 0);
        }

        raw_spin_unlock_irqrestore(&sem->readers_wait.@lock, flags);
    }

    [Primitive, MaySleep]
    internal static void percpu_down_write(percpu_rw_semaphore* sem)
    {
        might_sleep();
        raw_spin_lock_irqsave(&sem->readers_wait.@lock, out var flags);
        if (sem->writer != null || sem->readers != 0)
        {
            using var frame = on_stack<swait_queue>(out var wait);
            init_swait_queue(wait);
            sem->writers_waiting++;
            do
            {
                __prepare_to_swait(&sem->writers_wait, wait);
                __set_current_state(TASK_UNINTERRUPTIBLE);
                raw_spin_unlock_irqrestore(&sem->readers_wait.@lock, flags);
                schedule();
                raw_spin_lock_irqsave(&sem->readers_wait.@lock, out flags);
            }
            while (sem->writer != null || sem->readers != 0);
            __finish_swait(&sem->writers_wait, wait);
            sem->writers_waiting--;
        }

        sem->writer = current;
        raw_spin_unlock_irqrestore(&sem->readers_wait.@lock, flags);
    }

    [Primitive]
    internal static void percpu_up_write(percpu_rw_semaphore* sem)
    {
        raw_spin_lock_irqsave(&sem->readers_wait.@lock, out var flags);
        WARN_ON_ONCE(sem->writer != current);
        sem->writer = null;
        if (sem->writers_waiting != 0)
        {
            swake_up_locked(&sem->writers_wait, 0);
        }
        else
        {
            swake_up_all_locked(&sem->readers_wait);
        }

        raw_spin_unlock_irqrestore(&sem->readers_wait.@lock, flags);
    }

    [Primitive]
    internal static bool percpu_rwsem_is_held(percpu_rw_semaphore* sem) =>
        sem->readers != 0 || sem->writer != null;
}
