// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>CPUs that found a lock taken, and go on when it has been released.</summary>
internal sealed unsafe class LockWaiters(Simulation simulation)
{
    private readonly List<(nint Lock, int Cpu, object Stopped)> _waiting = new();

    /// <summary>How many there are.</summary>
    public int Count => _waiting.Count;

    /// <summary>The calling CPU waits; returns when it has its turn after the lock's release.</summary>
    public void Wait(nint @lock, int cpu)
    {
        _waiting.Add((@lock, cpu, simulation.Stop()));
        simulation.MarkReady(cpu);
        simulation.ParkCurrent();
    }

    /// <summary>A lock has been released; whoever waited for it can go on.</summary>
    public void Released(nint @lock, RunObservers observers)
    {
        for (int i = 0; i < _waiting.Count; i++)
        {
            if (_waiting[i].Lock != @lock)
                continue;
            observers.Touch(machine_part.Ready, _waiting[i].Cpu, access_kind.Write);
            simulation.Release(_waiting[i].Stopped, _waiting[i].Cpu);
            _waiting.RemoveAt(i--);
        }
    }

    /// <summary>Hash of who waits for what.</summary>
    public ulong Key(Arena arena)
    {
        ulong key = 0;

        foreach ((nint @lock, int cpu, _) in _waiting)
            key = ArenaHash.Mix(key, arena.Place((ulong)@lock) + (ulong)cpu);
        return key;
    }

    /// <summary>Bit n: CPU n stopped before it takes a lock that another one holds.</summary>
    public static ulong Blocked(Machine machine, nint[] stoppedAt)
    {
        ulong blocked = 0;

        for (int cpu = 0; cpu < stoppedAt.Length && cpu < 64; cpu++)
        {
            var @lock = (raw_spinlock_t*)stoppedAt[cpu];
            cpu_context* context = machine.Context(cpu);

            if (@lock != null && @lock->owner != 0 && @lock->owner != (uint)cpu + 1
                && (context->pending_irqs == 0 || context->irqs_disabled != 0))
                blocked |= 1ul << cpu;
        }
        return blocked;
    }
}
