// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// The CPUs, hotplug and the idle loop around the ported files, as src/Lockstep/C/wheel/world.c has them
/// around the C files.
/// </summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal sealed unsafe class World : PlayedMachine
{
    private readonly bool[] _stopped;
    private readonly bool[] _full;
    private readonly ulong[] _wakesAt;

    /// <summary>Takes hold of a machine that was made with <see cref="Standstill"/>.</summary>
    public World(Machine machine, Shape shape, Sight sight, Points points)
        : base(machine, sight, points, shape.Timers)
    {
        _stopped = new bool[shape.Cpus];
        _full = new bool[shape.Cpus];
        _wakesAt = new ulong[shape.Cpus];
        FailAllocation(shape.FailAllocation);
        Shape = shape;
    }

    public Shape Shape { get; }

    /// <summary>When jiffies were counted up last, ns.</summary>
    public ulong Updated
    {
        get => (ulong)last_jiffies_update;
        set => last_jiffies_update = (long)value;
    }

    /// <summary>Whether tmigr_init() has made the lists of groups.</summary>
    public bool HasHierarchy => tmigr_level_list != null;

    /// <summary>Whether CPUs can be taken out of it; some revisions have no way to.</summary>
    public static bool Isolates => tmigr_level_list != null && tmigr_available_cpumask != null;

    public bool IsStopped(int cpu) => _stopped[cpu];

    /// <summary>A CPU begins or ends to do work without its tick, as nohz_full= has it.</summary>
    public void SwitchFull(int cpu) => _full[cpu] = !_full[cpu];

    /// <summary>How many CPUs the hierarchy counts on.</summary>
    public int CountAvailable()
    {
        int count = 0;

        for (int cpu = 0; cpu < Cpus; cpu++)
            count += per_cpu_ptr(ref Kernel.tmigr_cpu, cpu)->available ? 1 : 0;
        return count;
    }

    public void LeaveIdle(int cpu)
    {
        int caller = Cpu;
        int irqs = Context(cpu)->irqs_disabled;

        BeIrqsOff(cpu);
        if (per_cpu_ptr(ref timer_bases[BASE_LOCAL], cpu)->is_idle)
            timer_clear_idle();
        _stopped[cpu] = false;
        ThisCpu.context->irqs_disabled = irqs;
        Be(caller);
    }

    public void DoWork(int cpu, work_struct* work)
    {
        int caller = Cpu;
        int irqs = Context(cpu)->irqs_disabled;

        Sight.See("work-on", cpu);
        if (!IsOnline(cpu))
            return;
        if (!_full[cpu])
            LeaveIdle(cpu);
        BeTask(cpu);
        work->func(work);
        ThisCpu.context->irqs_disabled = irqs;
        Be(caller);
    }

    /// <summary>
    /// As much of tick_nohz_next_event() and tick_nohz_stop_tick() as concerns the wheel.
    /// </summary>
    public void IdlePass(int cpu)
    {
        ulong basej;
        ulong basem = get_jiffies_update(&basej);
        bool idle = _stopped[cpu];
        ulong next = get_next_timer_interrupt(basej, basem);

        Sight.See("next", next);
        if (next - basem <= Tick && !idle)
            return;
        _wakesAt[cpu] = next;
        ulong expires = timer_base_try_to_set_idle(basej, basem, &idle);
        Sight.See("expires", expires);
        Sight.See("idle", idle);
        if (!idle)
            return;
        _stopped[cpu] = true;
        Sight.See("armed", Math.Min(expires, _wakesAt[cpu]));
    }

    public void SoftirqPass(int cpu)
    {
        Context(cpu)->softirq_pending = 0;
        BeTask(cpu);
        run_timer_softirq();
    }

    public void BringUp(int by, int cpu)
    {
        LeaveIdle(by);
        BeTask(by);
        _stopped[cpu] = false;
        Context(cpu)->softirq_pending = 0;
        timers_prepare_cpu((uint)cpu);
        if (IsRegistered(CPUHP_TMIGR_PREPARE))
        {
            int error = tmigr_cpu_prepare((uint)cpu);

            Sight.See("prepared", error);
            if (error != 0)
                return;
        }
        BeTask(cpu);
        set_cpu_online((uint)cpu, true);
        if (IsRegistered(CPUHP_AP_TMIGR_ONLINE))
            Sight.See("online", cpuhp_get_step(CPUHP_AP_TMIGR_ONLINE)->startup.single((uint)cpu));
    }

    public void TakeDown(int by, int cpu)
    {
        LeaveIdle(by);
        LeaveIdle(cpu);
        BeTask(cpu);
        if (IsRegistered(CPUHP_AP_TMIGR_ONLINE))
            Sight.See("offline", cpuhp_get_step(CPUHP_AP_TMIGR_ONLINE)->teardown.single((uint)cpu));
        set_cpu_online((uint)cpu, false);
        _stopped[cpu] = false;
        Context(cpu)->softirq_pending = 0;
        LeaveIdle(by);
        BeTask(by);
        Sight.See("dead", timers_dead_cpu((uint)cpu));
    }

    /// <summary>Whether tmigr_init() came as far as this step of hotplug.</summary>
    private static bool IsRegistered(cpuhp_state step) => cpuhp_get_step(step)->startup.single != null;
}
