// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// Probabilistic concurrency testing: CPUs have random priorities, the highest that can go on does,
/// and at <c>depth - 1</c> random places the one that runs falls below all others. A bug that needs
/// d ordered events among n CPUs and k choices is hit with a probability of at least 1/(n k^(d-1)).
/// </summary>
internal sealed class PctChoices : IStrategy
{
    /// <summary>Runs from which the length of the others is taken.</summary>
    private const int Samples = 8;

    private readonly int _depth;
    private int _length = 64;

    /// <param name="depth">Ordered events that a bug may need, at least 1.</param>
    public PctChoices(int depth) => _depth = Math.Max(1, depth);

    public bool Complete => false;

    public IChoices NextRun(ulong seed) => new Run(new SplitMix(seed), _depth, _length);

    /// <summary>
    /// The longest of a few runs stands for the length of all, which are the same whatever the seed is: a run is
    /// then made again by its seed alone.
    /// </summary>
    public void Prepare(Func<IChoices, int> run)
    {
        for (ulong sample = 0; sample < Samples; sample++)
            _length = Math.Max(_length, run(new Run(new SplitMix(sample), _depth, _length)));
    }

    public void Ran(int choices, bool redundant)
    {
    }

    private sealed class Run : IChoices
    {
        private readonly SplitMix _random;
        private readonly HashSet<int> _changes = new();
        private readonly Dictionary<int, long> _priority = new();
        private int _at;
        private long _lowest;

        public Run(SplitMix random, int depth, int length)
        {
            _random = random;
            for (int i = 1; i < depth; i++)
                _changes.Add((int)random.Below((ulong)length));
        }

        public Decision Chance(in ChoicePoint point) => Chances.Pick(_random, point);

        public Decision Next(in ChoicePoint point)
        {
            bool change = _changes.Contains(_at++);

            if (change && point.Options[^1] is { Kind: DecisionKind.AdvanceClock } clock && _random.Below(4) == 0)
                return clock;
            if (change)
                _priority[point.Cpu == ChoicePoint.Nobody ? Highest(point).Number : point.Cpu] = --_lowest;
            return Highest(point);
        }

        private Decision Highest(in ChoicePoint point)
        {
            Decision best = point.Default;
            long bestPriority = long.MinValue;

            foreach (Decision option in point.Options)
            {
                if (!option.IsCpu)
                    continue;
                if (!_priority.TryGetValue(option.Number, out long priority))
                    _priority[option.Number] = priority = 1 + (long)_random.Below(1 << 30);
                if (priority > bestPriority)
                    (best, bestPriority) = (option, priority);
            }
            return best;
        }
    }
}
