// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Playing;

/// <summary>
/// Makes a scenario that shows a difference as short as it can: leaves out pieces, half of the
/// operations first and single ones at last, as long as some difference remains (delta debugging).
/// </summary>
public static class ScenarioShrinker
{
    private const int CandidatesAtOnce = 64;

    /// <summary>The shortest scenario found.</summary>
    public static Scenario Shrink(Comparison comparison, Scenario failing)
    {
        int pieces = 2;

        while (failing.Operations > 1)
        {
            int size = Math.Max(1, (failing.Operations + pieces - 1) / pieces);

            if (FirstFailing(comparison, Without(failing, size)) is { } shorter)
            {
                failing = shorter;
                pieces = Math.Max(2, pieces - 1);
            }
            else if (size == 1)
                break;
            else
                pieces = Math.Min(failing.Operations, pieces * 2);
        }
        return failing;
    }

    private static IEnumerable<Scenario> Without(Scenario scenario, int size)
    {
        for (int from = 1; from < scenario.Lines.Count; from += size)
        {
            yield return scenario with
            {
                Lines = [.. scenario.Lines.Take(from), .. scenario.Lines.Skip(from + size)],
            };
        }
    }

    private static Scenario? FirstFailing(Comparison comparison, IEnumerable<Scenario> candidates)
        => candidates.Chunk(CandidatesAtOnce)
            .Select(some => comparison.Compare(some).Mismatches)
            .FirstOrDefault(mismatches => mismatches.Count > 0)?[0].Scenario;
}
