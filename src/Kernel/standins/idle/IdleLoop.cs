// SPDX-License-Identifier: GPL-2.0-only
using System.Threading;

namespace Linux;

public static unsafe partial class Kernel
{
    /// <summary>
    /// Goes on with this CPU's idle loop, in the shape of kernel/sched/idle.c's do_idle(), until the
    /// CPU sleeps, dies, or has switched to a task.
    /// </summary>
    [Trusted("The idle loop is cut into steps, and interrupts stay off between some of them.")]
    internal static void cpu_idle_step()
    {
        cpu_context* context = ThisCpu.context;

        for (; ; )
        {
            switch ((idle_phase)context->idle_phase)
            {
                case idle_phase.Outside:
                    // A task gave the CPU back in schedule(), which ends with interrupts on.
                    local_irq_enable();
                    if (cpu_is_offline((uint)context->cpu))
                    {
                        cpu_idle_dead(context);
                        return;
                    }
                    this_cpu_ptr(ref cpu_statistics)->idle_calls++;
                    set_tsk_thread_flag(current, TIF_POLLING_NRFLAG);
                    tick_nohz_idle_enter();
                    context->idle_got_tick = 0;
                    context->idle_phase = (int)idle_phase.Loop;
                    break;

                case idle_phase.Loop:
                    if (need_resched())
                    {
                        cpu_idle_leave(context);
                        return;
                    }
                    local_irq_disable();
                    if (cpuidle_idle_call(context->idle_got_tick != 0))
                    {
                        context->irq_count_at_sleep = context->irq_count;
                        context->sleep_start = ThisCpu.machine!.Execution.Now();
                        context->idle_phase = (int)idle_phase.Asleep;
                        // The sleeping instruction lets interrupts in; the execution delivers them.
                        context->irqs_disabled = 0;
                        return;
                    }
                    context->idle_got_tick = tick_nohz_idle_got_tick() ? 1 : 0;
                    break;

                case idle_phase.Asleep:
                    if (context->irq_count == context->irq_count_at_sleep)
                        return;
                    set_tsk_thread_flag(current, TIF_POLLING_NRFLAG);
                    context->idle_got_tick = tick_nohz_idle_got_tick() ? 1 : 0;
                    context->idle_phase = (int)idle_phase.Loop;
                    break;

                default:
                    return;
            }
        }
    }

    private static void cpu_idle_leave(cpu_context* context)
    {
        tick_nohz_idle_exit();
        clear_tsk_thread_flag(current, TIF_POLLING_NRFLAG);
        smp_mb__after_atomic();
        flush_smp_call_function_queue();
        context->idle_phase = (int)idle_phase.Outside;
        schedule_idle();
    }

    [Trusted("The idle loop is cut into steps, and interrupts stay off between some of them.")]
    private static void cpu_idle_dead(cpu_context* context)
    {
        local_irq_disable();
        WARN_ON_ONCE(need_resched());
        cpuhp_report_idle_dead();
        context->idle_phase = (int)idle_phase.Dead;
        Interlocked.And(ref context->pending_irqs, ~IRQ_VECTORS);
        // Last: from here on __cpu_die() returns and the CPU may be given power again.
        Volatile.Write(ref context->running, 0);
    }

    /// <summary>Whether the CPU is to sleep; false if a task became runnable meanwhile.</summary>
    [Trusted("The idle loop is cut into steps, and interrupts stay off between some of them.")]
    private static bool cpuidle_idle_call(bool stop_tick)
    {
        if (need_resched())
        {
            local_irq_enable();
            return false;
        }
        stop_tick = cpuidle_select();
        if (stop_tick || tick_nohz_tick_stopped())
            tick_nohz_idle_stop_tick();
        else
            tick_nohz_idle_retain_tick();
        clear_tsk_thread_flag(current, TIF_POLLING_NRFLAG);
        smp_mb__after_atomic();
        if (tif_need_resched())
        {
            local_irq_enable();
            return false;
        }
        cpu_statistics* counts = this_cpu_ptr(ref cpu_statistics);
        counts->sleeps++;
        if (tick_nohz_tick_stopped())
            counts->tickless_sleeps++;
        return true;
    }

    /// <summary>
    /// The governor: asks how long the sleep can be, and lets the tick stop when that is more than a
    /// tick. A machine's options may decide otherwise.
    /// </summary>
    [RequiresIrqs(Irqs.Off)]
    private static bool cpuidle_select()
    {
        ktime_t delta_next;
        ktime_t length = tick_nohz_get_sleep_length(&delta_next);
        var stop = ThisCpu.machine!.Options.StopTick;

        return stop?.Invoke(smp_processor_id(), length) ?? length > TICK_NSEC;
    }
}
