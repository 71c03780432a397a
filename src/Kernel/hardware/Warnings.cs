// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Hardware;

/// <summary>One warning: where it stands in the source and what it says.</summary>
/// <param name="File">Source file, as compiled in.</param>
/// <param name="Line">Line in <paramref name="File"/>, from 1.</param>
/// <param name="Text">The condition that held, or the formatted message.</param>
/// <param name="Cpu">CPU that warned.</param>
/// <param name="Time">Clock monotonic, ns.</param>
public readonly record struct Warning(string File, int Line, string Text, int Cpu, long Time);

/// <summary>What WARN_ON() and its kin recorded on one machine.</summary>
public sealed unsafe class Warnings
{
    private readonly object _gate = new();
    private readonly List<Warning> _all = new();
    private readonly HashSet<(string, int)> _once = new();

    /// <summary>Warnings in the order they came.</summary>
    public IReadOnlyList<Warning> All
    {
        get
        {
            lock (_gate)
                return _all.ToArray();
        }
    }

    /// <summary>Forgets what was recorded; a test that expects a warning calls it afterwards.</summary>
    public void Clear()
    {
        lock (_gate)
            _all.Clear();
    }

    internal void Add(string expression, string? text, string file, int line, bool once)
    {
        var machine = ThisCpu.machine;

        lock (_gate)
        {
            if (once && !_once.Add((file, line)))
                return;
            _all.Add(new Warning(file, line, text ?? expression, ThisCpu.context->cpu,
                machine?.Execution.Now() ?? 0));
        }
        machine?.OnWarning();
    }
}
