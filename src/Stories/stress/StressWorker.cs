// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Threading;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// The load of one CPU: it does things with its own timers and those of others, sleeps, and computes.
/// Its task ends when the CPU goes down under it, and a new one starts with the CPU.
/// </summary>
internal sealed unsafe class StressWorker
{
    private const int Timers = 48;
    private const int HighTimers = 6;
    private const ulong Far = 300;

    private readonly StressRun _run;
    private readonly int _cpu;
    private readonly Random _chance;
    private readonly stress_timer*[] _timers = new stress_timer*[Timers];
    private readonly stress_hrtimer*[] _high = new stress_hrtimer*[HighTimers];
    private bool _running;

    public StressWorker(StressRun run, int cpu, ulong seed)
    {
        _run = run;
        _cpu = cpu;
        _chance = new Random(HashCode.Of(seed, cpu));
    }

    /// <summary>Whether its task runs.</summary>
    public bool Running
    {
        get => Volatile.Read(ref _running);
        set => Volatile.Write(ref _running, value);
    }

    /// <summary>One of its timers, for others to change.</summary>
    public stress_timer* Timer(uint number) => _timers[number % Timers];

    /// <summary>Makes the timers; called on a CPU of the machine.</summary>
    public void MakeTimers()
    {
        for (int i = 0; i < Timers; i++)
        {
            stress_timer* t = _timers[i] = _run.Machine.Arena.Allocate<stress_timer>();
            uint flags = (i % 4 == 0 ? TIMER_PINNED : 0) | (i % 6 == 0 ? TIMER_IRQSAFE : 0)
                | (i % 8 == 0 ? TIMER_DEFERRABLE : 0);

            t->number = _cpu * Timers + i;
            t->random = (uint)_chance.Next(1, int.MaxValue);
            timer_setup(&t->timer, &StressCallbacks.stress_timer_fn, flags);
        }
        for (int i = 0; i < HighTimers; i++)
        {
            stress_hrtimer* t = _high[i] = _run.Machine.Arena.Allocate<stress_hrtimer>();

            t->number = _cpu * HighTimers + i;
            hrtimer_setup(&t->timer, &StressCallbacks.stress_hrtimer_fn, CLOCK_MONOTONIC, Mode(i));
        }
    }

    /// <summary>The task.</summary>
    public void Run()
    {
        while (!_run.Counts.Stopping && raw_smp_processor_id() == _cpu)
        {
            for (int i = _chance.Next(500); i >= 0; i--)
                Step();
            Rest();
        }
        foreach (stress_hrtimer* t in _high)
            _run.Hrtimers.Cancel(t);
        Running = false;
    }

    private void Step()
    {
        StressLedger ledger = _run.Ledger;
        stress_timer* own = _timers[_chance.Next(Timers)];
        stress_timer* any = _run.Workers[_chance.Next(_run.Workers.Count)].Timer((uint)_chance.Next());

        switch (_chance.Next(100))
        {
            case < 30:
                ledger.Modify(any, Later(), reduce: false);
                break;
            case < 36:
                ledger.Modify(any, Later(), reduce: true);
                break;
            case < 42:
                ledger.ModifyPending(any, Later());
                break;
            case < 52:
                ledger.Delete(any, attempt: _chance.Next(4) == 0);
                break;
            case < 61:
                ledger.DeleteSync(own, shutdown: _chance.Next(5) == 0);
                break;
            case < 66:
                AddOn(own);
                break;
            case < 73:
                ledger.Add(any, Later(), local: _chance.Next(2) == 0);
                break;
            case < 88:
                Shared(_run.Shared((uint)_chance.Next()));
                break;
            default:
                High(_chance.Next(HighTimers));
                break;
        }
    }

    private void AddOn(stress_timer* t)
    {
        int cpu = _chance.Next(_run.Workers.Count);

        // A timer that is added to a CPU that has gone stays there until the CPU is back.
        if (!cpus_read_trylock())
            return;
        if (cpu_online((uint)cpu))
            _run.Ledger.AddOn(t, Later(), cpu);
        cpus_read_unlock();
    }

    private void Shared(stress_timer* t)
    {
        if (_chance.Next(4) == 0)
            _run.DeleteShared(t, sync: _chance.Next(2) == 0);
        else
            _run.ModifyShared(t, jiffies + (ulong)_chance.Next(30), reduce: _chance.Next(4) == 0);
    }

    private void High(int number)
    {
        stress_hrtimer* t = _high[number];

        _run.Hrtimers.Cancel(t);
        if (_chance.Next(8) != 0)
            _run.Hrtimers.Start(t, _chance.Next(1, 3_000_000), _chance.Next(1, 5), Mode(number));
    }

    private static hrtimer_mode Mode(int number) => (number % 4) switch
    {
        0 => HRTIMER_MODE_REL,
        1 => HRTIMER_MODE_REL_PINNED,
        2 => HRTIMER_MODE_REL_SOFT,
        _ => HRTIMER_MODE_REL_PINNED_SOFT,
    };

    private ulong Later() => jiffies + (ulong)(_chance.Next(16) switch
    {
        < 5 => _chance.Next(4),
        < 11 => _chance.Next(1, 20),
        < 15 => _chance.Next(20, 200),
        _ => _chance.Next(200, 2000),
    });

    private void Rest()
    {
        if (_chance.Next(5) == 0)
        {
            consume_cpu(_chance.Next(1_000, 300_000));
            _run.Counts.Add(StressOperation.Busy);
            return;
        }
        int ms = _chance.Next(8) == 0 ? _chance.Next(5, 40) : _chance.Next(1, 5);
        // In jiffies: they stand still while the CPU that counts them is not run by the host.
        ulong before = jiffies;

        msleep((uint)ms);
        if (jiffies - before < (ulong)ms)
            _run.Counts.Violation($"cpu{_cpu} slept {jiffies - before} jiffies instead of {ms}");
        _run.Counts.Add(StressOperation.Sleep);
    }

    /// <summary>Deletes what is not due soon, or may be put off as long as its CPU sleeps.</summary>
    public void DeleteFar()
    {
        foreach (stress_timer* t in _timers)
        {
            if (time_after(t->expires, jiffies + Far) || (t->timer.flags & TIMER_DEFERRABLE) != 0)
                _run.Ledger.DeleteSync(t, shutdown: false);
        }
    }

    /// <summary>Timers that have not fired; read outside of the machine, so it may be out of date.</summary>
    public int CountArmed()
    {
        int armed = 0;

        foreach (stress_timer* t in _timers)
            armed += Volatile.Read(ref t->armed) != 0 || Volatile.Read(ref t->in_flight) != 0 ? 1 : 0;
        return armed;
    }

    /// <summary>Those that have not fired in the end are lost.</summary>
    public void ReportLost()
    {
        foreach (stress_timer* t in _timers)
        {
            if (t->armed != 0)
                _run.Counts.Violation($"timer {t->number} for {t->expires} is lost: it has not fired in the end");
            if (t->in_flight != 0)
                _run.Counts.Violation($"timer {t->number} for {t->flight_expires} is lost: its callback did not run");
        }
    }

    /// <summary>Deletes every timer, which checks it.</summary>
    public void DeleteAll()
    {
        foreach (stress_timer* t in _timers)
            _run.Ledger.DeleteSync(t, shutdown: false);
    }

    private static class HashCode
    {
        public static int Of(ulong seed, int cpu) => (int)(seed * 1_000_003 + (ulong)cpu * 7919 + 1);
    }
}
