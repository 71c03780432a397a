// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>
/// Switches at each choice with a probability that each run draws anew, between 1/2 and 1/256, so
/// that both dense and sparse schedules come up.
/// </summary>
internal sealed class RandomPolicy : ISearchPolicy
{
    public bool Complete => false;

    public IRunPolicy NextRun(ulong seed) => new Run(new SplitMix(seed));

    public IRunPolicy NextEpoch(ulong seed, int choices) => NextRun(seed);

    private sealed class Run : IRunPolicy
    {
        private readonly SplitMix _random;
        private readonly ulong _mask;

        public Run(SplitMix random)
        {
            _random = random;
            _mask = (1ul << (int)(1 + random.Below(8))) - 1;
        }

        public Decision NextFault(in ChoicePoint point) => FaultOdds.Pick(_random, point);

        public Decision NextLoad(in ChoicePoint point)
            => _random.Below(4) != 0 ? point.Default
                : point.Options[1 + (int)_random.Below((ulong)point.Options.Length - 1)];

        public Decision Next(in ChoicePoint point)
        {
            if (point.Cpu != ChoicePoint.Nobody && (_random.Next() & _mask) != 0)
                return point.Default;
            Decision pick = point.Options[(int)_random.Below((ulong)point.Options.Length)];

            // Stalls of the whole machine are few; most choices between CPUs leave them out.
            return pick.Kind == DecisionKind.AdvanceClock && _random.Below(8) != 0 ? point.Default : pick;
        }
    }
}
