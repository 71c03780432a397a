// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Observers;

namespace Linux.Executions;

/// <summary>
/// A machine between two runs, with the scenario that plays on it: its memory, and what stands outside of
/// it. Threads' stacks are no part of it, so that it is taken only where nothing has one.
/// </summary>
internal sealed unsafe class MachineSnapshot
{
    private readonly Machine _machine;
    private readonly ObjectMemento _objects;
    private readonly byte[] _memory;

    private MachineSnapshot(Machine machine, ObjectMemento objects)
    {
        _machine = machine;
        _objects = objects;
        _memory = Used(machine).ToArray();
    }

    /// <summary>Records the state of a machine that does not run.</summary>
    /// <returns>The snapshot, or null and the reason why there is none.</returns>
    public static (MachineSnapshot? Snapshot, string? Reason) Take(Machine machine, Scenario scenario)
    {
        if (machine.Find<TraceBuffer>() != null)
            return (null, "the trace stands in memory of its own");
        (ObjectMemento? objects, string? reason) = ObjectMemento.Of(machine, scenario);
        return objects == null ? (null, reason) : (new MachineSnapshot(machine, objects), null);
    }

    /// <summary>The machine is as it was, whatever it went through; no thread is inside of it.</summary>
    public void Restore()
    {
        Span<byte> used = Used(_machine);

        _memory.CopyTo(used);
        used[_memory.Length..].Clear();
        _objects.Restore();
    }

    private static Span<byte> Used(Machine machine)
        => new(machine.Arena.Base, checked((int)machine.Arena.Used));
}
