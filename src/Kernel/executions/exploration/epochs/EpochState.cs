// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>A state in which every CPU is at rest, and from which a run can go on.</summary>
/// <param name="snapshot">The state; null for the start of the scenario.</param>
/// <param name="choices">Choices from the start up to it.</param>
/// <param name="operations">Marked operations up to it.</param>
internal sealed class EpochState(MachineSnapshot? snapshot, int choices, long operations)
{
    /// <summary>The state; null for the start.</summary>
    public MachineSnapshot? Snapshot => snapshot;

    /// <summary>Choices from the start up to it.</summary>
    public int Choices => choices;

    /// <summary>Marked operations up to it.</summary>
    public long Operations => operations;

    /// <summary>Epochs that began here.</summary>
    public long Visits { get; private set; }

    /// <summary>Choices of the longest of them; a guess before the first.</summary>
    public int Length { get; private set; } = 64;

    /// <summary>An epoch that began here has ended, so many choices after the start.</summary>
    public void Ran(int choicesFromStart)
    {
        Visits++;
        Length = Math.Max(Length, choicesFromStart - choices);
    }
}
