// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.View;

/// <summary>A group that is idle has an event that its parent does not know, and nobody carries it
/// up any more.</summary>
/// <param name="Step">The step since which it is so, to the end.</param>
/// <param name="Group">The group.</param>
/// <param name="Parent">Its parent.</param>
/// <param name="Expires">When the event is due, ns.</param>
public sealed record StayingEvent(long Step, string Group, string Parent, ulong Expires)
{
    private const ulong Never = long.MaxValue;

    /// <summary>The one of a run; null where there is none, or a CPU is still on its way
    /// up.</summary>
    public static StayingEvent? In(RunRecord run)
    {
        if (run.Trees.Length == 0 || run.Left != 0 || IsSomebodyOnTheWay(run))
            return null;
        foreach ((GroupSnapshot group, GroupSnapshot parent) in Pairs(run.Trees[^1]).Where(IsLeft))
        {
            int since = run.Trees.Length - 1;

            while (since > 0 && Pairs(run.Trees[since - 1]).Any(pair
                => pair.Group.Name == group.Name && IsLeft(pair)))
                since--;
            // The tree is looked at before a step, so that the step before it is what changed it.
            long step = run.Steps.LastOrDefault(step => step.Number < run.Trees[since].Step)?.Number
                ?? 0;
            return new StayingEvent(step, group.Name, parent.Name, group.NextExpiry);
        }
        return null;
    }

    private static bool IsLeft((GroupSnapshot Group, GroupSnapshot Parent) pair)
        => pair.Group.Active == 0 && pair.Group.NextExpiry < Never
            && pair.Parent.NextExpiry > pair.Group.NextExpiry;

    private static bool IsSomebodyOnTheWay(RunRecord run)
        => run.Steps.GroupBy(step => step.Cpu).Select(steps => steps.Last())
            .Any(step => step.Stack.Any(call => run.Names[call].StartsWith("tmigr_",
                StringComparison.Ordinal)));

    private static IEnumerable<(GroupSnapshot Group, GroupSnapshot Parent)> Pairs(RecordedTree tree)
        => tree.Roots.SelectMany(Pairs);

    private static IEnumerable<(GroupSnapshot Group,
        GroupSnapshot Parent)> Pairs(GroupSnapshot parent)
        => parent.Children.SelectMany(child => Pairs(child).Prepend((child, parent)));
}
