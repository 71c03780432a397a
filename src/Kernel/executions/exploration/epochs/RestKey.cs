// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>
/// The key of a state at rest: 64 bits over all that what follows may depend on. No CPU has anything
/// in registers or on stacks. Operations and clock interrupts so far, which only count against the
/// limits of I9, are left out.
/// </summary>
internal static class RestKey
{
    /// <summary>The key of the state in which a run is.</summary>
    public static ulong Of(Machine machine, Stepper stepper, Scenario scenario)
    {
        Simulation simulation = stepper.Simulation;
        var outside = new ObjectHash(machine.Arena);
        ulong key = ArenaHash.Mix(ArenaHash.Of(machine), machine.Arena.Used);

        key = ArenaHash.Mix(key, (ulong)simulation.Now());
        key = ArenaHash.Mix(key, stepper.Choices!.BudgetKey());
        key = ArenaHash.Mix(key, machine.StateHash());
        for (int cpu = 0; cpu < machine.Options.PossibleCpus; cpu++)
            key = ArenaHash.Mix(key, simulation.StateHash(cpu));
        outside.Add(scenario);
        foreach (object item in machine.Outside)
            outside.Add(item);
        foreach ((Action action, long time) in simulation.Events.InOrder)
        {
            key = ArenaHash.Mix(key, (ulong)time);
            outside.Add(action);
        }
        return ArenaHash.Mix(key, outside.Value);
    }
}
