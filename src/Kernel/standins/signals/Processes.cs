// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>
/// Processes in the sense of signals and POSIX timers. A task becomes a process, or a thread of
/// one, before it makes its first system call, and leaves it before it ends.
/// </summary>
public static unsafe partial class Kernel
{
    /// <summary>Makes the current task the first thread of a new process.</summary>
    [KernelRuleException("KT3002", "Nobody else knows the process before its first thread has a number.")]
    public static void begin_process()
    {
        task_struct* task = current;
        signal_struct* signal = task->signal;

        if (__timer_data.cache == null)
            posixtimer_init();
        INIT_LIST_HEAD(&signal->thread_head);
        INIT_LIST_HEAD(&signal->shared_pending.list);
        hrtimer_setup(&signal->real_timer, &it_real_fn, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
        task->sighand = (sighand_struct*)kzalloc((ulong)sizeof(sighand_struct), GFP_KERNEL);
        spin_lock_init(&task->sighand->siglock);
        begin_thread(task);
        signal->pids[(int)PIDTYPE_TGID] = get_pid(task->thread_pid);
    }

    /// <summary>Makes the current task a thread of the process of <paramref name="leader"/>.</summary>
    public static void begin_thread_of(task_struct* leader)
    {
        task_struct* task = current;

        task->signal = leader->signal;
        task->sighand = leader->sighand;
        task->blocked = leader->blocked;
        begin_thread(task);
    }

    private static void begin_thread(task_struct* task)
    {
        task->restart_block.fn = &do_no_restart_syscall;
        var pid = alloc_pid(task);
        spin_lock_irq(&task->sighand->siglock);
        INIT_LIST_HEAD(&task->pending.list);
        task->thread_pid = pid;
        list_add_tail(&task->thread_node, &task->signal->thread_head);
        task->signal->nr_threads++;
        spin_unlock_irq(&task->sighand->siglock);
    }

    /// <summary>
    /// Takes the current task out of its process. The last thread deletes the timers and drops the
    /// signals that nobody will receive.
    /// </summary>
    public static void end_thread()
    {
        task_struct* task = current;
        signal_struct* signal = task->signal;
        sighand_struct* sighand = task->sighand;
        bool last = signal->nr_threads == 1;

        if (last)
        {
            hrtimer_cancel(&signal->real_timer);
            exit_itimers(task);
        }
        spin_lock_irq(&sighand->siglock);
        flush_sigqueue(&task->pending);
        clear_tsk_thread_flag(task, TIF_SIGPENDING);
        list_del(&task->thread_node);
        signal->nr_threads--;
        task->thread_pid->task = null;
        put_pid(task->thread_pid);
        task->thread_pid = null;
        task->sighand = null;
        if (last)
            flush_sigqueue(&signal->shared_pending);
        else if (signal->pids[(int)PIDTYPE_TGID]->task == null)
            signal->pids[(int)PIDTYPE_TGID]->task = task_struct.of_thread_node(signal->thread_head.next);
        spin_unlock_irq(&sighand->siglock);
        if (last)
        {
            put_pid(signal->pids[(int)PIDTYPE_TGID]);
            signal->pids[(int)PIDTYPE_TGID] = null;
            kfree(sighand);
        }
    }
}
