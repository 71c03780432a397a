// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Playing;

/// <summary>What a side printed for one scenario: a line for the start, and one an operation.</summary>
public static class Outcome
{
    /// <summary>Last line of a scenario in which an operation did not end; it is not compared.</summary>
    public const string Livelock = "livelock";

    /// <summary>Last line of a scenario in which everybody waits for somebody.</summary>
    public const string Stuck = "stuck";

    /// <summary>Stands after the hash of an operation that was interrupted.</summary>
    public const char Interrupted = '+';

    /// <summary>Splits a side's output into scenarios.</summary>
    public static List<List<string>> Split(string output)
    {
        var scenarios = new List<List<string>>();

        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // What comes before a scenario's first line ends the one before, or is all there is.
            if (line.StartsWith("S ", StringComparison.Ordinal) || scenarios.Count == 0)
                scenarios.Add([]);
            scenarios[^1].Add(line);
        }
        return scenarios;
    }

    /// <summary>Index of the first line in which they differ, or -1.</summary>
    public static int FirstDifference(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        for (int i = 0; i < Math.Max(one.Count, other.Count); i++)
        {
            if (i >= one.Count || i >= other.Count || one[i] != other[i])
                return i;
        }
        return -1;
    }
}
