// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// Probabilistic concurrency testing: CPUs have random priorities, the highest that can go on does,
/// and at <c>depth - 1</c> random places the one that runs falls below all others. A bug that needs
/// d ordered events among n CPUs and k choices is hit with a probability of at least 1/(n k^(d-1)).
/// </summary>
internal sealed class PctPolicy : ISearchPolicy
{
    /// <summary>Runs from which the length of the others is taken.</summary>
    private const int Samples = 8;

    private static readonly ConcurrentDictionary<(string Runs, int Depth), (int, List<int>)>
        s_lengths = new();

    private readonly string _runs;
    private readonly int _depth;
    private int _length = 64;
    private List<int> _loads = [];

    /// <param name="depth">Ordered events that a bug may need, at least 1.</param>
    /// <param name="runs">What runs, and how: its length does not change while the process lives.</param>
    public PctPolicy(int depth, string runs)
    {
        _depth = Math.Max(1, depth);
        _runs = runs;
    }

    public bool Complete => false;

    public IRunPolicy NextRun(ulong seed)
        => new Run(new SplitMix(seed), _depth, _length) { Stale = StaleLoads.Drawn(seed, _loads) };

    public IRunPolicy NextEpoch(ulong seed, int choices) => new Run(new SplitMix(seed), _depth, choices);

    /// <summary>
    /// The longest of a few runs stands for the length of all, which are the same whatever the seed is: a run is
    /// then made again by its seed alone.
    /// </summary>
    public void Prepare(Func<IRunPolicy, int> run)
    {
        if (s_lengths.TryGetValue((_runs, _depth), out (int Length, List<int> Loads) known))
        {
            (_length, _loads) = known;
            return;
        }
        for (ulong sample = 0; sample < Samples; sample++)
        {
            var counted = new List<int>();
            var made = new Run(new SplitMix(sample), _depth, _length)
            {
                Stale = StaleLoads.Counted(counted)
            };

            _length = Math.Max(_length, run(made));
            Lengthen(counted);
        }
        s_lengths[(_runs, _depth)] = (_length, _loads);
    }

    private void Lengthen(List<int> counted)
    {
        for (int rest = 0; rest < counted.Count; rest++)
        {
            if (rest == _loads.Count)
                _loads.Add(0);
            _loads[rest] = Math.Max(_loads[rest], counted[rest]);
        }
    }

    private sealed class Run : IRunPolicy
    {
        private readonly SplitMix _random;
        private readonly int[] _changes;
        private long[] _priority = new long[8];
        private int _change;
        private int _at;
        private long _lowest;

        public Run(SplitMix random, int depth, int length)
        {
            _random = random;
            _changes = new int[depth - 1];
            for (int i = 0; i < _changes.Length; i++)
                _changes[i] = (int)random.Below((ulong)length);
            Array.Sort(_changes);
        }

        /// <summary>Which loads are to see an older store; none, if that is not set.</summary>
        public StaleLoads Stale { get; init; } = StaleLoads.None();

        public Decision NextFault(in ChoicePoint point) => FaultOdds.Pick(_random, point);

        public Decision NextLoad(in ChoicePoint point) => Stale.Next(point);

        public void Rested() => Stale.Rested();

        public bool SeesNewest => Stale.AreOver;

        public Decision Next(in ChoicePoint point)
        {
            bool change = IsChange(_at++);

            if (change && point.Last is { Kind: DecisionKind.AdvanceClock } clock && _random.Below(4) == 0)
                return clock;
            if (change)
                Priority(point.Cpu == ChoicePoint.Nobody ? Highest(point).Number : point.Cpu) = --_lowest;
            return Highest(point);
        }

        private bool IsChange(int at)
        {
            bool change = false;

            for (; _change < _changes.Length && _changes[_change] == at; _change++)
                change = true;
            return change;
        }

        /// <summary>A CPU's priority; 0 as long as it has none.</summary>
        private ref long Priority(int cpu)
        {
            if (cpu >= _priority.Length)
                Array.Resize(ref _priority, Math.Max(cpu + 1, 2 * _priority.Length));
            return ref _priority[cpu];
        }

        private Decision Highest(in ChoicePoint point)
        {
            Decision best = point.Default;
            long bestPriority = long.MinValue;

            foreach (Decision option in point.Options)
            {
                if (!option.IsCpu)
                    continue;
                ref long priority = ref Priority(option.Number);

                if (priority == 0)
                    priority = 1 + (long)_random.Below(1 << 30);
                if (priority > bestPriority)
                    (best, bestPriority) = (option, priority);
            }
            return best;
        }
    }
}
