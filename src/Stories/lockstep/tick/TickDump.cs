// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// Shows the whole state of tick, clock events, high-resolution timers and wheel, in the order of
/// src/Lockstep/C/tick/set-up.c.
/// </summary>
[Trusted("Nothing runs while the state is looked at.")]
internal sealed unsafe class TickDump(TickWorld world)
{
    private const int SchedTimer = 1000;
    private readonly Sight _sight = world.Sight;
    private readonly WheelDump _wheel = new(world, true);

    /// <summary>Shows everything.</summary>
    public void Show()
    {
        _sight.Place("machine");
        _sight.See("jiffies", world.Jiffies);
        _sight.See("jiffies-seq", (ulong)jiffies_seq.seqcount.sequence);
        _sight.See("now", world.Now);
        _sight.See("warnings", world.Warnings);
        _sight.See("resolution", (ulong)hrtimer_resolution);
        _sight.See("online", ((ulong*)cpu_online_mask)[0]);
        _sight.See("cpu", world.Cpu);
        _sight.See("updated", last_jiffies_update);
        _sight.See("next-period", tick_next_period);
        _sight.See("do-timer", tick_do_timer_cpu);
        _sight.See("active", tick_nohz_active);
        _sight.See("needs", Kernel.tick_dep_mask.counter);
        _sight.See("full", tick_nohz_full_running);
        for (int cpu = 0; cpu < world.Cpus; cpu++)
            ShowCpu(cpu);
        ShowTimers();
    }

    private void ShowCpu(int cpu)
    {
        cpu_context* context = world.Context(cpu);

        _sight.Place("processor", cpu: cpu);
        _sight.See("irqs-off", context->irqs_disabled);
        _sight.See("preempt", context->preempt_count);
        _sight.See("softirqs", (ulong)context->softirq_pending);
        _sight.See("idle-flags", Flags(context->idle));
        _sight.See("other-flags", Flags(world.Other(cpu)));
        _sight.See("task-needs", world.Other(cpu)->tick_dep_mask.counter);
        _sight.See("signal-needs", world.Other(cpu)->signal->tick_dep_mask.counter);
        _sight.See("interrupts", world.Execution.Interrupts[cpu]);
        _sight.See("queued", !llist_empty(per_cpu_ptr(ref call_single_queue, cpu)));
        _sight.See("works", !llist_empty(per_cpu_ptr(ref raised_list, cpu)));
        ShowTick(cpu);
        world.Devices.Show(cpu);
        ShowEvents(cpu);
        _wheel.Show(cpu);
    }

    /// <summary>The flags as the C driver numbers them.</summary>
    private static int Flags(task_struct* task)
        => (test_tsk_thread_flag(task, TIF_NEED_RESCHED) ? 2 : 0)
            | (test_tsk_thread_flag(task, TIF_HRTIMER_REARM) ? 8 : 0);

    private void ShowTick(int cpu)
    {
        tick_sched* ts = per_cpu_ptr(ref tick_cpu_sched, cpu);

        _sight.Place("tick", cpu: cpu);
        _sight.See("flags", ts->flags);
        _sight.See("stalled", (ulong)ts->stalled_jiffies);
        _sight.See("last-jiffies", ts->last_tick_jiffies);
        ShowTimer(&ts->sched_timer);
        _sight.See("last", ts->last_tick);
        _sight.See("next", ts->next_tick);
        _sight.See("woken", ts->idle_waketime);
        _sight.See("got", (ulong)ts->got_idle_tick);
        _sight.See("entry", ts->idle_entrytime);
        _sight.See("jiffies", ts->last_jiffies);
        _sight.See("base", ts->timer_expires_base);
        _sight.See("expires", ts->timer_expires);
        _sight.See("next-timer", ts->next_timer);
        _sight.See("idle-expires", ts->idle_expires);
        _sight.See("calls", ts->idle_calls);
        _sight.See("sleeps", ts->idle_sleeps);
        _sight.See("needs", ts->tick_dep_mask.counter);
        _sight.See("check", ts->check_clocks);
    }

    private void ShowEvents(int cpu)
    {
        hrtimer_cpu_base* @base = per_cpu_ptr(ref hrtimer_bases, cpu);

        _sight.Place("hrtimers", cpu: cpu);
        _sight.See("cpu", (ulong)@base->cpu);
        _sight.See("active", (ulong)@base->active_bases);
        _sight.See("set-seq", (ulong)@base->clock_was_set_seq);
        _sight.See("hres", @base->hres_active);
        _sight.See("deferred", @base->deferred_rearm);
        _sight.See("update", @base->deferred_needs_update);
        _sight.See("hang", @base->hang_detected);
        _sight.See("softirq", @base->softirq_activated);
        _sight.See("online", @base->online);
        _sight.See("events", (ulong)@base->nr_events);
        _sight.See("retries", (ulong)@base->nr_retries);
        _sight.See("hangs", (ulong)@base->nr_hangs);
        _sight.See("max-hang", (ulong)@base->max_hang_time);
        _sight.See("expires", @base->expires_next);
        _sight.See("next", NumberOf(@base->next_timer));
        _sight.See("soft-expires", @base->softirq_expires_next);
        _sight.See("soft-next", NumberOf(@base->softirq_next_timer));
        _sight.See("deferred-expires", @base->deferred_expires_next);
        _sight.See("locked", (ulong)@base->@lock.owner);
        for (int i = 0; i < HRTIMER_MAX_CLOCK_BASES; i++)
            ShowBase((hrtimer_clock_base*)&@base->clock_base + i);
    }

    private void ShowBase(hrtimer_clock_base* @base)
    {
        _sight.See("base", (ulong)@base->index);
        _sight.See("expires", @base->expires_next);
        _sight.See("offset", @base->offset);
        _sight.See("seq", (ulong)@base->seq.sequence);
        _sight.See("running", NumberOf(@base->running));
        for (timerqueue_linked_node* node = timerqueue_linked_first(&@base->active); node != null;
             node = timerqueue_linked_next(node))
        {
            _sight.See("timer", NumberOf(hrtimer.of_node(node)));
            _sight.See("tree", TreePlace.Of((rb_node*)&node->node));
        }
    }

    private void ShowTimer(hrtimer* timer)
    {
        _sight.See("expires", timer->node.expires);
        _sight.See("soft", timer->_softexpires);
        _sight.See("queued", timer->is_queued);
        _sight.See("is-soft", timer->is_soft);
        _sight.See("is-hard", timer->is_hard);
        _sight.See("lazy", timer->is_lazy);
        _sight.See("cpu", timer->@base == null ? -1 : (int)timer->@base->cpu_base->cpu);
        _sight.See("base", timer->@base == null ? -1 : (int)timer->@base->index);
    }

    private void ShowTimers()
    {
        for (int i = 0; i < world.Shape.Timers; i++)
        {
            timer_list* timer = world.Timers + i;

            _sight.Place("timer", i);
            _sight.See("expires", timer->expires);
            _sight.See("flags", (ulong)timer->flags);
            _sight.See("pending", timer_pending(timer));
        }
        for (int i = 0; i < world.Shape.Hrtimers; i++)
        {
            _sight.Place("hrtimer", i);
            ShowTimer(world.Hrtimers + i);
        }
    }

    private long NumberOf(hrtimer* timer)
    {
        if (timer == null)
            return -1;
        if (timer >= world.Hrtimers && timer < world.Hrtimers + world.Shape.Hrtimers)
            return timer - world.Hrtimers;
        for (int cpu = 0; cpu < world.Cpus; cpu++)
        {
            if (timer == &per_cpu_ptr(ref tick_cpu_sched, cpu)->sched_timer)
                return SchedTimer + cpu;
        }
        return -2;
    }
}
