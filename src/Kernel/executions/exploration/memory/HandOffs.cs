// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>What a CPU knows and makes known otherwise than by a store: with an interrupt that it
/// sends, and with a task that goes on elsewhere.</summary>
/// <param name="cpus">CPUs of the machine.</param>
internal sealed class HandOffs(int cpus)
{
    private readonly View?[] _sent = new View?[cpus];
    private readonly Dictionary<nint, (int Cpu, View Known)> _tasks = new();

    /// <summary>A CPU has sent an interrupt to another one, as a release.</summary>
    public void Interrupted(WeakMemory memory, int from, int cpu)
        => _sent[cpu] = View.Union(_sent[cpu], memory.Send(from));

    /// <summary>A CPU takes what it was sent, as an acquire.</summary>
    public void TakesInterrupts(WeakMemory memory, int cpu)
    {
        if (_sent[cpu] is not { } sent)
            return;
        memory.Receive(cpu, sent);
        _sent[cpu] = null;
    }

    /// <summary>A CPU leaves one task for another.</summary>
    public void Switches(WeakMemory memory, int cpu, nint from, nint to)
    {
        _tasks[from] = (cpu, memory.Send(cpu));
        // A task that comes from another CPU was found on a run queue, under its lock.
        if (_tasks.Remove(to, out (int Cpu, View Known) other) && other.Cpu != cpu)
            memory.Receive(cpu, other.Known);
    }

    /// <summary>Everybody knows everything.</summary>
    public void Clear()
    {
        _tasks.Clear();
        Array.Clear(_sent);
    }
}
