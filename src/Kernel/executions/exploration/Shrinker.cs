// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Linq;

namespace Linux.Executions;

/// <summary>
/// Makes a failing schedule short: takes parts of it away, large ones first, as long as the same
/// invariant breaks.
/// </summary>
internal static class Shrinker
{
    /// <summary>What broke when the same schedule did something else, which no shorter one shows.</summary>
    public const string Nondeterminism = "NONDETERMINISM";

    private const int LargestNumberOfRuns = 400;

    /// <summary>The shortest failing run that was found.</summary>
    public static RunResult Shrink(ScenarioRunner run, RunResult failing)
    {
        if (failing.Failure!.Invariant == Nondeterminism)
            return failing;
        RunResult best = failing;
        int runs = 0;
        int part = Math.Max(1, best.Schedule.Length / 2);

        while (runs < LargestNumberOfRuns && best.Schedule.Length != 0)
        {
            bool removed = false;

            for (int at = 0; at < best.Schedule.Length && runs < LargestNumberOfRuns;)
            {
                int first = at;
                int size = part;
                ScheduledDecision[] rest = best.Schedule
                    .Where((_, i) => i < first || i >= first + size).ToArray();
                RunResult tried = run.Run(new ReplayPolicy(rest));

                runs++;
                if (tried.Failure?.Invariant == failing.Failure!.Invariant
                    && tried.Schedule.Length < best.Schedule.Length)
                {
                    best = tried;
                    removed = true;
                }
                else
                {
                    at += part;
                }
            }
            if (part == 1 && !removed)
                break;
            part = Math.Max(1, part / 2);
        }
        return best;
    }
}
