// SPDX-License-Identifier: GPL-2.0-only
using System;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// What a timer's callback does: a small program that a scenario gives to each timer. The twin of
/// src/Lockstep/C/wheel/callbacks.c.
/// </summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal sealed unsafe class Callbacks(World world)
{
    private const int MostActions = 200;
    private const int Deepest = 3;
    private const int Kinds = 19;

    [ThreadStatic]
    private static Callbacks? s_current;

    private readonly (int Action, long Delta, int Other)[] _programs
        = new (int, long, int)[world.Shape.Timers];

    private readonly bool[] _busy = world.Busy;
    private int _actions;
    private int _depth;

    /// <summary>What timer_setup() is given.</summary>
    public static delegate*<timer_list*, void> Function => &Expired;

    /// <summary>Makes this the one whose programs run on the calling thread.</summary>
    public void MakeCurrent() => s_current = this;

    public static void Forget() => s_current = null;

    public void BeginOperation() => _actions = _depth = 0;

    /// <summary>Gives a timer its program.</summary>
    public void Program(int timer, long action, long operands)
        => _programs[timer]
            = ((int)(action % Kinds), operands >> 8, (int)(operands & 255) % world.Shape.Timers);

    private static void Expired(timer_list* timer) => s_current!.Run(timer);

    private void Run(timer_list* timer)
    {
        var program = _programs[timer - world.Timers];
        timer_list* other = world.Timers + program.Other;
        ulong at = world.Jiffies + (ulong)program.Delta;

        world.Sight.See("callback", timer - world.Timers);
        world.Sight.See("cpu", world.Cpu);
        world.Sight.See("jiffies", world.Jiffies);
        if (++_actions > MostActions)
            return;
        switch (program.Action)
        {
            case 4 or 9 or 10:
                AddHere(timer, at, program.Action);
                break;
            case 11:
                world.Jiffies++;
                world.Updated += World.Tick;
                Result(mod_timer(timer, at + 1));
                break;
            case >= 12 and <= 15:
                Elsewhere(program.Action, program.Other % world.Shape.Cpus, other, at);
                break;
            case 16 or 17:
                StartWaiter(program.Other % world.Shape.Cpus, program.Action == 17, timer);
                break;
            case 18:
                preempt_disable();
                break;
            default:
                ChangeTimer(program.Action, timer, other, at);
                break;
        }
    }

    private void ChangeTimer(int action, timer_list* timer, timer_list* other, ulong at)
    {
        switch (action)
        {
            case 1:
                Result(mod_timer(timer, at));
                break;
            case 2:
                Result(mod_timer(other, at));
                break;
            case 3:
                Result(timer_delete(other));
                break;
            case 5:
                Result(timer_shutdown(other));
                break;
            case 6:
                Result(timer_delete_sync_try(timer));
                Result(timer_delete_sync_try(other));
                break;
            case 7:
                Result(timer_reduce(other, at));
                break;
            case 8:
                Result(mod_timer_pending(other, at));
                break;
        }
    }

    private void AddHere(timer_list* timer, ulong at, int action)
    {
        if (timer_pending(timer))
            return;
        timer->expires = at;
        if (action == 4)
            add_timer_on(timer, world.Cpu);
        else if (action == 9)
            add_timer_local(timer);
        else
            add_timer_global(timer);
    }

    /// <summary>No lock is held in a callback, so that another CPU may run meanwhile.</summary>
    private void Elsewhere(int action, int cpu, timer_list* other, ulong at)
    {
        int me = world.Cpu;

        if (_busy[cpu] || !world.IsOnline(cpu) || _depth >= Deepest)
            return;
        _busy[cpu] = true;
        _depth++;
        world.Sight.See("elsewhere", cpu);
        int irqs = world.Context(cpu)->irqs_disabled;
        world.BeIrqsOff(cpu);
        if (action == 12)
            world.LeaveIdle(cpu);
        else if (action == 13)
            world.IdlePass(cpu);
        else if (action == 14)
            world.SoftirqPass(cpu);
        else
            ModifyAndIdle(cpu, other, at);
        world.Context(cpu)->irqs_disabled = irqs;
        world.Be(me);
        _depth--;
        _busy[cpu] = false;
        world.Sight.See("back", cpu);
    }

    private void ModifyAndIdle(int cpu, timer_list* other, ulong at)
    {
        world.BeTask(cpu);
        Result(mod_timer(other, at));
        world.BeIrqsOff(cpu);
        world.IdlePass(cpu);
    }

    private void StartWaiter(int cpu, bool shutdown, timer_list* timer)
    {
        if (_busy[cpu] || !world.IsOnline(cpu) || world.Second.Lives)
            return;
        _busy[cpu] = true;
        world.Second.Start(() => WaitForCallback(cpu, shutdown, timer));
    }

    /// <summary>Ends once the callback has: the other CPU spins until then.</summary>
    private void WaitForCallback(int cpu, bool shutdown, timer_list* timer)
    {
        world.BeTask(cpu);
        world.Sight.See("waits", cpu);
        Result(shutdown ? timer_shutdown_sync(timer) : timer_delete_sync(timer));
        world.Sight.See("waited", cpu);
        _busy[cpu] = false;
    }

    private void Result(int value) => world.Sight.See("r", value);
}
