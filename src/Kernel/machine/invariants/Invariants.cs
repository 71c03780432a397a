// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux;

/// <summary>All checkers, and one machine's state of them.</summary>
internal sealed class Invariants
{
    private static readonly Invariant[] s_all =
    [
        new ActiveChildren(),
        new MigratorIsActive(),
        new IdleAgrees(),
        new SomebodyWakes(),
        new IdleEventsAreQueued(),
        new TreeIsWhole(),
        new UnavailableIsAbsent(),
        new WheelClockIsSound(),
        new QueueIsSound(),
    ];

    private readonly Machine _machine;
    private readonly InvariantMemory _memory;

    public Invariants(Machine machine)
    {
        _machine = machine;
        _memory = new InvariantMemory(machine.Options.PossibleCpus);
    }

    /// <summary>Checks everything; the machine is quiescent and the caller on one of its CPUs.</summary>
    public List<Violation> Check()
    {
        var violations = new List<Violation>();
        var context = new InvariantContext(_machine, _memory, violations);

        foreach (Invariant invariant in s_all)
            invariant.Check(context);
        return violations;
    }
}
