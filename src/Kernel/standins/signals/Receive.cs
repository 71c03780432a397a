// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>Receiving of signals: the mask, the handlers, and what is delivered next.</summary>
public static unsafe partial class Kernel
{
    /// <summary>
    /// Takes the next signal for the current task off its queues, as on the way back to user space.
    /// False when there is none that is handled; an ignored one is dropped on the way. The default
    /// action of a signal ends the process upstream; here that is a warning.
    /// </summary>
    public static bool get_signal(ksignal* ksig)
    {
        task_struct* task = current;

        spin_lock_irq(&task->sighand->siglock);
        try
        {
            for (; ; )
            {
                int sig = dequeue_signal(task, &ksig->info);
                if (sig == 0)
                    return false;
                ksig->sig = sig;
                ksig->ka = task->sighand->action[sig - 1];
                if (sig_handler_ignored(ksig->ka.sa.sa_handler, sig))
                    continue;
                if (!WARN_ON_ONCE(ksig->ka.sa.sa_handler == SIG_DFL))
                    return true;
            }
        }
        finally
        {
            spin_unlock_irq(&task->sighand->siglock);
        }
    }

    [KernelRuleException("KT3001", "The task is the current one, so the siglock that is held is the one that is needed.")]
    private static int dequeue_signal(task_struct* task, kernel_siginfo* info)
    {
        for (; ; )
        {
            sigqueue* timer_sigq;
            int sig = __dequeue_signal(task, &task->pending, info, &timer_sigq);

            if (sig == 0)
            {
                sig = __dequeue_signal(task, &task->signal->shared_pending, info, &timer_sigq);
                if (sig == SIGALRM)
                    posixtimer_rearm_itimer(task);
            }
            recalc_sigpending();
            if (sig == 0 || timer_sigq == null || posixtimer_deliver_signal(info, timer_sigq))
                return sig;
        }
    }

    private static int __dequeue_signal(
        task_struct* task, sigpending* pending, kernel_siginfo* info, sigqueue** timer_sigq)
    {
        ulong ready = pending->signal.sig & ~task->blocked.sig;

        *timer_sigq = null;
        if (ready == 0)
            return 0;
        int sig = System.Numerics.BitOperations.TrailingZeroCount(ready) + 1;
        bool more = false;
        sigqueue* first = null;
        for (list_head* at = pending->list.next; at != &pending->list; at = at->next)
        {
            sigqueue* q = sigqueue.of_list(at);

            if (q->info.si_signo != sig)
                continue;
            more |= first != null;
            first = first != null ? first : q;
        }
        if (!more)
            sigdelset(&pending->signal, sig);
        if (first == null)
        {
            *info = default;
            info->si_signo = sig;
            info->si_code = SI_KERNEL;
            return sig;
        }
        list_del_init(&first->list);
        *info = first->info;
        *timer_sigq = first;
        return sig;
    }

    /// <summary>Sets TIF_SIGPENDING if the current task has a signal that it does not block.</summary>
    internal static void recalc_sigpending()
    {
        task_struct* task = current;
        ulong pending = task->pending.signal.sig | task->signal->shared_pending.signal.sig;

        if ((pending & ~task->blocked.sig) != 0)
            set_thread_flag(TIF_SIGPENDING);
        else
            clear_thread_flag(TIF_SIGPENDING);
    }

    /// <summary>Changes which signals the current task blocks; 0, or -EINVAL.</summary>
    public static int sys_sigprocmask(int how, sigset_t* set, sigset_t* oldset)
    {
        task_struct* task = current;

        if (oldset != null)
            *oldset = task->blocked;
        if (set == null)
            return 0;
        ulong blocked = task->blocked.sig;
        switch (how)
        {
            case SIG_BLOCK:
                blocked |= set->sig;
                break;
            case SIG_UNBLOCK:
                blocked &= ~set->sig;
                break;
            case SIG_SETMASK:
                blocked = set->sig;
                break;
            default:
                return -EINVAL;
        }
        spin_lock_irq(&task->sighand->siglock);
        task->blocked.sig = blocked;
        recalc_sigpending();
        spin_unlock_irq(&task->sighand->siglock);
        return 0;
    }

    /// <summary>Sets the handler of a signal for the current process; 0, or -EINVAL.</summary>
    public static int sys_sigaction(int sig, sigaction* act, sigaction* oact)
    {
        task_struct* task = current;

        if (sig < 1 || sig > _NSIG)
            return -EINVAL;
        spin_lock_irq(&task->sighand->siglock);
        k_sigaction* k = &task->sighand->action[sig - 1];
        if (oact != null)
            *oact = k->sa;
        if (act != null)
        {
            bool was_ignored = k->sa.sa_handler == SIG_IGN;
            k->sa = *act;
            if (sig_handler_ignored(act->sa_handler, sig))
                flush_ignored(task, sig);
            else if (was_ignored)
                posixtimer_sig_unignore(task, sig);
        }
        spin_unlock_irq(&task->sighand->siglock);
        return 0;
    }

    private static void flush_ignored(task_struct* task, int sig)
    {
        list_head* head = &task->signal->thread_head;

        flush_sigqueue_mask(task, sig, &task->signal->shared_pending);
        for (list_head* at = head->next; at != head; at = at->next)
            flush_sigqueue_mask(task, sig, &task_struct.of_thread_node(at)->pending);
    }

    private static void flush_sigqueue_mask(task_struct* task, int sig, sigpending* pending)
    {
        list_head* next;

        sigdelset(&pending->signal, sig);
        for (list_head* at = pending->list.next; at != &pending->list; at = next)
        {
            sigqueue* q = sigqueue.of_list(at);

            next = at->next;
            if (q->info.si_signo != sig)
                continue;
            list_del_init(&q->list);
            posixtimer_sig_ignore(task, q);
        }
    }

    private static void flush_sigqueue(sigpending* pending)
    {
        sigemptyset(&pending->signal);
        while (!list_empty(&pending->list))
        {
            sigqueue* q = sigqueue.of_list(pending->list.next);

            list_del_init(&q->list);
            posixtimer_sigqueue_putref(q);
        }
    }

    /// <summary>What restart_block.fn is while no system call waits to be restarted.</summary>
    public static long do_no_restart_syscall(restart_block* param) => -EINTR;

    /// <summary>Records how an interrupted system call goes on.</summary>
    internal static long set_restart_fn(restart_block* restart, delegate*<restart_block*, long> fn)
    {
        restart->fn = fn;
        return -ERESTART_RESTARTBLOCK;
    }
}
