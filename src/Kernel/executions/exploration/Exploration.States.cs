// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// The key of a state: what is in memory, what each CPU has read since it was last at rest, which decides
/// what stands in its registers and on its stacks, and what of the machine stands outside of the arena.
/// </summary>
internal sealed unsafe partial class Exploration
{
    private readonly ulong[] _history;
    private readonly Dictionary<long, ulong> _eventHistory = new();
    private readonly RunningArenaHash _memory = new();
    private IStateChoices? _states;
    private ulong _managed;

    internal override void At(long time, Action action)
    {
        if (_states != null && ThisCpu.context != null)
            _eventHistory[NextEvent] = _history[ThisCpu.context->cpu];
        base.At(time, action);
    }

    /// <summary>A CPU did something that a later state may depend on.</summary>
    private void Remember(int cpu, ulong what, int line)
        => _history[cpu] = ArenaHash.Mix(ArenaHash.Mix(_history[cpu], what), (ulong)line);

    private void RememberAccess(int cpu, void* address, int size, access_kind kind, int line)
    {
        if (_states == null)
            return;
        Remember(cpu, (ulong)kind << 56 ^ _machine.Arena.OffsetOf(address), line);
        if ((kind & access_kind.Read) == 0)
            return;
        for (; size > 0; size -= 8, address = (byte*)address + 8)
        {
            ulong value = 0;

            Buffer.MemoryCopy(address, &value, 8, Math.Min(8, size));
            Remember(cpu, Place(value), 0);
        }
    }

    /// <summary>Something that stands outside of the arena depends on what the CPU has done.</summary>
    private void RememberManaged(machine_part part, int number)
    {
        if (_states != null && ThisCpu.context != null
            && part is machine_part.Tasks or machine_part.Devices or machine_part.Events)
            _managed = ArenaHash.Mix(
                ArenaHash.Mix(_managed, _history[ThisCpu.context->cpu]), (ulong)part << 32 | (uint)number);
    }

    /// <summary>A CPU at rest has nothing in registers or on stacks.</summary>
    private void ForgetAtRest(int cpu)
    {
        if (_states != null && IsAtRest(cpu))
            _history[cpu] = 0;
    }

    private bool IsAtRest(int cpu)
    {
        cpu_context* context = _machine.Context(cpu);

        if (context->current != context->idle || IsInHandler(cpu))
            return false;
        foreach (TaskSlot slot in _machine.Tasks.Live)
        {
            // A task that is not bound to its CPU may have been on this one before.
            if (slot.Strand != null
                && (Kernel.task_cpu(slot.Task) == (uint)cpu || slot.Task->nr_cpus_allowed > 1))
                return false;
        }
        return true;
    }

    private ulong StateKey(int chooser)
    {
        ulong key = ArenaHash.Mix(_memory.Update(_machine), (ulong)chooser);

        if (_states!.MemoryOnly)
            return key;
        key = ArenaHash.Mix(key, (ulong)base.Now());
        key = ArenaHash.Mix(key, (ulong)_stalls);
        key = ArenaHash.Mix(key, ChancesTaken());
        key = ArenaHash.Mix(key, _managed);
        key = ArenaHash.Mix(key, _machine.StateHash());
        for (int cpu = 0; cpu < _history.Length; cpu++)
        {
            key = ArenaHash.Mix(key, cpu != chooser && IsAtRest(cpu) ? 0 : _history[cpu]);
            key = ArenaHash.Mix(key, StateHash(cpu) + (_stalled.Contains(cpu) ? 1ul : 0));
            key = ArenaHash.Mix(key, (ulong)_stoppedAt[cpu] == 0 ? 0 : Place((ulong)_stoppedAt[cpu]));
        }
        foreach ((nint @lock, int cpu, _) in _waiting)
            key = ArenaHash.Mix(key, Place((ulong)@lock) + (ulong)cpu);
        foreach ((long time, long number) in PendingEvents())
            key += ArenaHash.Mix((ulong)time, _eventHistory.GetValueOrDefault(number));
        return key;
    }
}
