// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>Makes the choices of a schedule, and the default one where the schedule has none.</summary>
internal sealed class ReplayChoices : IStrategy, IChoices
{
    private readonly Dictionary<(int Cpu, int At), Decision> _picks = new();

    public ReplayChoices(IEnumerable<ScheduledDecision> schedule)
    {
        foreach (ScheduledDecision pick in schedule)
        {
            _picks[(pick.Cpu, pick.At)] = pick.Taken;
            Passes |= pick.Taken.Kind == DecisionKind.AdvanceClockLatched;
        }
    }

    public bool Complete => true;

    public bool Passes { get; }

    public IChoices NextRun(ulong seed) => this;

    public void Ran(int choices, bool redundant)
    {
    }

    public Decision Chance(in ChoicePoint point) => Next(point);

    public Decision Next(in ChoicePoint point)
    {
        if (!_picks.TryGetValue((point.Cpu, point.At), out Decision pick))
            return point.Default;
        foreach (Decision option in point.Options)
        {
            if (option == pick)
                return pick;
        }
        return point.Default;
    }
}
