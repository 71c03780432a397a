// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>
/// Sending of signals, for timers. It stands for kernel/signal.c and keeps what timers can see of
/// it: a timer's signal is queued at most once, an ignored one of an interval timer waits on the
/// process's list until the signal is no longer ignored, and a blocked one is queued even if
/// ignored.
/// </summary>
public static unsafe partial class Kernel
{
    /// <summary>Marks a signal that the kernel itself sends.</summary>
    internal static kernel_siginfo* SEND_SIG_PRIV => (kernel_siginfo*)1;

    internal static bool posixtimer_init_sigqueue(sigqueue* q)
    {
        INIT_LIST_HEAD(&q->list);
        q->flags = SIGQUEUE_PREALLOC;
        return true;
    }

    /// <summary>Called with the timer's lock held and interrupts off.</summary>
    internal static void posixtimer_send_sigqueue(k_itimer* tmr)
    {
        sigqueue* q = &tmr->sigq;
        task_struct* t = posixtimer_get_target(tmr);

        if (t == null)
            return;
        spin_lock(&t->sighand->siglock);
        tmr->it_sigqueue_seq = tmr->it_signal_seq;
        tmr->it_sig_periodic = tmr->it_status == POSIX_TIMER_REQUEUE_PENDING;
        if (sig_ignored(t, q->info.si_signo))
            posixtimer_send_ignored(tmr, t);
        else if (list_empty(&q->list))
        {
            // A signal on the ignored list has its reference already.
            if (hlist_unhashed(&tmr->ignored_list))
                posixtimer_sigqueue_getref(q);
            else
                hlist_del_init(&tmr->ignored_list);
            posixtimer_queue_sigqueue(q, t, tmr->it_pid_type);
        }
        spin_unlock(&t->sighand->siglock);
    }

    private static void posixtimer_send_ignored(k_itimer* tmr, task_struct* t)
    {
        if (!list_empty(&tmr->sigq.list))
            return;
        if (tmr->it_sig_periodic)
        {
            if (!hlist_unhashed(&tmr->ignored_list))
                return;
            posixtimer_sigqueue_getref(&tmr->sigq);
            posixtimer_sig_ignore(t, &tmr->sigq);
        }
        else if (!hlist_unhashed(&tmr->ignored_list))
        {
            hlist_del_init(&tmr->ignored_list);
            posixtimer_putref(tmr);
        }
    }

    /// <summary>The thread that is to get a timer's signal; the running one of a process if it can.</summary>
    private static task_struct* posixtimer_get_target(k_itimer* tmr)
    {
        task_struct* t = pid_task(tmr->it_pid, tmr->it_pid_type);

        if (t != null && tmr->it_pid_type != PIDTYPE_PID && same_thread_group(t, current))
            t = current;
        return t;
    }

    private static void posixtimer_queue_sigqueue(sigqueue* q, task_struct* t, pid_type type)
    {
        sigpending* pending = type != PIDTYPE_PID ? &t->signal->shared_pending : &t->pending;

        list_add_tail(&q->list, &pending->list);
        sigaddset(&pending->signal, q->info.si_signo);
        complete_signal(q->info.si_signo, t, type);
    }

    /// <summary>An ignored signal waits if its timer is periodic, and is dropped if not.</summary>
    private static void posixtimer_sig_ignore(task_struct* tsk, sigqueue* q)
    {
        k_itimer* tmr = k_itimer.of_sigq(q);

        if (posixtimer_valid(tmr) && tmr->it_sig_periodic)
            hlist_add_head(&tmr->ignored_list, &tsk->signal->ignored_posix_timers);
        else
            posixtimer_putref(tmr);
    }

    /// <summary>Queues what waited for <paramref name="sig"/> to be no longer ignored.</summary>
    private static void posixtimer_sig_unignore(task_struct* tsk, int sig)
    {
        hlist_node* next;

        for (hlist_node* at = tsk->signal->ignored_posix_timers.first; at != null; at = next)
        {
            k_itimer* tmr = k_itimer.of_ignored_list(at);

            next = at->next;
            if (tmr->sigq.info.si_signo != sig)
                continue;
            hlist_del_init(&tmr->ignored_list);
            task_struct* target = posixtimer_get_target(tmr);
            if (target != null)
                posixtimer_queue_sigqueue(&tmr->sigq, target, tmr->it_pid_type);
            else
                posixtimer_putref(tmr);
        }
    }

    /// <summary>Sends a signal without a queue entry to a process; 0, or -ESRCH.</summary>
    public static int kill_pid_info(int sig, kernel_siginfo* info, pid* pid)
    {
        task_struct* t = pid_task(pid, PIDTYPE_TGID);

        if (t == null)
            return -ESRCH;
        spin_lock_irqsave(&t->sighand->siglock, out ulong flags);
        if (!sig_ignored(t, sig))
        {
            sigaddset(&t->signal->shared_pending.signal, sig);
            complete_signal(sig, t, PIDTYPE_TGID);
        }
        spin_unlock_irqrestore(&t->sighand->siglock, flags);
        return 0;
    }

    /// <summary>Sends a signal without a queue entry to one thread; 0, or -ESRCH.</summary>
    public static int sys_tkill(int tid, int sig)
    {
        using var section = guard_rcu();
        task_struct* t = pid_task(find_vpid(tid), PIDTYPE_PID);

        if (t == null)
            return -ESRCH;
        spin_lock_irqsave(&t->sighand->siglock, out ulong flags);
        if (!sig_ignored(t, sig))
        {
            sigaddset(&t->pending.signal, sig);
            complete_signal(sig, t, PIDTYPE_PID);
        }
        spin_unlock_irqrestore(&t->sighand->siglock, flags);
        return 0;
    }

    /// <summary>Wakes a thread that does not block the signal.</summary>
    private static void complete_signal(int sig, task_struct* p, pid_type type)
    {
        if (!sigismember(&p->blocked, sig))
        {
            signal_wake_up(p);
            return;
        }
        if (type == PIDTYPE_PID)
            return;
        list_head* head = &p->signal->thread_head;
        for (list_head* at = head->next; at != head; at = at->next)
        {
            task_struct* t = task_struct.of_thread_node(at);

            if (sigismember(&t->blocked, sig))
                continue;
            signal_wake_up(t);
            return;
        }
    }

    private static void signal_wake_up(task_struct* t)
    {
        set_tsk_thread_flag(t, TIF_SIGPENDING);
        if (wake_up_state(t, TASK_INTERRUPTIBLE) == 0 && task_cpu(t) != smp_processor_id())
            smp_send_reschedule((int)task_cpu(t));
    }

    private static bool sig_ignored(task_struct* t, int sig)
    {
        if (sigismember(&t->blocked, sig))
            return false;
        return sig_handler_ignored(t->sighand->action[sig - 1].sa.sa_handler, sig);
    }

    private static bool sig_handler_ignored(ulong handler, int sig)
        => handler == SIG_IGN
            || (handler == SIG_DFL && sig is SIGCHLD or SIGCONT or SIGURG or SIGWINCH);
}
