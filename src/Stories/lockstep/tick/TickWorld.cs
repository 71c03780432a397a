// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// What the CPUs run, and their idle loop: the twin of src/Lockstep/C/tick/idle.c.
/// </summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal sealed unsafe class TickWorld : PlayedMachine
{
    private readonly task_struct*[] _others;

    /// <summary>Takes hold of a machine that was made with <see cref="TickStandstill"/>.</summary>
    public TickWorld(Machine machine, TickShape shape, Sight sight, Points points)
        : base(machine, sight, points, shape.Timers)
    {
        Shape = shape;
        Hrtimers = (hrtimer*)machine.Arena.AllocateBytes((nuint)(shape.Hrtimers * sizeof(hrtimer)), 64);
        _others = new task_struct*[shape.Cpus];
        for (int cpu = 0; cpu < shape.Cpus; cpu++)
        {
            _others[cpu] = machine.Arena.Allocate<task_struct>();
            machine.Tasks.Initialise(_others[cpu], cpu, $"task/{cpu}", PF_KTHREAD);
        }
        Interrupts = new TickInterrupts(this);
        Devices = new TickDevices(this);
    }

    public TickShape Shape { get; }

    public TickInterrupts Interrupts { get; }

    public TickDevices Devices { get; }

    /// <summary>The scenario's high-resolution timers.</summary>
    public hrtimer* Hrtimers { get; }

    public TickStandstill Execution => (TickStandstill)Machine.Execution;

    /// <summary>Clock monotonic, ns.</summary>
    public long Now
    {
        get => Execution.Clock;
        set => Execution.Clock = value;
    }

    /// <summary>The task of a CPU that is not its idle task.</summary>
    public task_struct* Other(int cpu) => _others[cpu];

    public void DoWork(int cpu, work_struct* work)
    {
        int caller = Cpu;
        int irqs = Context(cpu)->irqs_disabled;

        Sight.See("work-on", cpu);
        if (!IsOnline(cpu))
            return;
        BeTask(cpu);
        work->func(work);
        ThisCpu.context->irqs_disabled = irqs;
        Be(caller);
    }

    /// <summary>Somebody spins: for calls that others have to take, or for the other strand.</summary>
    public void Relax()
    {
        if (!Interrupts.TakeCallsElsewhere())
            Second.WaitForOther();
    }

    public void EnterIdle(int cpu)
    {
        BeTask(cpu);
        ThisCpu.context->current = ThisCpu.context->idle;
        if (!IsIdle(cpu))
            tick_nohz_idle_enter();
    }

    public void LeaveIdle(int cpu)
    {
        int caller = Cpu;

        BeTask(cpu);
        if (IsIdle(cpu))
            tick_nohz_idle_exit();
        clear_tsk_thread_flag(ThisCpu.context->idle, TIF_NEED_RESCHED);
        Be(caller);
    }

    public void IdleCycle(int cpu)
    {
        ktime_t delta;

        EnterIdle(cpu);
        if (need_resched())
        {
            LeaveIdle(cpu);
            return;
        }
        BeIrqsOff(cpu);
        ktime_t length = tick_nohz_get_sleep_length(&delta);
        Sight.See("length", length);
        Sight.See("delta", delta);
        if (length > TICK_NSEC || tick_nohz_tick_stopped())
            tick_nohz_idle_stop_tick();
        else
            tick_nohz_idle_retain_tick();
        Sight.See("got", tick_nohz_idle_got_tick());
    }

    public void RunTask(int cpu, bool runs)
    {
        LeaveIdle(cpu);
        BeIrqsOff(cpu);
        ThisCpu.context->current = runs ? Other(cpu) : ThisCpu.context->idle;
        Other(cpu)->on_rq = runs ? 1 : 0;
        tick_nohz_task_switch();
    }

    /// <summary>Whether the CPU is between idle entry and exit.</summary>
    public static bool IsIdle(int cpu)
        => (per_cpu_ptr(ref tick_cpu_sched, cpu)->flags & TS_FLAG_INIDLE) != 0;
}
