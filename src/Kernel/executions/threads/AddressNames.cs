// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// Names of places in a machine's memory: globals, per-CPU variables, fields of tasks, slab objects.
/// Made for reports, so that it is slow.
/// </summary>
internal sealed unsafe class AddressNames
{
    private readonly Machine _machine;
    private readonly StructLocks _perCpu = new(typeof(per_cpu_section), PerCpuTemplate.Base);
    private readonly StructLocks _globals;

    public AddressNames(Machine machine)
    {
        _machine = machine;
        _globals = new StructLocks(typeof(kernel_globals), machine.Context(0)->arena);
    }

    /// <summary>Addresses of the spinlocks in globals and per-CPU variables.</summary>
    public IEnumerable<nint> Locks()
    {
        var all = new List<nint>();

        foreach (nint offset in _globals.Locks.Keys)
            all.Add((nint)_machine.Context(0)->arena + offset);
        for (int cpu = 0; cpu < _machine.Options.PossibleCpus; cpu++)
        {
            foreach (nint offset in _perCpu.Locks.Keys)
                all.Add((nint)Section(cpu) + offset);
        }
        return all;
    }

    /// <summary>The name of a place, or its offset in the arena.</summary>
    public string Of(void* address)
        => Global(address) ?? PerCpu(address) ?? Task(address) ?? Slab(address)
            ?? $"arena+0x{_machine.Arena.OffsetOf(address):x}";

    private byte* Section(int cpu) => PerCpuTemplate.Base + _machine.Context(cpu)->per_cpu_offset;

    private string? Global(void* address)
        => _globals.Name((nint)((byte*)address - _machine.Context(0)->arena));

    private string? PerCpu(void* address)
    {
        for (int cpu = 0; cpu < _machine.Options.PossibleCpus; cpu++)
        {
            if (_perCpu.Name((nint)((byte*)address - Section(cpu))) is { } name)
                return $"{name} of cpu{cpu}";
        }
        return null;
    }

    private string? Task(void* address)
    {
        foreach (TaskSlot slot in _machine.Tasks.Live)
        {
            if (InTask(slot.Task, address) is { } name)
                return name;
        }
        for (int cpu = 0; cpu < _machine.Options.PossibleCpus; cpu++)
        {
            if (InTask(_machine.Context(cpu)->idle, address) is { } name)
                return name;
        }
        return null;
    }

    private static string? InTask(task_struct* task, void* address)
    {
        nint at = (nint)((byte*)address - (byte*)task);

        if (at < 0 || at >= sizeof(task_struct))
            return null;
        return (at == (nint)(&task->pi_lock) - (nint)task ? "pi_lock" : $"task_struct+0x{at:x}")
            + $" of {StuckReport.Name(task)}";
    }

    private string? Slab(void* address)
    {
        for (slab_object* item = _machine.Slab.First; item != null; item = item->next)
        {
            nint at = (nint)((byte*)address - (byte*)item) - slab_object.HeaderSize;

            if (at < 0 || at >= item->size)
                continue;
            string kind = item->size == sizeof(tmigr_group) ? "tmigr_group" : $"{item->size} bytes";
            string field = item->size == sizeof(tmigr_group) && at == LockOfGroup()
                ? ".lock" : $"+0x{at:x}";

            return $"{kind}{field} of allocation {item->sequence}";
        }
        return null;
    }

    private static nint LockOfGroup()
    {
        tmigr_group group = default;

        return (nint)((byte*)&group.@lock - (byte*)&group);
    }
}
