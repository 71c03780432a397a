// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>Parking of service threads, as kernel/kthread.c gives it.</summary>
public static unsafe partial class Kernel
{
    /// <summary>Keeps a service thread from running; waits for the end of what it does.</summary>
    internal static int kthread_park(task_struct* k)
    {
        var td = (smpboot_thread*)k->worker_private;
        for (; ; )
        {
            switch (atomic_read(&td->status))
            {
                case smpboot_thread.Parked:
                    return 0;
                case smpboot_thread.Idle:
                    if (atomic_cmpxchg(&td->status, smpboot_thread.Idle, smpboot_thread.Parked)
                        == smpboot_thread.Idle)
                    {
                        return 0;
                    }

                    break;
                case smpboot_thread.Running:
                    if (atomic_cmpxchg(&td->status, smpboot_thread.Running, smpboot_thread.Parking)
                        == smpboot_thread.Running)
                    {
                        wait_for_completion(&td->parked);
                        return 0;
                    }

                    break;
                default:
                    WARN(true, "two tasks park one thread");
                    return -EBUSY;
            }
        }
    }

    /// <summary>Lets a parked service thread run again, on its own CPU.</summary>
    internal static void kthread_unpark(task_struct* k)
    {
        var td = (smpboot_thread*)k->worker_private;
        _ = atomic_cmpxchg(&td->status, smpboot_thread.Parked, smpboot_thread.Idle);
        wake_up_process(k);
    }
}
