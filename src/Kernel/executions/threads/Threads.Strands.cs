// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Threading;
using static Linux.Kernel;

namespace Linux.Executions;

/// <summary>How the threads of a CPU give it to each other, and where it looks for interrupts.</summary>
public sealed unsafe partial class Threads
{
    internal override void SwitchTo(task_struct* prev, task_struct* next)
    {
        cpu_context* context = ThisCpu.context;
        Strand self = Strand.Current!;
        // A task that is done has left the run queue for good.
        bool ends = prev->exited != 0 && prev->on_rq == 0;

        self.Progress++;
        self.Switches++;
        if (ends)
        {
            _machine.Tasks.Forget(prev);
            _strands.TryRemove(self, out _);
        }
        Activate(_cpus[context->cpu], next);
        // The CPU is next's from here on.
        if (ends)
            throw new StrandAbortedException();
        self.Park(_machine);
    }

    private void Activate(ThreadCpu cpu, task_struct* next)
    {
        if (next != cpu.Context->idle && _machine.Tasks.SlotOf(next) is { Strand: null } fresh)
        {
            Strand.Start(() => TaskMain(fresh, cpu));
            return;
        }
        Strand strand = next == cpu.Context->idle ? cpu.Base! : _machine.Tasks.SlotOf(next).Strand!;

        // A thread that has not parked yet, on a CPU it has left, finds the pass when it does.
        cpu.Active = strand;
        strand.Context = cpu.Context;
        strand.Resume();
    }

    private void Become(ThreadCpu cpu)
    {
        ThisCpu.machine = _machine;
        ThisCpu.context = cpu.Context;
        cpu.Active = Strand.Current;
        _strands[Strand.Current!] = true;
    }

    private void TaskMain(TaskSlot slot, ThreadCpu cpu)
    {
        Become(cpu);
        slot.Strand = Strand.Current;
        try
        {
            local_irq_enable();
            for (; ; )
            {
                slot.Run();
                // Comes back when a service thread is woken; never for a task that is done.
                schedule();
            }
        }
        catch (Exception failure) when (EndsRun(failure))
        {
        }
        finally
        {
            _strands.TryRemove(Strand.Current!, out _);
        }
    }

    [Trusted("This is the hardware: what it runs starts and ends with interrupts as the CPU left them.")]
    private void IdleMain(ThreadCpu cpu)
    {
        cpu_context* context = cpu.Context;

        Become(cpu);
        cpu.Base = Strand.Current;
        try
        {
            for (; ; )
            {
                Strand.Current!.Progress++;
                if (context->running == 0)
                {
                    AwaitPower(cpu);
                    context->running = 1;
                    start_secondary();
                }
                if (Volatile.Read(ref context->pending_irqs) != 0 && context->irqs_disabled == 0)
                    __take_pending_irqs();
                cpu_idle_step();
                if (context->running != 0 && context->idle_phase == (int)idle_phase.Asleep)
                    Sleep(cpu);
            }
        }
        catch (Exception failure) when (EndsRun(failure))
        {
        }
        finally
        {
            _strands.TryRemove(Strand.Current!, out _);
        }
    }

    private void AwaitPower(ThreadCpu cpu)
    {
        while (Volatile.Read(ref cpu.Context->idle_phase) != (int)idle_phase.PowerOn)
        {
            Volatile.Write(ref cpu.Sleeping, 1);
            cpu.Wake.Wait();
            _clock.CountWake();
            Volatile.Write(ref cpu.Sleeping, 0);
            if (_stopping)
                Halt();
        }
    }

    /// <summary>The sleeping instruction: interrupts are on, and one that is latched ends it.</summary>
    private void Sleep(ThreadCpu cpu)
    {
        cpu_context* context = cpu.Context;

        Volatile.Write(ref cpu.Sleeping, 1);
        // Pairs with the latch of an interrupt: either it is seen here or the sleep is seen there.
        Interlocked.MemoryBarrier();
        while (Volatile.Read(ref context->pending_irqs) == 0)
        {
            long expires = Volatile.Read(ref context->clock_expires);

            if (expires == long.MaxValue)
                cpu.Wake.Wait();
            else if (expires > Now())
                cpu.Wake.Wait(expires - Now());
            else
                _clock.Expire(cpu, expires);
        }
        _clock.CountWake();
        Volatile.Write(ref cpu.Sleeping, 0);
    }

    internal override void InterruptRaised(int cpu) => _cpus[cpu].WakeIfAsleep();

    internal override void CpuPoweredOn(int cpu) => _cpus[cpu].Wake.Pass();

    internal override void TakingInterrupts()
    {
        cpu_context* context = ThisCpu.context;
        Strand strand = Strand.Current!;

        if (strand.Spinning == 0)
            strand.Progress++;
        if ((Volatile.Read(ref context->pending_irqs) & IRQ_ATTENTION) == 0)
            return;
        Interlocked.And(ref context->pending_irqs, ~IRQ_ATTENTION);
        if (_stopping)
            Halt();
    }

    internal override void Relax() => Spin();

    internal override void LockContended(raw_spinlock_t* @lock)
    {
        ThreadCpu cpu = _cpus[ThisCpu.context->cpu];

        cpu.WantedAt = Environment.TickCount64;
        Volatile.Write(ref cpu.Wanted, (nint)@lock);
        Spin();
    }

    private void Spin()
    {
        Strand strand = Strand.Current!;
        cpu_context* context = ThisCpu.context;

        if (Aborted)
            throw new StrandAbortedException();
        if (_stopping)
            Halt();
        strand.Polls++;
        _clock.ExpireIfDue(_cpus[context->cpu]);
        if (context->irqs_disabled == 0 && Volatile.Read(ref context->pending_irqs) != 0)
        {
            strand.Spinning++;
            __take_pending_irqs();
            strand.Spinning--;
        }
        // With more CPUs than processors, what is waited for may need this one's.
        if ((strand.Polls & 7) == 0)
            Thread.Yield();
        else
            Thread.SpinWait(16);
    }

    internal override void Busy(long ns)
    {
        Strand strand = Strand.Current!;

        if (ThisCpu.context->current == ThisCpu.context->idle)
            throw new KernelBugException(
                "only a task can spend CPU time, not the idle loop or an interrupt");
        for (long at = Now(); ns > 0;)
        {
            long switches = strand.Switches;
            cpu_context* context = ThisCpu.context;

            _clock.ExpireIfDue(_cpus[context->cpu]);
            if (context->irqs_disabled == 0 && Volatile.Read(ref context->pending_irqs) != 0)
                __take_pending_irqs();
            strand.Progress++;
            Thread.SpinWait(64);
            long now = Now();

            // The time of the tasks that ran meanwhile is not the caller's.
            if (strand.Switches == switches)
                ns -= now - at;
            at = now;
        }
    }

    internal override void BeforeVisible(
        visible_kind kind, void* address, int size, string file, int line)
    {
        cpu_context* context = ThisCpu.context;

        if (context == null || _cpus[context->cpu].Ring is not { } ring)
            return;
        // A CPU that cannot be stopped otherwise ends here, with the machine.
        Strand? strand = Strand.Current;

        if (Aborted && strand != null)
            throw new StrandAbortedException();
        // What surrounds an interrupt's handler counts as well, where it came into a spin loop.
        ring.Before(kind, address, file, line,
            (context->preempt_count & (HARDIRQ_MASK | SOFTIRQ_OFFSET)) != 0 || strand?.Spinning > 0);
    }

    internal override void AfterVisible(ulong value)
    {
        if (ThisCpu.context != null)
            _cpus[ThisCpu.context->cpu].Ring?.After(value);
    }
}
