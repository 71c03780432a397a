// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>Makes the choices of a schedule, and the default one where the schedule has none.</summary>
internal sealed class ReplayPolicy : ISearchPolicy, IRunPolicy
{
    private readonly Dictionary<(int Cpu, int At), Decision> _picks = new();
    private readonly Dictionary<(int, int, int), Decision> _loads = new();

    public ReplayPolicy(IEnumerable<ScheduledDecision> schedule)
    {
        foreach (ScheduledDecision pick in schedule)
        {
            if (pick.IsOfALoad)
                _loads[(pick.Cpu, pick.Rest, pick.At)] = pick.Taken;
            else
                _picks[(pick.Cpu, pick.At)] = pick.Taken;
            LatchesClock |= pick.Taken.Kind == DecisionKind.AdvanceClockLatched;
        }
    }

    public bool Complete => true;

    public bool LatchesClock { get; }

    public IRunPolicy NextRun(ulong seed) => this;

    public Decision NextFault(in ChoicePoint point) => Next(point);

    public Decision NextLoad(in ChoicePoint point)
        => Option(point, _loads.GetValueOrDefault((point.Cpu, point.Rest, point.At),
            point.Default));

    public Decision Next(in ChoicePoint point)
        => Option(point, _picks.GetValueOrDefault((point.Cpu, point.At), point.Default));

    private static Decision Option(in ChoicePoint point, Decision pick)
        => point.Options.Contains(pick) ? pick : point.Default;
}
