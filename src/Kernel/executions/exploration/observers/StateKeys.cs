// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// The keys of states: what is in memory, what each CPU has read since it was last at rest, which decides
/// what stands in its registers and on its stacks, and what of the machine stands outside of the arena.
/// </summary>
internal sealed unsafe class StateKeys(Machine machine, Simulation simulation, bool memoryOnly)
    : IOperationObserver
{
    private readonly ulong[] _history = new ulong[machine.Options.PossibleCpus];
    private readonly Dictionary<long, ulong> _eventHistory = new();
    private readonly RunningArenaHash _memory = new();
    private ulong _managed;

    public void Before(in Operation operation)
        => Remember(operation.Cpu,
            (ulong)operation.Kind << 56 ^ machine.Arena.Place((ulong)operation.Address), operation.Line);

    public void After(int cpu, visible_kind kind, nint address, ulong value)
        => Remember(cpu, machine.Arena.Place(value), 0);

    public void Plain(in PlainAccess access)
    {
        var address = (byte*)access.Address;

        Remember(access.Cpu, (ulong)access.Kind << 56 ^ machine.Arena.OffsetOf(address), access.Line);
        if ((access.Kind & access_kind.Read) == 0)
            return;
        for (int size = access.Size; size > 0; size -= 8, address += 8)
        {
            ulong value = 0;

            Buffer.MemoryCopy(address, &value, 8, Math.Min(8, size));
            Remember(access.Cpu, machine.Arena.Place(value), 0);
        }
    }

    public void Dealt(int cpu, Decision decision) => Remember(cpu, decision.Key, 0);

    /// <summary>Something that stands outside of the arena depends on what the CPU has done.</summary>
    public void Touch(machine_part part, int number, access_kind kind)
    {
        if (ThisCpu.context != null
            && part is machine_part.Tasks or machine_part.Devices or machine_part.Events)
            _managed = ArenaHash.Mix(
                ArenaHash.Mix(_managed, _history[ThisCpu.context->cpu]), (ulong)part << 32 | (uint)number);
    }

    public void EventPlanned(long number)
    {
        if (ThisCpu.context != null)
            _eventHistory[number] = _history[ThisCpu.context->cpu];
    }

    /// <summary>A CPU at rest has nothing in registers or on stacks.</summary>
    public void Chosen(int cpu)
    {
        if (IsAtRest(cpu))
            _history[cpu] = 0;
    }

    /// <summary>The key of the state in which <paramref name="chooser"/> chooses.</summary>
    public ulong Key(ChoicePoints choices, int chooser)
    {
        ulong key = ArenaHash.Mix(_memory.Update(machine), (ulong)chooser);

        if (memoryOnly)
            return key;
        key = ArenaHash.Mix(key, (ulong)simulation.Now());
        key = ArenaHash.Mix(key, choices.BudgetKey());
        key = ArenaHash.Mix(key, _managed);
        key = ArenaHash.Mix(key, machine.StateHash());
        for (int cpu = 0; cpu < _history.Length; cpu++)
        {
            key = ArenaHash.Mix(key, cpu != chooser && IsAtRest(cpu) ? 0 : _history[cpu]);
            key = ArenaHash.Mix(key, simulation.StateHash(cpu));
            key = ArenaHash.Mix(key, choices.StateHash(cpu));
        }
        foreach ((long time, long number) in simulation.Events.Keys)
            key += ArenaHash.Mix((ulong)time, _eventHistory.GetValueOrDefault(number));
        return key;
    }

    /// <summary>A CPU did something that a later state may depend on.</summary>
    private void Remember(int cpu, ulong what, int line)
        => _history[cpu] = ArenaHash.Mix(ArenaHash.Mix(_history[cpu], what), (ulong)line);

    private bool IsAtRest(int cpu)
    {
        cpu_context* context = machine.Context(cpu);

        if (context->current != context->idle || simulation.IsInHandler(cpu))
            return false;
        foreach (TaskSlot slot in machine.Tasks.Live)
        {
            // A task that is not bound to its CPU may have been on this one before.
            if (slot.Strand != null
                && (Kernel.task_cpu(slot.Task) == (uint)cpu || slot.Task->nr_cpus_allowed > 1))
                return false;
        }
        return true;
    }
}
