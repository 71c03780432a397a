// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.ExceptionServices;
using static Linux.Kernel;

namespace Linux.Executions;

/// <summary>What the thread does that is the loop.</summary>
public unsafe partial class Simulation
{
    /// <summary>The thread that runs this is the loop until it lets a strand go on.</summary>
    private void Loop()
    {
        try
        {
            ThisCpu.machine = _machine;
            while (_done == null || !_done())
            {
                Steps++;
                if (_control == null ? _ready.TryDequeue(out int cpu) : _control.TakeReady(out cpu))
                {
                    _isReady[cpu] = false;
                    _touched.Add(cpu);
                    // After a false another strand is the loop and owns every field.
                    if (!Step(cpu))
                        return;
                }
                else
                {
                    if (_control == null)
                        CheckAtRest();
                    else
                        _control.NothingIsReady();
                    if (!AdvanceClock())
                        break;
                }
            }
        }
        catch (Exception failure) when (EndsRun(failure))
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
        ThisCpu.context = null;
        _finished.Pass();
    }

    /// <summary>Checks the invariants if every CPU is at rest.</summary>
    internal void CheckAtRest()
    {
        if (_touched.Count != 0 && NobodyWaits)
        {
            _machine.AtRest(_touched);
            _touched.Clear();
        }
    }

    /// <summary>Moves the clock to the next thing that happens by itself; false if nothing does in time.</summary>
    internal bool AdvanceClock()
    {
        long clock = _clocks.NextTime;
        long other = _events.TryPeek(out _, out var key) ? key.Time : long.MaxValue;
        long next = Math.Min(clock, other);

        if (next > _until || next == long.MaxValue)
        {
            _now = Math.Max(_now, _until == long.MaxValue ? _now : _until);
            return false;
        }
        _now = Math.Max(_now, next);
        if (clock <= other)
        {
            int cpu = _clocks.NextCpu;

            _idleSpins = 0;
            _control?.ClockFires(cpu);
            _clocks.Set(cpu, long.MaxValue);
            _machine.Context(cpu)->clock_expires = long.MaxValue;
            _machine.Latch(cpu, irq_vector.LocalTimer);
            MarkReady(cpu);
        }
        else
        {
            ThisCpu.context = null;
            _control?.EventHappens();
            _events.Dequeue()();
        }
        return true;
    }

    /// <summary>Lets a CPU go on as far as it can; false if it goes on on another strand.</summary>
    [Trusted("This is the hardware: what it runs starts and ends with interrupts as the CPU left them.")]
    private bool Step(int cpu)
    {
        cpu_context* context = _machine.Context(cpu);

        ThisCpu.context = context;
        if (context->running == 0)
        {
            if (context->idle_phase != (int)idle_phase.PowerOn)
                return true;
            context->running = 1;
            start_secondary();
        }
        for (; ; )
        {
            _control?.LooksForInterrupts(cpu);
            if (context->pending_irqs != 0 && context->irqs_disabled == 0)
                __take_pending_irqs();
            if (_handlers[cpu].Count != 0)
                return ResumeHandler(cpu);
            if (context->current != context->idle)
                return ResumeTask(cpu, context);
            cpu_idle_step();
            if (context->running == 0)
                return true;
            _control?.LooksForInterrupts(cpu);
            if (context->current == context->idle && context->pending_irqs == 0)
                return true;
        }
    }
}
