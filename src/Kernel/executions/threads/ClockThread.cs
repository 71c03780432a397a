// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Threading;

namespace Linux.Executions;

/// <summary>
/// The clock event devices of CPUs that are threads. A CPU that sleeps or spins looks at its own; for
/// the others this thread looks, often enough for a tick to be on time. It also does what was asked
/// for at a time, and looks for CPUs that are stuck.
/// </summary>
internal sealed unsafe class ClockThread
{
    /// <summary>Longest time between two looks at the clocks of CPUs that are awake, ns.</summary>
    private const long LongestPeriodNs = 500_000;

    /// <summary>Shortest time between two looks, ns.</summary>
    private const long ShortestPeriodNs = 50_000;

    private readonly Threads _threads;
    private readonly Machine _machine;
    private readonly ThreadCpu[] _cpus;
    private readonly Thread _thread;
    private readonly Baton _baton = new();
    private readonly PlannedEvents _events = new();
    private long _wakes;
    private int _acts;

    public ClockThread(Threads threads, Machine machine, ThreadCpu[] cpus)
    {
        _threads = threads;
        _machine = machine;
        _cpus = cpus;
        _thread = new Thread(Main) { IsBackground = true, Name = "clock" };
    }

    /// <summary>Times that a CPU's sleep ended, or that what is due was dealt with.</summary>
    public long Wakes => Interlocked.Read(ref _wakes);

    /// <summary>
    /// Whether somebody is between taking something that is due and the interrupt that comes of it;
    /// over only after <see cref="Wakes"/> has been counted up.
    /// </summary>
    public bool Acts => Volatile.Read(ref _acts) != 0;

    /// <summary>Whether something is asked for that has not been done.</summary>
    public bool HasEvents
    {
        get
        {
            lock (_events)
                return _events.Count != 0;
        }
    }

    /// <summary>Starts to look.</summary>
    public void Start() => _thread.Start();

    /// <summary>Has it look now.</summary>
    public void Wake() => _baton.Pass();

    /// <summary>Waits for its end.</summary>
    public void Join() => _thread.Join();

    /// <summary>A CPU's sleep has ended.</summary>
    public void CountWake() => Interlocked.Increment(ref _wakes);

    /// <summary>Runs <paramref name="action"/> at <paramref name="time"/> ns.</summary>
    public void At(long time, Action action)
    {
        lock (_events)
            _events.Add(time, action);
    }

    /// <summary>
    /// Latches the clock interrupt of a CPU once for each time that it was programmed. The CPU may
    /// program it anew meanwhile; then this does nothing, and its caller looks again.
    /// </summary>
    public bool Expire(ThreadCpu cpu, long expires)
    {
        ref long programmed = ref cpu.Context->clock_expires;

        Interlocked.Increment(ref _acts);
        bool taken = Interlocked.CompareExchange(ref programmed, long.MaxValue, expires) == expires;

        if (taken)
        {
            _machine.Latch(cpu.Context->cpu, irq_vector.LocalTimer);
            CountWake();
        }
        Interlocked.Decrement(ref _acts);
        return taken;
    }

    /// <summary>A CPU looks at its own clock.</summary>
    public void ExpireIfDue(ThreadCpu cpu)
    {
        long expires = Volatile.Read(ref cpu.Context->clock_expires);

        if (expires != long.MaxValue && expires <= _threads.Now())
            Expire(cpu, expires);
    }

    private void Main()
    {
        while (_threads.ClockMayRun(_baton))
        {
            try
            {
                long next = ExpireAll();

                _threads.Watch();
                _baton.Wait(Math.Max(ShortestPeriodNs, next - _threads.Now()));
            }
            catch (Exception failure)
            {
                _threads.Fail(failure);
            }
        }
    }

    /// <summary>Fires what is due; returns when to look again, ns.</summary>
    private long ExpireAll()
    {
        long now = _threads.Now();
        long next = now + LongestPeriodNs;

        foreach (ThreadCpu cpu in _cpus)
        {
            long expires = Volatile.Read(ref cpu.Context->clock_expires);

            if (expires <= now)
            {
                if (Expire(cpu, expires))
                    cpu.WakeIfAsleep();
            }
            else if (Volatile.Read(ref cpu.Sleeping) == 0)
                next = Math.Min(next, expires);
        }
        Interlocked.Increment(ref _acts);
        while (TakeEvent(now, out Action? action))
        {
            action();
            CountWake();
        }
        Interlocked.Decrement(ref _acts);
        return next;
    }

    private bool TakeEvent(long now, out Action action)
    {
        lock (_events)
        {
            bool isDue = _events.NextTime <= now;

            action = isDue ? _events.Take() : null!;
            return isDue;
        }
    }
}
