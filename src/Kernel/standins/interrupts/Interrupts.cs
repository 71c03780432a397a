// SPDX-License-Identifier: GPL-2.0-only
using System.Threading;

namespace Linux;

public static unsafe partial class Kernel
{
    /// <summary>The bits of <see cref="cpu_context.pending_irqs"/> that are interrupts.</summary>
    internal const ulong IRQ_VECTORS = (1ul << (int)irq_vector.Count) - 1;

    /// <summary>The bit by which an execution makes a CPU come to TakingInterrupts().</summary>
    internal const ulong IRQ_ATTENTION = 1ul << 63;

    /// <summary>
    /// Takes the latched interrupts of this CPU, one after the other: entry, handler, softirqs, exit,
    /// and a preemption of the interrupted task where one is due. Returns with interrupts on.
    /// </summary>
    [Trusted("Interrupts come in here when they are on, and what they run is checked by itself.")]
    internal static void __take_pending_irqs()
    {
        if (ThisCpu.machine!.Execution.Aborted)
            return;
        do
        {
            cpu_context* context = ThisCpu.context;

            ThisCpu.machine!.Execution.TakingInterrupts();
            context->irqs_disabled = 1;
            ulong pending = Volatile.Read(ref context->pending_irqs) & IRQ_VECTORS;
            while (pending != 0)
            {
                int vector = System.Numerics.BitOperations.TrailingZeroCount(pending);

                Interlocked.And(ref context->pending_irqs, ~(1ul << vector));
                handle_interrupt((irq_vector)vector);
                context = ThisCpu.context;
                pending = Volatile.Read(ref context->pending_irqs) & IRQ_VECTORS;
            }
            context->irqs_disabled = 0;
        }
        while (Volatile.Read(ref ThisCpu.context->pending_irqs) != 0);
    }

    [RequiresIrqs(Irqs.Off)]
    private static void handle_interrupt(irq_vector vector)
    {
        cpu_context* context = ThisCpu.context;

        bool fromUser = current->in_user != 0;

        if (fromUser)
            user_exit_irqoff();
        context->irq_count++;
        cpu_count_wakeup(vector);
        cpu_count_busy_tickless();
        irq_enter();
        switch (vector)
        {
            case irq_vector.LocalTimer:
                local_apic_timer_interrupt();
                break;
            case irq_vector.Reschedule:
                break;
            case irq_vector.CallFunction:
                generic_smp_call_function_single_interrupt();
                break;
            case irq_vector.IrqWork:
                irq_work_run();
                break;
            case irq_vector.Device:
                ThisCpu.machine!.HandleDevices(context->cpu);
                break;
        }
        irq_exit();
        cpu_count_busy_tickless();
        if (preempt_count() == 0 && current != context->idle && need_resched())
            preempt_schedule_irq();
        hrtimer_rearm_deferred();
        if (fromUser)
            user_enter_irqoff();
    }

    /// <summary>Kicks <paramref name="cpu"/> out of idle or user mode to run the scheduler.</summary>
    public static void smp_send_reschedule(int cpu)
        => ThisCpu.machine!.RaiseInterrupt(cpu, irq_vector.Reschedule);

    /// <summary>Interrupts <paramref name="cpu"/> to run its queued function calls.</summary>
    internal static void arch_send_call_function_single_ipi(int cpu)
        => ThisCpu.machine!.RaiseInterrupt(cpu, irq_vector.CallFunction);

    /// <summary>Interrupts this CPU to run its queued irq_work.</summary>
    internal static void arch_irq_work_raise()
        => ThisCpu.machine!.RaiseInterrupt(smp_processor_id(), irq_vector.IrqWork);

    /// <summary>Interrupts <paramref name="cpu"/> to run its queued irq_work.</summary>
    internal static void arch_irq_work_raise_on(int cpu)
        => ThisCpu.machine!.RaiseInterrupt(cpu, irq_vector.IrqWork);
}
