// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>How a search, or a replay, ended.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Failure">The first failure, or null.</param>
public record SearchResult(string Scenario, ScenarioFailure? Failure)
{
    /// <summary>Seed of the run that failed.</summary>
    public ulong FailingSeed { get; init; }

    /// <summary>Choices of the failing run, made short, that were not the default.</summary>
    public ScheduledDecision[] Schedule { get; init; } = [];

    /// <summary>Length of the schedule as it was found.</summary>
    public int FoundSchedule { get; init; }

    /// <summary>Marked operations of the failing run as it was found.</summary>
    public long FoundOperations { get; init; }

    /// <summary>Marked operations of the failing run, made short.</summary>
    public long ShortOperations { get; init; }

    /// <summary>16 hexadecimal digits over everything that the failing run did.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Runs that were made, not counting second ones and those of shrinking.</summary>
    public long Runs { get; init; }

    /// <summary>Runs that failed; at most 1 if the search does not go on after a failure.</summary>
    public long Failures { get; init; }

    /// <summary>16 hexadecimal digits over how each run went, in order.</summary>
    public string RunsHash { get; init; } = "";

    /// <summary>Runs, those of shrinking too, that started from a snapshot.</summary>
    public long Restored { get; init; }

    /// <summary>Why no run could start from a snapshot; empty if it could, or none was wanted.</summary>
    public string NoSnapshot { get; init; } = "";

    /// <summary>Of these, the ones that were ended because what would follow had been seen.</summary>
    public long Redundant { get; init; }

    /// <summary>Different states at choices, where they were counted.</summary>
    public long States { get; init; }

    /// <summary>Words of memory that a step changed unseen.</summary>
    public string[] Unseen { get; init; } = [];

    /// <summary>How many different states of the memory the runs ended in.</summary>
    public long FinalStates { get; init; }

    /// <summary>16 hexadecimal digits that are equal where all of these states are.</summary>
    public string FinalStatesHash { get; init; } = "";

    /// <summary>Marked operations of all runs.</summary>
    public long Operations { get; init; }

    /// <summary>Choices of all runs.</summary>
    public long Choices { get; init; }

    /// <summary>Whether dfs has run every schedule within its bound.</summary>
    public bool Complete { get; init; }

    /// <summary>The data races of all runs, a line for each pair of source lines.</summary>
    public string[] Notes { get; init; } = [];

    /// <summary>Time taken, ms.</summary>
    public long Milliseconds { get; init; }

    /// <summary>The listing of a replay.</summary>
    public string[] Steps { get; init; } = [];
}
