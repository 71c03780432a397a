// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux;

/// <summary>Makes the choices of a schedule, and the default one where the schedule has none.</summary>
internal sealed class ReplayChoices : IStrategy, IChoices
{
    private readonly Dictionary<(int Cpu, int At), int> _picks = new();

    public ReplayChoices(IEnumerable<SchedulePick> schedule)
    {
        foreach (SchedulePick pick in schedule)
        {
            _picks[(pick.Cpu, pick.At)] = pick.Pick;
            Passes |= pick.Pick == Choices.Pass;
        }
    }

    public bool Complete => true;

    public bool Passes { get; }

    public IChoices NextRun(ulong seed) => this;

    public void Ran(int choices, bool redundant)
    {
    }

    public int Chance(in ChoicePoint point) => Next(point);

    public int Next(in ChoicePoint point)
    {
        if (!_picks.TryGetValue((point.Cpu, point.At), out int pick))
            return point.Default;
        foreach (int option in point.Options)
        {
            if (option == pick)
                return pick;
        }
        return point.Default;
    }
}
