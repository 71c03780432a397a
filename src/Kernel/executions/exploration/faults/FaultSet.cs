// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>The faults that a scenario allows.</summary>
internal sealed class FaultSet
{
    private readonly IFault[] _faults;

    public FaultSet(Machine machine, Simulation simulation, ChoicePoints choices, RunLimits limits)
    {
        // What may strike at one place is asked about in this order.
        var faults = new List<IFault>();
        AllocationFailures? failures = null;

        if (limits.AllocationFailures != 0)
            faults.Add(failures = new AllocationFailures(machine, choices, limits));
        if (limits.ClockErrors != 0)
            faults.Add(new ClockErrors(simulation, choices, limits));
        if (limits.CpuStalls != 0)
            faults.Add(new CpuStalls(simulation, choices, limits));
        if (limits.Hotplug.Length != 0)
            faults.Add(new HotplugRequests(machine, choices, limits, failures));
        _faults = faults.ToArray();
    }

    /// <summary>How much of what may go wrong has: a state in which less is left is another one.</summary>
    public ulong Key()
    {
        ulong key = 0;

        foreach (IFault fault in _faults)
            key = ArenaHash.Mix(key, (ulong)fault.Taken);
        return key;
    }

    public void Begin()
    {
        foreach (IFault fault in _faults)
            fault.Begin();
    }

    public void End()
    {
        foreach (IFault fault in _faults)
            fault.End();
    }

    public void BeforeOperation(int cpu)
    {
        foreach (IFault fault in _faults)
            fault.BeforeOperation(cpu);
    }

    public long ClockProgrammed(int cpu, long expires)
    {
        foreach (IFault fault in _faults)
            expires = fault.ClockProgrammed(cpu, expires);
        return expires;
    }
}
