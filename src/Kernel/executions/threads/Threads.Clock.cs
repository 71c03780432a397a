// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Threading;
using static Linux.Kernel;

namespace Linux.Executions;

/// <summary>
/// The clock event devices. A CPU that sleeps or spins looks at its own; for the others a thread looks,
/// often enough for a tick to be on time.
/// </summary>
public sealed unsafe partial class Threads
{
    /// <summary>Longest time between two looks at the clocks of CPUs that are awake, ns.</summary>
    private const long ClockPeriodNs = 500_000;

    /// <summary>Shortest time between two looks, ns.</summary>
    private const long ShortestPeriodNs = 50_000;

    private readonly Baton _clock = new();
    private readonly PriorityQueue<Action, (long Time, long Number)> _events = new();
    private long _eventNumber;

    /// <summary>
    /// Who is between taking something that is due and the interrupt that comes of it; counted down
    /// after <see cref="_wakes"/> has been counted up.
    /// </summary>
    private int _clockActs;

    internal override void ClockProgrammed(int cpu, long expires)
    {
    }

    internal override void At(long time, Action action)
    {
        lock (_events)
            _events.Enqueue(action, (time, _eventNumber++));
    }

    /// <summary>
    /// Latches the clock interrupt of a CPU once for each time that it was programmed. The CPU may
    /// program it anew meanwhile; then this does nothing, and its caller looks again.
    /// </summary>
    private bool Expire(ThreadCpu cpu, long expires)
    {
        ref long programmed = ref cpu.Context->clock_expires;

        Interlocked.Increment(ref _clockActs);
        bool taken = Interlocked.CompareExchange(ref programmed, long.MaxValue, expires) == expires;

        if (taken)
        {
            _machine.Latch(cpu.Context->cpu, irq_vector.LocalTimer);
            Interlocked.Increment(ref _wakes);
        }
        Interlocked.Decrement(ref _clockActs);
        return taken;
    }

    private void ExpireIfDue(ThreadCpu cpu)
    {
        long expires = Volatile.Read(ref cpu.Context->clock_expires);

        if (expires != long.MaxValue && expires <= Now())
            Expire(cpu, expires);
    }

    private bool HasEvents()
    {
        lock (_events)
            return _events.Count != 0;
    }

    private void ClockMain()
    {
        for (; ; )
        {
            int run = _runs;

            if (_stopping)
            {
                CountHalted();
                while (_runs == run && !Aborted)
                    _clock.Wait();
            }
            if (Aborted)
                return;
            try
            {
                long next = ExpireAll();

                Watch();
                _clock.Wait(Math.Max(ShortestPeriodNs, next - Now()));
            }
            catch (Exception failure)
            {
                Fail(failure);
            }
        }
    }

    /// <summary>Fires what is due; returns when to look again, ns.</summary>
    private long ExpireAll()
    {
        long now = Now();
        long next = now + ClockPeriodNs;

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
        Interlocked.Increment(ref _clockActs);
        while (TakeEvent(now, out Action? action))
        {
            action();
            Interlocked.Increment(ref _wakes);
        }
        Interlocked.Decrement(ref _clockActs);
        return next;
    }

    private bool TakeEvent(long now, out Action action)
    {
        lock (_events)
        {
            if (_events.TryPeek(out action!, out var key) && key.Time <= now)
            {
                _events.Dequeue();
                return true;
            }
        }
        return false;
    }
}
