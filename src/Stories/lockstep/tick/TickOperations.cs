// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// One operation a line of a scenario: a CPU does something to a timer, to the tick, to time or to a
/// CPU. The twin of src/Lockstep/C/tick/operations.c.
/// </summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal sealed unsafe class TickOperations
{
    private const int TickDepBits = 6;
    private const int Softirqs = 10;

    private readonly TickWorld _world;
    private readonly TickTimerOperations _timers;

    public TickOperations(TickWorld world, TickCallbacks callbacks)
    {
        _world = world;
        _timers = new TickTimerOperations(world);
        OnCpu = MakeOnCpu();
        OnNone = new()
        {
            ["advance"] = (_, a, _, _) => world.Now += a,
            ["fail"] = (_, a, _, _) => world.FailAllocation((int)a),
            ["await"] = Await,
            ["event"] = Event,
            ["good_clock"] = (_, _, _, _) => GoodClock(),
            ["fail_program"] = (_, a, _, _) => world.Devices.ProgramsThatFail = (int)a,
            ["program"] = (_, a, b, c) => callbacks.SetTimer(a, b, c),
            ["hprogram"] = (_, a, b, c) => callbacks.SetHrtimer(a, b, c),
        };
    }

    /// <summary>Operations of a CPU that is online.</summary>
    public Dictionary<string, Operation> OnCpu { get; }

    /// <summary>Operations of no CPU.</summary>
    public Dictionary<string, Operation> OnNone { get; }

    private Dictionary<string, Operation> MakeOnCpu()
    {
        var operations = new Dictionary<string, Operation>
        {
            ["irq"] = Irq,
            ["early"] = (cpu, _, _, _) => _world.Interrupts.Clock(cpu),
            ["calls"] = (cpu, _, _, _) => _world.Interrupts.Take(cpu),
            ["idle"] = (cpu, _, _, _) => _world.IdleCycle(cpu),
            ["enter"] = (cpu, _, _, _) => _world.EnterIdle(cpu),
            ["stop"] = Stop,
            ["sleep"] = Sleep,
            ["restart"] = Restart,
            ["wake"] = (cpu, _, _, _) => _world.LeaveIdle(cpu),
            ["run"] = (cpu, a, _, _) => _world.RunTask(cpu, (a & 1) != 0),
            ["resched"] = Resched,
            ["want_tick"] = (cpu, a, _, _) => set_arch_needs_cpu(cpu, (a & 1) != 0),
            ["need"] = Need,
            ["need_signal"] = NeedSignal,
            ["kick"] = (_, a, _, _) => wake_up_nohz_cpu(CpuNumber(a)),
            ["device"] = Device,
            ["frequency"] = (cpu, a, _, _) => Result(
                clockevents_update_freq(tick_get_device(cpu)->evtdev, (uint)a)),
            ["suspend"] = Suspend,
            ["set_clock"] = SetClock,
            ["up"] = Up,
            ["down"] = Down,
            ["raise"] = Raise,
            ["unbind"] = (_, a, b, _) => Result(_world.Devices.Unbind(CpuNumber(a), b)),
            ["set_clock_later"] = SetClockLater,
            ["ask"] = Ask,
        };

        _timers.AddTo(operations);
        return operations;
    }

    private void Await(int cpu, long a, long b, long c)
    {
        long due = _world.Execution.Programmed[CpuNumber(a)];

        if (due == KTIME_MAX)
            _world.Skip(8);
        else if (due + b > _world.Now)
            _world.Now = due + b;
    }

    /// <summary>
    /// The next clock that is due fires, and with it all that are due by then; time goes on to it.
    /// </summary>
    private void Event(int cpu, long a, long b, long c)
    {
        long[] programmed = _world.Execution.Programmed;
        long first = KTIME_MAX;

        for (int other = 0; other < _world.Cpus; other++)
        {
            if (_world.IsOnline(other))
                first = Math.Min(first, programmed[other]);
        }
        if (first == KTIME_MAX)
        {
            _world.Skip(9);
            return;
        }
        _world.Now = Math.Max(_world.Now, first + a);
        for (int other = 0; other < _world.Cpus; other++)
        {
            if (_world.IsOnline(other) && programmed[other] <= _world.Now)
                _world.Interrupts.Clock(other);
        }
    }

    private static void GoodClock()
    {
        machine_clocksource.flags |= CLOCK_SOURCE_VALID_FOR_HRES;
        timekeeper_clock = global_ptr(ref machine_clocksource);
        tick_clock_notify();
    }

    private void Irq(int cpu, long a, long b, long c)
    {
        if (_world.Execution.Programmed[cpu] > _world.Now)
            _world.Skip(5);
        else
            _world.Interrupts.Clock(cpu);
    }

    private void Stop(int cpu, long a, long b, long c)
    {
        _world.EnterIdle(cpu);
        _world.BeIrqsOff(cpu);
        tick_nohz_idle_stop_tick();
    }

    private void Sleep(int cpu, long a, long b, long c)
    {
        ktime_t delta;

        _world.EnterIdle(cpu);
        _world.BeIrqsOff(cpu);
        _world.Sight.See("length", tick_nohz_get_sleep_length(&delta));
        _world.Sight.See("delta", delta);
        tick_nohz_idle_retain_tick();
    }

    private void Restart(int cpu, long a, long b, long c)
    {
        _world.EnterIdle(cpu);
        _world.BeIrqsOff(cpu);
        tick_nohz_idle_restart_tick();
    }

    private static void Resched(int cpu, long a, long b, long c)
    {
        if ((a & 1) != 0)
            set_tsk_need_resched(current);
        else
            clear_tsk_thread_flag(current, TIF_NEED_RESCHED);
    }

    private void Need(int cpu, long a, long b, long c)
    {
        task_struct* task = _world.Other(CpuNumber(c));
        tick_dep_bits bit = Bit(a);

        switch (b & 7)
        {
            case 0:
                tick_nohz_dep_set(bit);
                break;
            case 1:
                tick_nohz_dep_clear(bit);
                break;
            case 2:
                tick_nohz_dep_set_cpu(CpuNumber(c), bit);
                break;
            case 3:
                tick_nohz_dep_clear_cpu(CpuNumber(c), bit);
                break;
            case 4:
                tick_nohz_dep_set_task(task, bit);
                break;
            case 5:
                tick_nohz_dep_clear_task(task, bit);
                break;
            case 7:
                tick_nohz_dep_clear_signal(task->signal, bit);
                break;
        }
    }

    private void NeedSignal(int cpu, long a, long b, long c)
    {
        task_struct* task = _world.Other(CpuNumber(c));

        _world.BeIrqsOff(cpu);
        spin_lock(&task->sighand->siglock);
        tick_nohz_dep_set_signal(task, Bit(a));
        spin_unlock(&task->sighand->siglock);
    }

    private void Device(int cpu, long a, long b, long c)
    {
        _world.BeIrqsOff(cpu);
        _world.Devices.Add((int)a, (uint)c, (ulong)b);
    }

    private void Suspend(int cpu, long a, long b, long c)
    {
        _world.BeIrqsOff(cpu);
        clockevents_suspend();
        tick_suspend();
        if (a != 0)
            TickTimerOperations.StartLate(_world, a);
        _world.Now += b;
        clockevents_resume();
        tick_resume();
    }

    private static void SetClock(int cpu, long a, long b, long c)
    {
        if ((b & 1) != 0)
        {
            tk_offs_boot += a;
        }
        else
        {
            tk_offs_real += a;
            tk_offs_tai += a;
        }
        tk_clock_was_set_seq++;
        clock_was_set((b & 1) != 0 ? CLOCK_SET_BOOT : CLOCK_SET_WALL);
    }

    private static void SetClockLater(int cpu, long a, long b, long c)
    {
        tk_offs_real += a;
        tk_offs_tai += a;
        tk_clock_was_set_seq++;
        clock_was_set_delayed();
    }

    private void Raise(int cpu, long a, long b, long c)
    {
        _world.BeIrqsOff(cpu);
        ThisCpu.context->softirq_pending |= 1u << (int)((ulong)a % Softirqs);
    }

    private void Ask(int cpu, long a, long b, long c)
    {
        _world.Sight.See("event", tick_nohz_get_next_hrtimer());
        _world.Sight.See("calls", tick_nohz_get_idle_calls_cpu(CpuNumber(a)));
        _world.Sight.See("stopped", tick_nohz_tick_stopped_cpu(CpuNumber(a)));
        _world.Sight.See("oneshot", tick_oneshot_mode_active());
        _world.Sight.See("ns", clockevent_delta2ns((ulong)b, tick_get_device(cpu)->evtdev));
    }

    private void Up(int cpu, long a, long b, long c)
    {
        int other = CpuNumber(a);

        if (_world.IsOnline(other))
        {
            _world.Skip(6);
            return;
        }
        _world.LeaveIdle(cpu);
        _world.BeTask(cpu);
        _world.Sight.See("prepared", timers_prepare_cpu((uint)other));
        _world.Sight.See("prepared", hrtimers_prepare_cpu((uint)other));
        TickHotplug.Start(_world, other, (uint)b);
    }

    private void Down(int cpu, long a, long b, long c)
    {
        int other = CpuNumber(a);

        if (other == cpu || !TickHotplug.MayDie(_world, other))
        {
            _world.Skip(7);
            return;
        }
        TickHotplug.Die(_world, other, b);
        _world.LeaveIdle(cpu);
        _world.BeTask(cpu);
        _world.Sight.See("dead", timers_dead_cpu((uint)other));
    }

    private static tick_dep_bits Bit(long n) => (tick_dep_bits)((ulong)n % TickDepBits);

    private int CpuNumber(long n) => (int)((ulong)n % (ulong)_world.Cpus);

    private void Result(int value) => _world.Sight.See("r", value);
}
