// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;
using static Linux.Kernel;

namespace Linux.Bench;

/// <summary>
/// The workloads on the port: a machine whose CPUs the calling thread becomes, with interrupts on
/// and the tick never stopped, so that jiffies move only when the workload moves them.
/// </summary>
internal sealed unsafe class WheelWorkload : IDisposable
{
    /// <summary>Pairs that one call of <see cref="Pairs"/> makes.</summary>
    public const int PairsAtOnce = 1000;

    [ThreadStatic]
    private static long s_expired;

    private readonly Machine _machine;
    private readonly timer_list* _timers;
    private readonly uint[] _delays;
    private readonly int _count;
    private Delays _random = new(1);

    /// <summary>Boots the machine and sets <paramref name="count"/> timers up on each of its CPUs.</summary>
    public WheelWorkload(int count, uint[] delays, int cpus = 1)
    {
        _count = count;
        _delays = delays;
        _machine = Simulation.Boot(new MachineOptions
        {
            Cpus = cpus,
            Nohz = false,
            CheckInvariants = false,
            HugePages = true,
            ArenaBytes = (64L << 20) + (long)count * cpus * sizeof(timer_list),
        });
        _machine.RunFor(1_000_000_000);
        _timers = (timer_list*)_machine.Arena.AllocateBytes(
            (nuint)count * (nuint)cpus * (nuint)sizeof(timer_list), 64);
        for (int cpu = 0; cpu < cpus; cpu++)
            On(cpu, () => SetUp(TimersOf(raw_smp_processor_id())));
    }

    /// <summary>Warnings of the machine; a run that has any measured something else.</summary>
    public int Warnings => _machine.Warnings.All.Count;

    /// <summary>Runs <paramref name="body"/> with this thread as <paramref name="cpu"/>.</summary>
    public void On(int cpu, Action body) => _machine.Inspect(cpu, () =>
    {
        local_irq_enable();
        body();
        local_irq_disable();
    });

    /// <summary>W1: adds a timer and deletes it, <see cref="PairsAtOnce"/> times.</summary>
    public void Pairs()
    {
        timer_list* timer = TimersOf(raw_smp_processor_id());
        ulong now = jiffies;

        foreach (uint delay in _delays)
        {
            timer->expires = now + delay;
            add_timer(timer);
            timer_delete(timer);
            timer++;
        }
    }

    /// <summary>W2 and W3: arms every timer.</summary>
    public void ArmAll()
    {
        ulong now = jiffies;

        s_expired = 0;
        for (int i = 0; i < _count; i++)
            mod_timer(_timers + i, now + _delays[i]);
    }

    /// <summary>W2: modifies <paramref name="operations"/> timers, chosen at random.</summary>
    public void Modify(int operations)
    {
        Delays random = _random;
        ulong now = jiffies;

        for (int i = 0; i < operations; i++)
            mod_timer(_timers + random.Below((uint)_count), now + random.Next());
        _random = random;
    }

    /// <summary>W3: lets jiffies pass until every timer has expired.</summary>
    /// <exception cref="InvalidOperationException">Some never do.</exception>
    public void ExpireAll()
    {
        for (int jiffy = 0; s_expired < _count; jiffy++)
        {
            if (jiffy > 1_000_000)
                throw new InvalidOperationException($"{s_expired} of {_count} timers expired");
            NextJiffy();
        }
    }

    /// <summary>Stops the machine.</summary>
    public void Dispose() => _machine.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void NextJiffy()
    {
        jiffies_64++;
        run_timer_softirq();
    }

    private static void Expired(timer_list* timer) => s_expired++;

    private timer_list* TimersOf(int cpu) => _timers + (nint)cpu * _count;

    private void SetUp(timer_list* timers)
    {
        for (int i = 0; i < _count; i++)
            timer_setup(timers + i, &Expired, 0);
    }
}
