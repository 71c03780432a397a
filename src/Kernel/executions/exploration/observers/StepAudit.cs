// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>Checks that each word which a step has changed is one that it is known to have written.</summary>
/// <param name="machine">The machine.</param>
/// <param name="policy">Who looks at the steps.</param>
/// <param name="unseen">Filled with the words that changed unseen.</param>
internal sealed unsafe class StepAudit(Machine machine, IStepPolicy policy, SortedSet<string> unseen)
    : IOperationObserver
{
    private ulong[]? _before;
    private string _lastFile = "";
    private int _lastLine;

    public void Before(in Operation operation) => (_lastFile, _lastLine) = (operation.File, operation.Line);

    public void Plain(in PlainAccess access) => (_lastFile, _lastLine) = (access.File, access.Line);

    public void StepEnds()
    {
        var now = new ReadOnlySpan<ulong>(machine.Arena.Base, (int)(machine.Arena.Used / 8));

        if (_before != null && policy.Touched is { IsEverything: false } touched)
        {
            for (int word = 0; word < now.Length; word++)
            {
                ulong before = word < _before.Length ? _before[word] : 0;

                if (now[word] != before && !touched.Writes((uint)word) && !IsOwnOfACpu(word))
                    unseen.Add($"{Place(word)} from {before:x} to {now[word]:x}, "
                        + $"last seen {_lastFile}:{_lastLine}");
            }
        }
        _before = now.ToArray();
    }

    private string Place(int word)
    {
        byte* address = machine.Arena.Base + word * 8;

        for (int cpu = 0; cpu < machine.Options.PossibleCpus; cpu++)
        {
            nint section = (nint)PerCpuTemplate.Base + machine.Context(cpu)->per_cpu_offset;
            nint inSection = (nint)address - section;

            if (inSection >= 0 && inSection < (nint)PerCpuTemplate.Size)
                return $"per_cpu {inSection}";
        }
        return $"word {word}";
    }

    /// <summary>Whether it is a register of a CPU, but for those that others write.</summary>
    private bool IsOwnOfACpu(int word)
    {
        long inContexts = machine.Arena.Base + word * 8 - (byte*)machine.Context(0);

        return inContexts >= 0 && inContexts < machine.Options.PossibleCpus * sizeof(cpu_context);
    }
}
