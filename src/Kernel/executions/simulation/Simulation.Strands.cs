// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.ExceptionServices;
using static Linux.Kernel;

namespace Linux.Executions;

/// <summary>How strands give the token away and get it back.</summary>
public unsafe partial class Simulation
{
    internal override void SwitchTo(task_struct* prev, task_struct* next)
    {
        TaskSlot? slot = prev == ThisCpu.context->idle ? null : _machine.Tasks.SlotOf(prev);

        if (slot?.BusyUntil > 0)
        {
            _control?.Touch(machine_part.Time, 0, access_kind.Read);
            slot.BusyLeft = Math.Max(1, slot.BusyUntil - _now);
            slot.BusyUntil = 0;
        }
        MarkReady(ThisCpu.context->cpu);
        if (slot?.Strand == null || slot.Strand != Strand.Current)
            return;
        slot.Wait = StrandWait.Switch;
        // What runs next lets interrupts in, as the end of every task switch does.
        ThisCpu.context->irqs_disabled = 0;
        ParkCurrent();
        ThisCpu.context->irqs_disabled = 1;
    }

    internal override void Busy(long ns)
    {
        cpu_context* context = ThisCpu.context;
        TaskSlot slot = CurrentSlot("spend CPU time");

        if (ns <= 0)
            return;
        slot.Wait = StrandWait.Busy;
        slot.BusyLeft = ns;
        MarkReady(context->cpu);
        ParkCurrent();
    }

    internal override void Relax() => Relax(null);

    internal override void RelaxWhile(Func<bool> again, string file) => Relax(again);

    internal void Relax(Func<bool>? again)
    {
        Strand? strand = Strand.Current;
        cpu_context* context = ThisCpu.context;

        if (Aborted || strand == null)
            throw new StrandAbortedException();
        if (_idleSpins > DeadlockSpins / 2)
            _spins.Spins(context->cpu);
        if (context->current != context->idle
            && _machine.Tasks.SlotOf(context->current) is { } slot && slot.Strand == strand)
        {
            slot.Again = again;
            BeginSpin(slot);
        }
        else
        {
            var handler = new SpinningHandler(strand);
            int cpu = context->cpu;

            _handlers[cpu].Push(handler);
            TurnEnds(() => EndSpin(handler, cpu));
        }
        _spinning++;
        MarkReady(context->cpu);
        ParkCurrent();
        _spinning--;
    }

    /// <summary>Whether no task or handler waits with a stack of its own.</summary>
    internal bool HasNoStacks => _parked.Count == 0;

    internal override void LockContended(raw_spinlock_t* @lock)
    {
        int cpu = ThisCpu.context->cpu;

        _spins.Wants(cpu, @lock);
        Relax();
        _spins.Wants(cpu, null);
    }

    private void BeginSpin(TaskSlot slot)
    {
        slot.Wait = StrandWait.Spin;
        TurnEnds(() => EndSpin(slot));
    }

    /// <summary>Whether a task that spins has made its turn without its strand. Where it may be
    /// a deadlock the strand has to say where it is.</summary>
    private bool SpinsOn(TaskSlot slot, int cpu)
    {
        if (slot.Again == null || Aborted || _idleSpins > DeadlockSpins / 2 || !slot.Again())
            return false;
        BeginSpin(slot);
        MarkReady(cpu);
        return true;
    }

    private void EndSpin(TaskSlot slot)
    {
        CountSpin();
        if (slot.Wait == StrandWait.Spin)
            slot.Wait = StrandWait.Turn;
        MarkReady((int)task_cpu(slot.Task));
    }

    private void EndSpin(SpinningHandler handler, int cpu)
    {
        CountSpin();
        handler.Turn = true;
        MarkReady(cpu);
    }

    private void TurnEnds(Action turn)
    {
        _turns++;
        At(_now + SpinNs, turn);
    }

    /// <summary>
    /// A turn of a spin loop has ended. What it waits for can still come as long as a clock is
    /// armed, or anything is to happen but further turns: a CPU is busy or stands still up to a
    /// time, or a device acts then.
    /// </summary>
    private void CountSpin()
    {
        _turns--;
        if (_clocks.NextTime != long.MaxValue || _events.Count > _turns)
            _idleSpins = 0;
        else if (++_idleSpins > DeadlockSpins)
            throw new KernelBugException(Describe(
                "deadlock: every CPU that has work spins, and nothing else is to happen"));
    }

    private TaskSlot CurrentSlot(string what)
    {
        cpu_context* context = ThisCpu.context;

        if (context->current == context->idle)
            throw new KernelBugException($"only a task can {what}, not the idle loop or an interrupt");
        return _machine.Tasks.SlotOf(context->current);
    }

    /// <summary>
    /// The calling CPU stops where it is, and goes on when <see cref="Release"/> has been called for
    /// what this returns and its turn has come. The caller parks.
    /// </summary>
    internal object Stop()
    {
        Strand strand = Strand.Current!;
        cpu_context* context = ThisCpu.context;

        if (context->current != context->idle
            && _machine.Tasks.SlotOf(context->current) is { } slot && slot.Strand == strand)
        {
            slot.Wait = StrandWait.Spin;
            return slot;
        }
        var handler = new SpinningHandler(strand);
        _handlers[context->cpu].Push(handler);
        return handler;
    }

    /// <summary>Lets a CPU that stopped go on.</summary>
    internal void Release(object stopped, int cpu)
    {
        if (stopped is TaskSlot slot)
            slot.Wait = StrandWait.Turn;
        else
            ((SpinningHandler)stopped).Turn = true;
        MarkReady(cpu);
    }

    /// <summary>Waits for the token while another strand is the loop.</summary>
    internal void ParkCurrent()
    {
        Strand strand = Strand.Current!;

        strand.Context = ThisCpu.context;
        _parked.Add(strand);
        Strand.Start(Loop, Core);
        strand.Park(_machine);
    }

    /// <summary>Gives the token away for good; the caller must touch nothing afterwards.</summary>
    private bool Resume(Strand strand, cpu_context* context)
    {
        strand.Context = context;
        _parked.Remove(strand);
        strand.Resume();
        return false;
    }

    private bool ResumeHandler(int cpu)
    {
        SpinningHandler handler = _handlers[cpu].Peek();

        if (!handler.Turn)
            return true;
        _handlers[cpu].Pop();
        return Resume(handler.Strand, _machine.Context(cpu));
    }

    private bool ResumeTask(int cpu, cpu_context* context)
    {
        TaskSlot slot = _machine.Tasks.SlotOf(context->current);

        if (slot.Strand == null)
        {
            Strand.Start(() => RunTask(slot, _machine.Context(cpu)), Core);
            return false;
        }
        if (slot.Wait == StrandWait.Spin)
            return true;
        if (slot.Wait == StrandWait.Busy && !SpendTime(slot, cpu))
            return true;
        if (slot.Wait == StrandWait.Turn && SpinsOn(slot, cpu))
            return true;
        slot.Again = null;
        return Resume(slot.Strand, context);
    }

    /// <summary>Whether the task's CPU time is spent; if not, it is looked at again when it is.</summary>
    private bool SpendTime(TaskSlot slot, int cpu)
    {
        _control?.Touch(machine_part.Time, 0, access_kind.Read);
        if (slot.BusyUntil == 0)
        {
            slot.BusyUntil = _now + slot.BusyLeft;
            At(slot.BusyUntil, () => MarkReady(cpu));
            return false;
        }
        if (slot.BusyUntil > _now)
            return false;
        slot.BusyUntil = 0;
        return true;
    }

    [Trusted("This is the hardware under a task: it starts with interrupts in the state that the task left.")]
    private void RunTask(TaskSlot slot, cpu_context* context)
    {
        ThisCpu.machine = _machine;
        ThisCpu.context = context;
        slot.Strand = Strand.Current;
        context->irqs_disabled = 0;
        try
        {
            if (context->pending_irqs != 0)
                local_irq_enable();
            slot.Run();
            slot.Strand = null;
            schedule();
        }
        catch (Exception failure) when (EndsRun(failure))
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
            _finished.Pass();
            return;
        }
        if (slot.Task->exited != 0)
            _machine.Tasks.Forget(slot.Task);
        Loop();
    }
}
