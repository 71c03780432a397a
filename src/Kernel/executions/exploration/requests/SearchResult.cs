// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json.Serialization;

namespace Linux.Executions;

/// <summary>How a search ended.</summary>
/// <param name="Scenario">Name of the scenario.</param>
public sealed record SearchResult(string Scenario)
{
    /// <summary>The first run that failed, or null.</summary>
    public FailingRun? Found { get; init; }

    /// <summary>What was done.</summary>
    public SearchCounts Counts { get; init; } = new();

    /// <summary>16 hexadecimal digits over how each run went, in order.</summary>
    public string RunsHash { get; init; } = "";

    /// <summary>In which states the runs ended.</summary>
    public EndStates Ends { get; init; } = new(0, "");

    /// <summary>How the runs started.</summary>
    public SnapshotUse Snapshots { get; init; } = new(0, "");

    /// <summary>Whether every schedule within the strategy's bound has been run.</summary>
    public bool Complete { get; init; }

    /// <summary>Time taken, ms.</summary>
    public long Milliseconds { get; init; }

    /// <summary>The data races of all runs, a line for each pair of source lines.</summary>
    public string[] Races { get; init; } = [];

    /// <summary>What the runs have seen for the first time, if that was asked for.</summary>
    public CoverageSeen? Seen { get; init; }

    /// <summary>Words of memory that a step changed unseen.</summary>
    public string[] Unseen { get; init; } = [];

    /// <summary>What the scenario told of the ends of runs, each once.</summary>
    public string[] Outcomes { get; init; } = [];

    /// <summary>What broke, or null.</summary>
    [JsonIgnore]
    public ScenarioFailure? Failure => Found?.Failure;
}

/// <summary>A run that failed, made short if that was asked for.</summary>
/// <param name="Failure">What broke.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Schedule">Its choices that were not the default.</param>
/// <param name="Operations">Its marked operations.</param>
/// <param name="Hash">16 hexadecimal digits over everything that it did.</param>
public sealed record FailingRun(
    ScenarioFailure Failure, ulong Seed, ScheduledDecision[] Schedule, long Operations, string Hash)
{
    /// <summary>Length of the schedule as it was found.</summary>
    public int FoundSchedule { get; init; }

    /// <summary>Marked operations of the run as it was found.</summary>
    public long FoundOperations { get; init; }
}

/// <summary>What a search did.</summary>
public sealed record SearchCounts
{
    /// <summary>Runs that were made, not counting second ones and those of shrinking.</summary>
    public long Runs { get; init; }

    /// <summary>Runs that failed; at most 1 if the search does not go on after a failure.</summary>
    public long Failures { get; init; }

    /// <summary>Runs that were ended because what would follow had been seen.</summary>
    public long Redundant { get; init; }

    /// <summary>Marked operations of all runs.</summary>
    public long Operations { get; init; }

    /// <summary>Choices of all runs.</summary>
    public long Choices { get; init; }

    /// <summary>Different states at choices, where they were counted.</summary>
    public long States { get; init; }
}

/// <summary>The states of the memory in which the runs of a search ended.</summary>
/// <param name="Count">How many different ones.</param>
/// <param name="Hash">16 hexadecimal digits that are equal where all of these states are.</param>
public sealed record EndStates(long Count, string Hash);

/// <summary>How the runs of a search started.</summary>
/// <param name="Restored">Runs, those of shrinking too, that started from a snapshot.</param>
/// <param name="Refusal">Why none could; empty if one could, or none was wanted.</param>
public sealed record SnapshotUse(long Restored, string Refusal);
