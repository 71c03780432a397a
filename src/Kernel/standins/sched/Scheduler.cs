// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

public static unsafe partial class Kernel
{
    /// <summary>
    /// Gives up the CPU. A task whose state is not TASK_RUNNING leaves the run queue and comes back
    /// with try_to_wake_up(); stands for kernel/sched/core.c's schedule().
    /// </summary>
    [Primitive, MaySleep]
    public static void schedule()
    {
        bool onIdle = current == ThisCpu.context->idle;

        if (!onIdle || in_interrupt())
            WARN_ON_ONCE(in_atomic(), "BUG: scheduling while atomic");
        if (onIdle && in_interrupt())
        {
            idle_spins_for_a_jiffy();
            return;
        }
        do
            __schedule(preempt: false);
        while (need_resched());
    }

    /// <summary>
    /// An interrupt of the idle task called schedule(). There is nothing to switch to but the idle
    /// task itself, so that it comes back at once, and who sleeps in a loop does so for its time.
    /// </summary>
    [RequiresIrqs(Irqs.Off)]
    private static void idle_spins_for_a_jiffy()
    {
        long until = ThisCpu.machine!.Execution.Now() + TICK_NSEC;

        // The end of the jiffy is something that will happen, even where every clock stands still.
        ThisCpu.machine!.At(until, static () => { });
        while (ThisCpu.machine!.Execution.Now() < until)
            cpu_relax();
        tick_do_update_jiffies64(ktime_get());
        __set_current_state(TASK_RUNNING);
    }

    /// <summary>What the idle loop calls when it finds TIF_NEED_RESCHED set.</summary>
    internal static void schedule_idle() => __schedule(preempt: false);

    /// <summary>Preempts the interrupted task on the way out of an interrupt.</summary>
    [RequiresIrqs(Irqs.Off)]
    internal static void preempt_schedule_irq()
    {
        __schedule(preempt: true);
        local_irq_disable();
    }

    private static void __schedule(bool preempt)
    {
        local_irq_disable();
        bool rearm = hrtimer_test_and_clear_rearm_deferred();
        cpu_context* context = ThisCpu.context;
        rq* rq = this_rq();
        task_struct* prev = context->current;

        // Before prev leaves the run queue: another CPU may go on with it from then on.
        prev->saved_preempt_count = context->preempt_count;
        raw_spin_lock(&rq->@lock);
        clear_tsk_need_resched(prev);
        if (prev != context->idle)
        {
            list_del(&prev->run_list);
            if (!preempt && signal_pending_state(prev->__state, prev))
                WRITE_ONCE(&prev->__state, TASK_RUNNING);
            if (!preempt && prev->__state != TASK_RUNNING)
            {
                prev->on_rq = 0;
                rq->nr_running--;
                sched_update_tick_dependency(rq, context->cpu);
            }
            else
            {
                list_add_tail(&prev->run_list, &rq->queue);
            }
        }
        task_struct* next = rq->nr_running != 0
            ? task_struct.of_run_list(rq->queue.next)
            : context->idle;
        if (next != prev)
        {
            rq->slice = 0;
            rq->nr_switches++;
        }
        context->current = next;
        raw_spin_unlock(&rq->@lock);
        if (rearm)
            __hrtimer_rearm_deferred();
        if (next != prev)
        {
            cpu_count_busy_tickless();
            context->preempt_count = next->saved_preempt_count;
            vtime_task_switch(prev);
            tick_nohz_task_switch();
            ThisCpu.machine!.Execution.SwitchTo(prev, next);
        }
        local_irq_enable();
    }

    /// <summary>Makes a sleeping task runnable; 1 if it was asleep in one of TASK_NORMAL's states.</summary>
    public static int wake_up_process(task_struct* p) => try_to_wake_up(p, TASK_NORMAL) ? 1 : 0;

    /// <summary>Wakes <paramref name="p"/> if it sleeps in a state of <paramref name="state"/>.</summary>
    public static int wake_up_state(task_struct* p, uint state) => try_to_wake_up(p, state) ? 1 : 0;

    internal static bool try_to_wake_up(task_struct* p, uint state)
    {
        bool woken = false;

        raw_spin_lock_irqsave(&p->pi_lock, out ulong flags);
        smp_mb();
        if ((READ_ONCE(&p->__state) & state) != 0)
        {
            woken = true;
            int cpu = select_task_rq(p);
            rq* rq = cpu_rq(cpu);

            raw_spin_lock(&rq->@lock);
            WRITE_ONCE(&p->__state, TASK_RUNNING);
            if (p->on_rq == 0)
                activate_task(rq, p, cpu);
            raw_spin_unlock(&rq->@lock);
        }
        raw_spin_unlock_irqrestore(&p->pi_lock, flags);
        return woken;
    }

    private static void activate_task(rq* rq, task_struct* p, int cpu)
    {
        p->on_rq = 1;
        p->thread_info.cpu = (uint)cpu;
        list_add_tail(&p->run_list, &rq->queue);
        rq->nr_running++;
        sched_update_tick_dependency(rq, cpu);
        task_struct* curr = ThisCpu.machine!.Context(cpu)->current;
        if (curr == ThisCpu.machine!.Context(cpu)->idle)
            resched_curr(cpu);
    }

    /// <summary>Sets TIF_NEED_RESCHED on what <paramref name="cpu"/> runs, and interrupts it.</summary>
    internal static void resched_curr(int cpu)
    {
        task_struct* curr = ThisCpu.machine!.Context(cpu)->current;

        if (test_tsk_thread_flag(curr, TIF_NEED_RESCHED))
            return;
        set_tsk_need_resched(curr);
        if (cpu != smp_processor_id())
            smp_send_reschedule(cpu);
    }

    /// <summary>resched_curr() for callers outside of the scheduler.</summary>
    public static void resched_cpu(int cpu)
    {
        rq* rq = cpu_rq(cpu);

        raw_spin_lock_irqsave(&rq->@lock, out ulong flags);
        if (cpu_online((uint)cpu) || cpu == smp_processor_id())
            resched_curr(cpu);
        raw_spin_unlock_irqrestore(&rq->@lock, flags);
    }

    private static int select_task_rq(task_struct* p)
    {
        int cpu = (int)task_cpu(p);

        if (p->on_rq != 0 || cpu_online((uint)cpu) || (p->flags & PF_NO_SETAFFINITY) != 0)
            return cpu;
        return cpumask_first(cpu_online_mask);
    }

    /// <summary>Where a task runs when it wakes; one that is runnable stays where it is.</summary>
    internal static void set_sleeping_task_cpu(task_struct* p, uint cpu)
    {
        raw_spin_lock_irqsave(&p->pi_lock, out ulong flags);
        if (READ_ONCE(&p->on_rq) == 0)
            p->thread_info.cpu = cpu;
        raw_spin_unlock_irqrestore(&p->pi_lock, flags);
    }

    /// <summary>The scheduler's share of the tick: round robin among the CPU's runnable tasks.</summary>
    public static void sched_tick()
    {
        rq* rq = this_rq();

        raw_spin_lock(&rq->@lock);
        if (rq->nr_running > 1 && ++rq->slice >= SCHED_SLICE_TICKS)
            resched_curr(smp_processor_id());
        raw_spin_unlock(&rq->@lock);
        if (!idle_cpu(smp_processor_id()))
            nohz_balance_exit_idle(smp_processor_id());
    }

    /// <summary>Moves what still waits on an offline CPU's queue to one that is online.</summary>
    internal static void sched_move_tasks_off(int cpu)
    {
        rq* rq = cpu_rq(cpu);

        for (; ; )
        {
            raw_spin_lock_irqsave(&rq->@lock, out ulong flags);
            task_struct* moved = null;
            for (list_head* pos = rq->queue.next; pos != &rq->queue; pos = pos->next)
            {
                task_struct* p = task_struct.of_run_list(pos);
                if (p != ThisCpu.machine!.Context(cpu)->current && (p->flags & PF_NO_SETAFFINITY) == 0)
                {
                    moved = p;
                    list_del(&p->run_list);
                    rq->nr_running--;
                    sched_update_tick_dependency(rq, cpu);
                    break;
                }
            }
            raw_spin_unlock_irqrestore(&rq->@lock, flags);
            if (moved == null)
                return;
            int to = cpumask_first(cpu_online_mask);
            rq* other = cpu_rq(to);
            raw_spin_lock_irqsave(&other->@lock, out flags);
            activate_task(other, moved, to);
            raw_spin_unlock_irqrestore(&other->@lock, flags);
        }
    }
}
