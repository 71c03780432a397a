// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// One operation a line of a scenario: a CPU does something to a timer, to time or to a CPU. The twin
/// of src/Lockstep/C/wheel/operations.c.
/// </summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal sealed unsafe class Operations
{
    private readonly World _world;
    private ulong _basej;
    private ulong _basem;

    public Operations(World world, Callbacks callbacks)
    {
        _world = world;
        OnCpu = MakeOnCpu();
        OnNone = new()
        {
            ["advance"] = (_, a, _, _) => Advance((ulong)a),
            ["program"] = (_, a, b, c) => callbacks.Program(TimerNumber(a), b, c),
            ["full"] = (_, a, _, _) => world.SwitchFull(CpuNumber(a)),
            ["fail"] = (_, a, _, _) => world.FailAllocation((int)a),
        };
    }

    /// <summary>Operations of a CPU that is online.</summary>
    public Dictionary<string, Operation> OnCpu { get; }

    /// <summary>Operations of no CPU.</summary>
    public Dictionary<string, Operation> OnNone { get; }

    /// <summary>Reads the clock that an operation works with.</summary>
    public void Prepare()
    {
        ulong basej;

        _basem = get_jiffies_update(&basej);
        _basej = basej;
    }

    private Dictionary<string, Operation> MakeOnCpu() => new()
    {
        ["setup"] = Setup,
        ["add"] = (_, a, b, _) => add_timer(Expiring(a, b)),
        ["mod"] = (_, a, b, _) => Result(mod_timer(Timer(a), In(b))),
        ["mod_pending"] = (_, a, b, _) => Result(mod_timer_pending(Timer(a), In(b))),
        ["reduce"] = (_, a, b, _) => Result(timer_reduce(Timer(a), In(b))),
        ["add_on"] = AddOn,
        ["add_global"] = (_, a, b, _) => add_timer_global(Expiring(a, b)),
        ["add_local"] = (_, a, b, _) => add_timer_local(Expiring(a, b)),
        ["del"] = (_, a, _, _) => Result(timer_delete(Timer(a))),
        ["shut"] = (_, a, _, _) => Result(timer_shutdown(Timer(a))),
        ["del_sync"] = (_, a, _, _) => Result(timer_delete_sync(Timer(a))),
        ["shut_sync"] = (_, a, _, _) => Result(timer_shutdown_sync(Timer(a))),
        ["try_del"] = (_, a, _, _) => Result(timer_delete_sync_try(Timer(a))),
        ["round"] = Round,
        ["convert"] = (_, a, b, _) => Conversions.Show(_world.Sight, a, b),
        ["tick"] = TickOn,
        ["softirq"] = (cpu, _, _, _) => _world.SoftirqPass(cpu),
        ["next"] = Next,
        ["try_idle"] = TryIdle,
        ["clear_idle"] = ClearIdle,
        ["idle"] = Idle,
        ["irq"] = Irq,
        ["wake"] = (cpu, _, _, _) => _world.LeaveIdle(cpu),
        ["up"] = Up,
        ["down"] = Down,
        ["requires_remote"] = RequiresRemote,
        ["handle_remote"] = (_, _, _, _) => tmigr_handle_remote(),
        ["quick_check"] = QuickCheck,
        ["new_timer"] = NewTimer,
        ["init_isolation"] = InitIsolation,
        ["exclude"] = Exclude,
        ["expire_remote"] = (_, a, _, _) => timer_expire_remote((uint)CpuNumber(a)),
        ["fetch"] = Fetch,
    };

    private void Advance(ulong ticks)
    {
        _world.Jiffies += ticks;
        _world.Updated += ticks * World.Tick;
    }

    private void Setup(int cpu, long a, long b, long c)
    {
        _world.BeIrqsOff(cpu);
        if (timer_pending(Timer(a)))
            Skip(2);
        else
            timer_setup(Timer(a), Callbacks.Function, (uint)b);
    }

    private void AddOn(int cpu, long a, long b, long c)
    {
        if (_world.IsOnline(CpuNumber(c)))
            add_timer_on(Expiring(a, b), CpuNumber(c));
        else
            Skip(3);
    }

    private void Round(int cpu, long a, long b, long c)
    {
        Result(__round_jiffies_relative((ulong)b, cpu));
        Result(round_jiffies(In(b)));
        Result(round_jiffies_relative((ulong)b));
        Result(__round_jiffies_up_relative((ulong)b, cpu));
        Result(round_jiffies_up(In(b)));
        Result(round_jiffies_up_relative((ulong)b));
    }

    private void TickOn(int cpu, long a, long b, long c)
    {
        _world.BeIrqsOff(cpu);
        ThisCpu.context->preempt_count += HARDIRQ_OFFSET;
        run_local_timers();
        ThisCpu.context->preempt_count -= HARDIRQ_OFFSET;
        bool raised = TimerSoftirqIsPending;
        _world.Sight.See("raised", raised);
        if (raised)
            _world.SoftirqPass(cpu);
    }

    private void Next(int cpu, long a, long b, long c)
    {
        _world.BeIrqsOff(cpu);
        Result(get_next_timer_interrupt(_basej, _basem));
    }

    private void TryIdle(int cpu, long a, long b, long c)
    {
        bool idle = (b & 1) != 0;

        _world.BeIrqsOff(cpu);
        Result(timer_base_try_to_set_idle(_basej, _basem, &idle));
        _world.Sight.See("idle", idle);
    }

    private void ClearIdle(int cpu, long a, long b, long c)
    {
        _world.BeIrqsOff(cpu);
        timer_clear_idle();
    }

    private void Idle(int cpu, long a, long b, long c)
    {
        _world.BeIrqsOff(cpu);
        _world.IdlePass(cpu);
    }

    private void Irq(int cpu, long a, long b, long c)
    {
        if (TimerSoftirqIsPending)
            _world.SoftirqPass(cpu);
        _world.BeIrqsOff(cpu);
        if (_world.IsStopped(cpu))
            _world.IdlePass(cpu);
    }

    private void Up(int cpu, long a, long b, long c)
    {
        if (_world.IsOnline(CpuNumber(a)))
            Skip(1);
        else
            _world.BringUp(cpu, CpuNumber(a));
    }

    private void Down(int cpu, long a, long b, long c)
    {
        int other = CpuNumber(a);

        if (other == cpu || !_world.IsOnline(other) || IsLastAvailable(other))
            Skip(4);
        else
            _world.TakeDown(cpu, other);
    }

    private void RequiresRemote(int cpu, long a, long b, long c)
    {
        _world.BeIrqsOff(cpu);
        Result(tmigr_requires_handle_remote());
    }

    private void QuickCheck(int cpu, long a, long b, long c)
    {
        _world.BeIrqsOff(cpu);
        Result(tmigr_quick_check(TicksAhead(b)));
    }

    private void NewTimer(int cpu, long a, long b, long c)
    {
        _world.BeIrqsOff(cpu);
        if (per_cpu_ptr(ref Kernel.tmigr_cpu, cpu)->idle)
            Result(tmigr_cpu_new_timer(TicksAhead(b)));
        else
            Skip(5);
    }

    private void InitIsolation(int cpu, long a, long b, long c)
    {
        if (World.Isolates)
            Result(tmigr_init_isolation());
        else
            Skip(6);
    }

    private void Exclude(int cpu, long a, long b, long c)
    {
        cpumask mask = default;
        cpumask left = default;

        for (int word = 0; word < (_world.Shape.Cpus + 63) / 64; word++)
            ((ulong*)&mask)[word] = (ulong)a;
        cpumask_andnot(&left, cpu_online_mask, &mask);
        if (!World.Isolates || cpumask_weight(&left) == 0)
            Skip(7);
        else
            Result(tmigr_isolated_exclude_cpumask(&mask));
    }

    private void Fetch(int cpu, long a, long b, long c)
    {
        timer_events events;

        _world.BeIrqsOff(cpu);
        timer_lock_remote_bases((uint)CpuNumber(a));
        fetch_next_timer_interrupt_remote(_basej, _basem, &events, (uint)CpuNumber(a));
        timer_unlock_remote_bases((uint)CpuNumber(a));
        _world.Sight.See("local", events.local);
        _world.Sight.See("global", events.global);
    }

    /// <summary>
    /// Some CPU has to stay available, or the hierarchy has nobody to hand over to.
    /// </summary>
    private bool IsLastAvailable(int cpu)
        => _world.HasHierarchy
            && _world.CountAvailable()
                - (per_cpu_ptr(ref Kernel.tmigr_cpu, cpu)->available ? 1 : 0) < 1;

    /// <summary>High resolution timers raise one of their own, which is not played here.</summary>
    private static bool TimerSoftirqIsPending
        => (ThisCpu.context->softirq_pending & 1u << TIMER_SOFTIRQ) != 0;

    private int TimerNumber(long n) => (int)((ulong)n % (ulong)_world.Shape.Timers);

    private timer_list* Timer(long n) => _world.Timers + TimerNumber(n);

    private int CpuNumber(long n) => (int)((ulong)n % (ulong)_world.Shape.Cpus);

    private ulong In(long delta) => _world.Jiffies + (ulong)delta;

    private timer_list* Expiring(long n, long delta)
    {
        if (!timer_pending(Timer(n)))
            Timer(n)->expires = In(delta);
        return Timer(n);
    }

    private ulong TicksAhead(long n)
        => n < 0 ? (ulong)KTIME_MAX : _basem + (ulong)n * World.Tick;

    private void Skip(int why) => _world.Skip(why);

    private void Result(int value) => _world.Sight.See("r", value);

    private void Result(bool value) => _world.Sight.See("r", value);

    private void Result(ulong value) => _world.Sight.See("r", value);
}
