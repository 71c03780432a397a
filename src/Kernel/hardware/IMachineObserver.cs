// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Hardware;

/// <summary>
/// Something attached to a machine that wants to be told what happens to it. It watches: nothing
/// that it does may change what the kernel does.
/// </summary>
public interface IMachineObserver
{
    /// <summary>A CPU is about to get power, with wheels that are set to the present.</summary>
    void CpuPoweredOn(int cpu)
    {
    }

    /// <summary>
    /// The last hotplug step that was in flight has ended; called in process context on the CPU
    /// that made it.
    /// </summary>
    void HotplugEnded()
    {
    }

    /// <summary>
    /// No CPU is in the middle of anything and no hotplug step is in flight; called as CPU 0.
    /// </summary>
    /// <param name="touched">CPUs that have run since the last call.</param>
    void AtRest(IReadOnlyCollection<int> touched)
    {
    }

    /// <summary>Hash of what it remembers, as far as that decides what it will say.</summary>
    ulong StateHash() => 0;
}
