// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Replays;

/// <summary>A step of a listing, or the last of some that were there before.</summary>
/// <param name="Step">The step.</param>
/// <param name="Length">Steps that come again after this one, this one the last of them; 0 for
/// none.</param>
/// <param name="Times">How often they come again.</param>
internal sealed record FoldedStep(ReplayStep Step, int Length = 0, long Times = 0)
{
    /// <summary>Longest loop that is looked for, in steps.</summary>
    private const int LongestLoop = 16;

    /// <summary>
    /// Folds what does the same again and again, as a spin loop does: the first time is kept, and
    /// later
    /// ones are counted. Steps are the same if only their time differs.
    /// </summary>
    public static List<FoldedStep> Fold(IReadOnlyList<ReplayStep> steps)
    {
        var folded = new List<FoldedStep>();

        for (int at = 0; at < steps.Count;)
        {
            (int length, int times) = LoopAt(steps, at);

            if (times < 2)
            {
                folded.Add(new(steps[at++]));
                continue;
            }
            for (int i = 0; i < length; i++)
                folded.Add(i < length - 1 ? new(steps[at + i]) : new(steps[at + i], length, times));
            at += length * (times + 1);
        }
        return folded;
    }

    private static (int Length, int Times) LoopAt(IReadOnlyList<ReplayStep> steps, int at)
    {
        for (int length = 1; length <= LongestLoop && at + 2 * length <= steps.Count; length++)
        {
            int times = 0;

            while (Repeats(steps, at, length, at + (times + 1) * length))
                times++;
            if (times >= 2)
                return (length, times);
        }
        return (0, 0);
    }

    private static bool Repeats(IReadOnlyList<ReplayStep> steps, int at, int length, int again)
    {
        if (again + length > steps.Count)
            return false;
        for (int i = 0; i < length; i++)
        {
            if (!IsSame(steps[at + i], steps[again + i]))
                return false;
        }
        return true;
    }

    private static bool IsSame(ReplayStep one, ReplayStep other)
        => other.Drawing.Length == 0
            && one with { Number = 0, Time = 0, Drawing = "" } == other with
            {
                Number = 0,
                Time = 0,
                Drawing = ""
            };
}
