// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// What timers do when they expire: a small program that a scenario gives to each. The twin of
/// src/Lockstep/C/tick/callbacks.c.
/// </summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal sealed unsafe class TickCallbacks(TickWorld world)
{
    private const int MostActions = 60;
    private const int Kinds = 13;
    private const int TickDepBits = 6;
    private const int MostJiffies = 64;

    [ThreadStatic]
    private static TickCallbacks? s_current;

    private readonly Program[] _timers = new Program[world.Shape.Timers];
    private readonly Program[] _hrtimers = new Program[world.Shape.Hrtimers];
    private int _actions;

    private readonly record struct Program(int Action, long Delta, int Other);

    /// <summary>What timer_setup() is given.</summary>
    public static delegate*<timer_list*, void> Timer => &TimerExpired;

    /// <summary>What hrtimer_setup() is given.</summary>
    public static delegate*<hrtimer*, hrtimer_restart> Hrtimer => &HrtimerExpired;

    /// <summary>Makes this the one whose programs run on the calling thread.</summary>
    public void MakeCurrent() => s_current = this;

    public static void Forget() => s_current = null;

    public void BeginOperation() => _actions = 0;

    /// <summary>Gives a timer of the wheel its program.</summary>
    public void SetTimer(long number, long action, long operands)
        => _timers[(int)((ulong)number % (ulong)_timers.Length)] = Decode(action, operands);

    /// <summary>Gives a high-resolution timer its program.</summary>
    public void SetHrtimer(long number, long action, long operands)
        => _hrtimers[(int)((ulong)number % (ulong)_hrtimers.Length)] = Decode(action, operands);

    private static Program Decode(long action, long operands)
        => new((int)(action % Kinds), operands >> 8, (int)(operands & 255));

    private static void TimerExpired(timer_list* timer) => s_current!.Run(timer);

    private static hrtimer_restart HrtimerExpired(hrtimer* timer) => s_current!.Run(timer);

    private hrtimer* OtherOf(Program program) => world.Hrtimers + program.Other % world.Shape.Hrtimers;

    private void Run(timer_list* timer)
    {
        Program program = _timers[timer - world.Timers];
        hrtimer* other = OtherOf(program);

        world.Sight.See("callback", timer - world.Timers);
        world.Sight.See("cpu", world.Cpu);
        if (++_actions > MostActions)
            return;
        switch (program.Action)
        {
            case 1:
                Result(mod_timer(timer, jiffies + (ulong)(program.Delta % MostJiffies)));
                break;
            case 2 when !other->is_soft:
                hrtimer_start(other, program.Delta, hrtimer_mode.HRTIMER_MODE_REL);
                break;
            case 3:
                Result(hrtimer_try_to_cancel(other));
                break;
        }
    }

    private hrtimer_restart Run(hrtimer* timer)
    {
        Program program = _hrtimers[timer - world.Hrtimers];

        world.Sight.See("hrtimer", timer - world.Hrtimers);
        world.Sight.See("cpu", world.Cpu);
        world.Sight.See("now", world.Now);
        if (++_actions > MostActions)
            return hrtimer_restart.HRTIMER_NORESTART;
        switch (program.Action)
        {
            case 1:
                return Again(timer, program.Delta);
            case 5:
                hrtimer_start(timer, program.Delta, hrtimer_mode.HRTIMER_MODE_REL_PINNED | Soft(timer));
                return hrtimer_restart.HRTIMER_RESTART;
            case 6:
                world.Now += program.Delta;
                return Again(timer, program.Delta / 2 + 1);
            default:
                RunOnce(timer, program);
                return hrtimer_restart.HRTIMER_NORESTART;
        }
    }

    private void RunOnce(hrtimer* timer, Program program)
    {
        hrtimer* other = OtherOf(program);
        var bit = (tick_dep_bits)(program.Other % TickDepBits);

        switch (program.Action)
        {
            case 2:
                hrtimer_start(other, program.Delta, hrtimer_mode.HRTIMER_MODE_REL | Soft(other));
                break;
            case 3:
                Result(hrtimer_try_to_cancel(other));
                break;
            case 4:
                hrtimer_start(timer, world.Now + program.Delta, Soft(timer));
                break;
            case 7:
                Result(mod_timer(world.Timers + program.Other % world.Shape.Timers,
                    jiffies + (ulong)(program.Delta % MostJiffies)));
                break;
            case 8:
                tick_nohz_dep_set_cpu(program.Other % world.Cpus, bit);
                break;
            case 9:
                tick_nohz_dep_clear_cpu(program.Other % world.Cpus, bit);
                break;
            case 10:
                StartWaiter(program.Other % world.Cpus, timer);
                break;
            case 11:
                StartElsewhere(program.Other % world.Cpus, timer, program.Delta);
                break;
            case 12:
                StartElsewhere(program.Other % world.Cpus, other, program.Delta);
                break;
        }
    }

    /// <summary>Another CPU waits for this very callback; it ends once the callback has.</summary>
    private void StartWaiter(int cpu, hrtimer* timer)
    {
        if (world.Busy[cpu] || !world.IsOnline(cpu) || world.Second.Lives)
            return;
        world.Busy[cpu] = true;
        world.Second.Start(() => WaitForCallback(cpu, timer));
    }

    private void WaitForCallback(int cpu, hrtimer* timer)
    {
        world.BeTask(cpu);
        world.Sight.See("waits", cpu);
        Result(hrtimer_cancel(timer));
        world.Sight.See("waited", cpu);
        world.Busy[cpu] = false;
    }

    /// <summary>Another CPU arms a timer, perhaps the one whose callback this is.</summary>
    private void StartElsewhere(int cpu, hrtimer* timer, long delta)
    {
        int me = world.Cpu;

        if (world.Busy[cpu] || !world.IsOnline(cpu))
            return;
        int irqs = world.Context(cpu)->irqs_disabled;
        world.Sight.See("elsewhere", cpu);
        world.Busy[cpu] = true;
        world.BeTask(cpu);
        hrtimer_start(timer, delta, hrtimer_mode.HRTIMER_MODE_REL | Soft(timer));
        ThisCpu.context->irqs_disabled = irqs;
        world.Busy[cpu] = false;
        world.Be(me);
    }

    private static hrtimer_mode Soft(hrtimer* timer)
        => timer->is_soft ? hrtimer_mode.HRTIMER_MODE_SOFT : 0;

    private hrtimer_restart Again(hrtimer* timer, long delta)
    {
        world.Sight.See("overruns", hrtimer_forward_now(timer, delta));
        return hrtimer_restart.HRTIMER_RESTART;
    }

    private void Result(int value) => world.Sight.See("r", value);
}
