// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux;

public static unsafe partial class Kernel
{
    /// <summary>
    /// Makes a task that runs <paramref name="body"/> on <paramref name="cpu"/> once it is woken.
    /// </summary>
    /// <param name="body">Runs in process context, interrupts on.</param>
    /// <param name="cpu">CPU whose run queue it starts on.</param>
    /// <param name="name">comm, cut at 15 characters.</param>
    /// <param name="flags">PF_* flags; PF_NO_SETAFFINITY keeps it on its CPU.</param>
    /// <param name="shouldRun">
    /// When given, the task is a per-CPU service thread: woken, it runs <paramref name="body"/> as
    /// long as this says so, then sleeps without holding a thread.
    /// </param>
    [MaySleep]
    internal static task_struct* kthread_create(
        Action body, int cpu, string name, uint flags = 0, Func<bool>? shouldRun = null)
        => ThisCpu.machine!.Tasks.Create(body, cpu, name, flags, shouldRun);

    /// <summary>kthread_create() followed by wake_up_process().</summary>
    internal static task_struct* kthread_run(
        Action body, int cpu, string name, uint flags = 0, Func<bool>? shouldRun = null)
    {
        task_struct* task = kthread_create(body, cpu, name, flags, shouldRun);

        wake_up_process(task);
        return task;
    }

    /// <summary>Ends the current task; does not return to it.</summary>
    internal static void do_task_dead()
    {
        current->exited = 1;
        __set_current_state(TASK_DEAD);
    }

    /// <summary>
    /// Spends <paramref name="ns"/> nanoseconds of CPU time in the current task; interrupts are taken
    /// meanwhile if they are on, and the task may be preempted.
    /// </summary>
    /// <param name="ns">At least 0.</param>
    /// <param name="user">Whether the time counts as user mode.</param>
    public static void consume_cpu(long ns, bool user = false)
    {
        if (user)
        {
            local_irq_disable();
            tick_nohz_user_enter_prepare();
            user_enter_irqoff();
            current->in_user = 1;
            local_irq_enable();
        }
        ThisCpu.machine!.Execution.Busy(ns);
        if (user)
        {
            local_irq_disable();
            current->in_user = 0;
            user_exit_irqoff();
            local_irq_enable();
        }
    }
}
