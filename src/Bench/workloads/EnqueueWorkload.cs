// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;
using Linux.Push;
using static Linux.Kernel;

namespace Linux.Bench;

/// <summary>
/// The measurement of the pull model's cover letter: one timer is armed and deleted over and over on
/// a CPU that keeps no timers of its own, while a quarter of the others compute and the rest sleep.
/// </summary>
internal sealed unsafe class EnqueueWorkload : IDisposable
{
    private const long SliceNs = 10_000_000;

    private readonly Machine _machine;
    private readonly Cell* _cell;
    private readonly uint[] _delays;
    private readonly bool[] _busy;

    /// <summary>Boots a machine whose CPU 0 measures.</summary>
    /// <param name="cpus">CPUs, 2 at least.</param>
    /// <param name="busy">Which of the others compute.</param>
    /// <param name="isolated">Whether CPU 0 is in nohz_full=, so that it keeps no timers.</param>
    /// <param name="delays">Expiries, ms ahead.</param>
    public EnqueueWorkload(int cpus, Func<int, bool> busy, bool isolated, uint[] delays)
    {
        _delays = delays;
        _busy = Enumerable.Range(0, cpus).Select(cpu => cpu != 0 && busy(cpu)).ToArray();
        _machine = Simulation.Boot(new MachineOptions
        {
            Cpus = cpus,
            NohzFull = isolated ? [0] : [],
            CheckInvariants = false,
        });
        SchedDomains.Build(_machine);
        for (int cpu = 1; cpu < cpus; cpu++)
        {
            if (_busy[cpu])
                _machine.Spawn(cpu, $"busy/{cpu}", Compute);
        }
        _machine.RunFor(1_000_000_000);
        _cell = _machine.Arena.Allocate<Cell>();
        On(() => timer_setup(&_cell->Timer, &Expired, 0));
    }

    /// <summary>Warnings of the machine; a run that has any measured something else.</summary>
    public int Warnings => _machine.Warnings.All.Count;

    /// <summary>The CPU whose wheel the timer was on last.</summary>
    public int CpuOfTimer => (int)(_cell->Timer.flags & TIMER_CPUMASK);

    /// <summary>Whether <paramref name="cpu"/> computes.</summary>
    public bool IsBusy(int cpu) => _busy[cpu];

    /// <summary>CPUs that the search asks whether they are idle, the last one included.</summary>
    public int Asked
    {
        get
        {
            int asked = 0;

            _machine.Inspect(0, () => asked = CountAsked());
            return asked;
        }
    }

    /// <summary>Runs <paramref name="body"/> in a task on CPU 0.</summary>
    public void On(Action body) => _machine.On(0, body);

    /// <summary>Arms and deletes as Linux 7.2 does.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Pull()
    {
        timer_list* timer = &_cell->Timer;
        ulong now = jiffies;

        foreach (uint delay in _delays)
        {
            timer->expires = now + delay;
            add_timer(timer);
            timer_delete(timer);
        }
    }

    /// <summary>Arms and deletes as Linux 6.1 does.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Push()
    {
        timer_list* timer = &_cell->Timer;
        ulong now = jiffies;

        foreach (uint delay in _delays)
        {
            timer->expires = now + delay;
            PushKernel.add_timer(timer);
            PushKernel.timer_delete(timer);
        }
    }

    /// <summary>Looks for a CPU as Linux 6.1 does when it arms, and does nothing else.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Search()
    {
        for (int i = 0; i < _delays.Length; i++)
            PushKernel.get_nohz_timer_target();
    }

    /// <summary>Arms the timer as Linux 6.1 does and lets it expire.</summary>
    /// <returns>The CPU that ran its callback.</returns>
    public int PushAndExpire()
    {
        _cell->ExpiredOn = -1;
        On(() =>
        {
            _cell->Timer.expires = jiffies + 20;
            PushKernel.add_timer(&_cell->Timer);
        });
        _machine.RunUntil(() => _cell->ExpiredOn != -1, 1_000_000_000);
        return _cell->ExpiredOn;
    }

    /// <summary>Stops the machine.</summary>
    public void Dispose() => _machine.Dispose();

    private static void Expired(timer_list* timer) => ((Cell*)timer)->ExpiredOn = raw_smp_processor_id();

    private static void Compute()
    {
        for (; ; )
            consume_cpu(SliceNs, user: true);
    }

    private int CountAsked()
    {
        int asked = 0;

        for (var sd = (sched_domain*)this_rq()->sd; sd != null; sd = sd->parent)
        {
            for (int cpu = 1; cpu < _busy.Length; cpu++)
            {
                if (!cpumask_test_cpu(cpu, &sd->span))
                    continue;
                asked++;
                if (_busy[cpu])
                    return asked;
            }
        }
        return asked;
    }

    /// <summary>The timer, and what its callback leaves behind.</summary>
    private struct Cell
    {
        public timer_list Timer;
        public int ExpiredOn;
    }
}
