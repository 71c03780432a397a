// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// Every schedule with a number of preemptions between any state at rest and the next one. From each
/// state all epochs are run, one after the other, and each new state that they end in is gone on
/// from later, until there is none left.
/// </summary>
/// <param name="bound">Preemptions of an epoch, at least 0.</param>
/// <param name="states">What is done with states in the middle of an epoch.</param>
/// <param name="shard">Which part of the first epochs is made, with all that follows.</param>
internal sealed class EpochGraph(int bound, StateUse states, SearchShard shard) : IEpochStates
{
    private readonly HashSet<ulong> _known = new();
    private readonly Stack<EpochState> _open = new([new EpochState(null, 0, 0)]);
    private EpochState? _from;
    private DfsPolicy? _policy;

    /// <summary>Different states at rest that were reached; the start is none of them.</summary>
    public int Known => _known.Count;

    /// <summary>Whether all epochs from all states have been run.</summary>
    public bool Complete { get; private set; }

    /// <summary>Makes the next run that counts; null when there is none left.</summary>
    /// <exception cref="ArgumentException">A state cannot be put back.</exception>
    public RunResult? Run(ScenarioRunner runner, RunWatch watch)
    {
        while (Next() is { } policy)
        {
            RunResult ran = runner.RunEpoch(_from!, policy, watch, this);

            if (runner.Refusal is { } reason)
                throw new ArgumentException($"dfs --epochs cannot go back to the start: {reason}");
            if (!policy.IsOfAnotherPart)
                return ran;
        }
        return null;
    }

    public void Reached(Machine machine, Stepper stepper, Scenario scenario)
    {
        if (_policy!.IsOfAnotherPart || !_known.Add(RestKey.Of(machine, stepper, scenario)))
            return;
        (MachineSnapshot? taken, string? reason) = MachineSnapshot.Take(machine, scenario);
        _open.Push(new EpochState(
            taken ?? throw new ArgumentException(
                $"dfs --epochs cannot go back to a state at rest: {reason}"),
            stepper.Choices!.Count, stepper.Operations));
    }

    private DfsPolicy? Next()
    {
        for (; ; )
        {
            if (_policy?.NextRun(0) != null)
                return _policy;
            if (!_open.TryPop(out _from))
            {
                Complete = true;
                return null;
            }
            _policy = new DfsPolicy(
                bound, states, _from.Snapshot == null ? shard : new SearchShard(1, 1));
        }
    }
}
