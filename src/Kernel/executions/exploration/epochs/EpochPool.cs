// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// The states at rest that runs have come through, each kept once. Those from which few epochs began
/// come first. When there is no room, a new one takes the place of the one that was visited most.
/// </summary>
internal sealed class EpochPool : IEpochStates
{
    /// <summary>States that are kept: each takes as much memory as the machine has used.</summary>
    private const int Most = 512;

    private const int Drawn = 4;

    private readonly List<EpochState> _states = [new EpochState(null, 0, 0)];
    private readonly HashSet<ulong> _known = new();

    /// <summary>Different states that were reached.</summary>
    public int Known => _known.Count;

    /// <summary>Where the next epoch begins: of a few that are drawn, the one with the fewest visits.</summary>
    public EpochState Next(SplitMix random)
    {
        EpochState best = Draw(random);

        for (int i = 1; i < Drawn; i++)
        {
            EpochState drawn = Draw(random);

            if (drawn.Visits < best.Visits)
                best = drawn;
        }
        return best;
    }

    /// <summary>Its state is kept if it has not been met.</summary>
    public void Reached(Machine machine, Stepper stepper, Scenario scenario)
    {
        if (!_known.Add(RestKey.Of(machine, stepper, scenario))
            || MachineSnapshot.Take(machine, scenario).Snapshot is not { } taken)
            return;
        var state = new EpochState(taken, stepper.Choices!.Count, stepper.Operations);

        if (_states.Count < Most)
            _states.Add(state);
        else
            _states[MostVisited()] = state;
    }

    /// <summary>Keeps so many of the states and forgets the others, so that they may be met again.</summary>
    public void Trim(int left)
    {
        if (_states.Count <= left)
            return;
        _states.RemoveRange(left, _states.Count - left);
        _known.Clear();
    }

    private EpochState Draw(SplitMix random) => _states[(int)random.Below((ulong)_states.Count)];

    /// <summary>Not the start, which stays.</summary>
    private int MostVisited()
    {
        int most = 1;

        for (int i = 2; i < _states.Count; i++)
        {
            if (_states[i].Visits > _states[most].Visits)
                most = i;
        }
        return most;
    }
}
