// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// The way into an interrupt and out of it, with the softirqs between: the twin of
/// src/Lockstep/C/tick/interrupts.c. What CPUs ask each other is queued by the ported smp.c.
/// </summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal sealed unsafe class TickInterrupts(TickWorld world)
{
    private const int MostRestarts = 10;
    private const int Softirqs = 10;
    private readonly pt_regs*[] _regs = new pt_regs*[world.Shape.Cpus];

    /// <summary>The clock of <paramref name="cpu"/> fires.</summary>
    public void Clock(int cpu)
    {
        world.Execution.Programmed[cpu] = KTIME_MAX;
        In(cpu, HandleClock);
    }

    /// <summary>Takes what was sent to <paramref name="cpu"/>.</summary>
    public void Take(int cpu)
    {
        ulong taken = world.Execution.Interrupts[cpu];

        world.Execution.Interrupts[cpu] = 0;
        if (Has(taken, irq_vector.Reschedule))
            In(cpu, () => { });
        if (Has(taken, irq_vector.CallFunction))
            In(cpu, generic_smp_call_function_single_interrupt);
        if (Has(taken, irq_vector.IrqWork))
            In(cpu, irq_work_run);
    }

    /// <summary>A CPU that dies does what it was asked first.</summary>
    public void TakeDying(int cpu)
    {
        world.Execution.Interrupts[cpu] = 0;
        __flush_smp_call_function_queue(false);
        irq_work_run();
    }

    /// <summary>
    /// Lets every other CPU that does nothing take its calls; false where none has any.
    /// </summary>
    public bool TakeCallsElsewhere()
    {
        bool taken = false;
        int me = world.Cpu;

        for (int cpu = 0; cpu < world.Cpus; cpu++)
        {
            if (cpu == me || world.Busy[cpu] || !world.IsOnline(cpu)
                || !Has(world.Execution.Interrupts[cpu], irq_vector.CallFunction))
                continue;
            Take(cpu);
            taken = true;
        }
        return taken;
    }

    private static bool Has(ulong vectors, irq_vector vector) => (vectors >> (int)vector & 1) != 0;

    private void In(int cpu, Action handler)
    {
        int caller = world.Cpu;
        int irqs = world.Context(cpu)->irqs_disabled;
        bool wasBusy = world.Busy[cpu];

        world.Busy[cpu] = true;
        world.BeIrqsOff(cpu);
        Enter();
        handler();
        Leave();
        ThisCpu.context->irqs_disabled = irqs;
        world.Busy[cpu] = wasBusy;
        world.Be(caller);
    }

    private static void Enter()
    {
        cpu_context* context = ThisCpu.context;

        context->preempt_count += HARDIRQ_OFFSET;
        hrtimer_rearm_deferred();
        if (tick_nohz_full_cpu(context->cpu)
            || (context->current == context->idle && context->preempt_count == HARDIRQ_OFFSET))
            tick_irq_enter();
    }

    private static void Leave()
    {
        cpu_context* context = ThisCpu.context;

        context->preempt_count -= HARDIRQ_OFFSET;
        if (context->preempt_count == 0 && context->softirq_pending != 0)
        {
            hrtimer_rearm_deferred();
            RunSoftirqs(context);
        }
        if ((idle_cpu(context->cpu) && !need_resched()) || tick_nohz_full_cpu(context->cpu))
        {
            if (!in_hardirq())
                tick_nohz_irq_exit();
        }
        hrtimer_rearm_deferred();
    }

    private static void RunSoftirqs(cpu_context* context)
    {
        for (int left = MostRestarts; context->softirq_pending != 0 && left > 0; left--)
        {
            uint pending = context->softirq_pending;

            context->softirq_pending = 0;
            context->irqs_disabled = 0;
            for (int number = 0; number < Softirqs; number++)
            {
                if ((pending >> number & 1) != 0)
                    RunSoftirq(number);
            }
            context->irqs_disabled = 1;
        }
    }

    private static void RunSoftirq(int number)
    {
        if (number == TIMER_SOFTIRQ)
            run_timer_softirq();
        else if (number == HRTIMER_SOFTIRQ)
            hrtimer_run_softirq();
    }

    private void HandleClock()
    {
        int cpu = world.Cpu;
        clock_event_device* dev = tick_get_device(cpu)->evtdev;

        if (_regs[cpu] == null)
            _regs[cpu] = ThisCpu.machine!.Arena.Allocate<pt_regs>();
        pt_regs* before = set_irq_regs(_regs[cpu]);
        if (dev != null && dev->event_handler != null)
            dev->event_handler(dev);
        set_irq_regs(before);
    }
}
