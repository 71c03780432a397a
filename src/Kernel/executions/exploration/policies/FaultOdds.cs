// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>How random policies choose what happens to a CPU.</summary>
internal static class FaultOdds
{
    /// <summary>
    /// A number is drawn evenly. A failure or a clock's error comes one time in four that it may, what could come
    /// before any operation one time in 64.
    /// </summary>
    public static Decision Pick(SplitMix random, in ChoicePoint point)
    {
        DecisionKind last = point.Last.Kind;

        if (last == DecisionKind.Value)
            return point.Options[(int)random.Below((ulong)point.Options.Length)];
        if (random.Below(last is DecisionKind.StallCpu or DecisionKind.BeginHotplug ? 64ul : 4ul) != 0)
            return point.Default;
        return point.Options[1 + (int)random.Below((ulong)point.Options.Length - 1)];
    }
}
