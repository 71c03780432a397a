// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>Checks that each word which a step has changed is one that it is known to have written.</summary>
internal sealed unsafe partial class Exploration
{
    private ulong[]? _before;

    /// <summary>Filled with the words that changed unseen; null checks nothing.</summary>
    public SortedSet<string>? Unseen { get; set; }

    private void AuditStep()
    {
        if (Unseen == null || _steps == null)
            return;
        var now = new ReadOnlySpan<ulong>(_machine.Arena.Base, (int)(_machine.Arena.Used / 8));

        if (_before != null && _steps.Touched is { IsEverything: false } touched)
        {
            for (int word = 0; word < now.Length; word++)
            {
                ulong before = word < _before.Length ? _before[word] : 0;
                if (now[word] != before && !touched.Writes((uint)word) && !IsOwnOfACpu(word))
                    Unseen.Add($"{Place(word)} from {before:x} to {now[word]:x}, "
                        + $"last seen {_lastFile}:{_lastLine}");
            }
        }
        _before = now.ToArray();
    }

    private string Place(int word)
    {
        byte* address = _machine.Arena.Base + word * 8;

        for (int cpu = 0; cpu < _clockFired.Length; cpu++)
        {
            nint inSection = (nint)(address - (byte*)PerCpuTemplate.Base) - _machine.Context(cpu)->per_cpu_offset;
            if (inSection >= 0 && inSection < (nint)PerCpuTemplate.Size)
                return $"per_cpu {inSection}";
        }
        return $"word {word}";
    }

    /// <summary>Whether it is a register of a CPU, but for those that others write.</summary>
    private bool IsOwnOfACpu(int word)
    {
        long inContexts = _machine.Arena.Base + word * 8 - (byte*)_machine.Context(0);

        return inContexts >= 0 && inContexts < _clockFired.Length * sizeof(cpu_context);
    }
}
