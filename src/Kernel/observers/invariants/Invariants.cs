// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Observers;

/// <summary>All checkers, and one machine's state of them.</summary>
[Trusted("The machine stands still while it is looked at.")]
internal sealed class Invariants : IMachineObserver
{
    /// <summary>Rounds from one look at the whole of a large machine to the next.</summary>
    private const int FullRoundEvery = 1000;

    /// <summary>CPUs up to which everything is looked at each time.</summary>
    private const int LargestFullyChecked = 64;

    private static readonly Invariant[] s_all =
    [
        new ActiveChildren(),
        new MigratorIsActive(),
        new IdleAgrees(),
        new SomebodyWakes(),
        new IdleEventsAreQueued(),
        new TreeIsWhole(),
        new SlabIsIntact(),
        new UnavailableIsAbsent(),
        new WheelClockIsSound(),
        new QueueIsSound(),
    ];

    private readonly Machine _machine;
    private readonly InvariantMemory _memory;
    private long _rounds;

    public Invariants(Machine machine)
    {
        _machine = machine;
        _memory = new InvariantMemory(machine.Options.PossibleCpus);
    }

    /// <summary>
    /// Checks everything on a machine of up to 64 CPUs; on a larger one what the CPUs in
    /// <paramref name="touched"/> can have changed, and everything each
    /// <see cref="FullRoundEvery"/> rounds. The machine is quiescent, the caller on one of its CPUs.
    /// </summary>
    /// <exception cref="InvariantBrokenException">The first that does not hold.</exception>
    public void AtRest(IReadOnlyCollection<int> touched)
    {
        bool everything = _machine.Options.PossibleCpus <= LargestFullyChecked
            || _rounds % FullRoundEvery == 0;
        var violations = new List<Violation>();
        var context = new InvariantContext(
            _machine, _memory, everything ? null : touched, violations);

        _rounds++;
        foreach (int cpu in context.Cpus)
        {
            if (StaleMarks.HideGlobalTimer(cpu))
            {
                FindingsSeen.Of(_machine).Note(StaleMarks.Name);
                _machine.Find<TimerLedger>()?.ExcuseGlobal(cpu);
            }
        }
        foreach (Invariant invariant in s_all)
        {
            if (everything || !invariant.NeedsAll)
                invariant.Check(context);
        }
        if (violations.Count != 0)
            throw new InvariantBrokenException(violations[0]);
    }

    /// <summary>Hash of what the checkers remember.</summary>
    public ulong StateHash()
    {
        ulong hash = _machine.Options.PossibleCpus <= LargestFullyChecked ? 0 : (ulong)_rounds;

        foreach (ulong clock in _memory.WheelClock)
            hash = ArenaHash.Mix(hash, clock);
        return hash;
    }

    /// <summary>A CPU starts with wheels that are set to the present, maybe a jiffy before where they stood.</summary>
    public void CpuPoweredOn(int cpu)
        => System.Array.Clear(_memory.WheelClock, cpu * Kernel.NR_BASES, Kernel.NR_BASES);
}
