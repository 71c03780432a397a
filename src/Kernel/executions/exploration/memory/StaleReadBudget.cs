// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>How many loads of a run may still bring something older, and the numbers of its
/// loads.</summary>
/// <param name="cpus">CPUs of the machine.</param>
/// <param name="staleReads">Loads that may.</param>
internal sealed class StaleReadBudget(int cpus, int staleReads)
{
    private readonly int[] _loads = new int[cpus];

    /// <summary>Loads that still may bring something older.</summary>
    public int Left { get; private set; } = staleReads;

    /// <summary>Number of a CPU's next load, from 0.</summary>
    public int Next(int cpu) => _loads[cpu]++;

    /// <summary>A load has brought something older.</summary>
    public void Spend() => Left--;
}
