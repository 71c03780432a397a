// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>A run that is to be made again and written down.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Schedule">The choices that are not the default.</param>
public sealed record ReplayRequest(string Scenario, ScheduledDecision[] Schedule)
{
    /// <summary>Last step that is listed; 0 for all.</summary>
    public long Until { get; init; }

    /// <summary>What a CPU sees of the others' stores.</summary>
    public MemoryModel Memory { get; init; }

    /// <summary>Whether data races are looked for meanwhile; takes an image that records plain accesses.</summary>
    public bool Races { get; init; }

    /// <summary>Whether it is recorded for those who draw it.</summary>
    public bool Record { get; init; }
}

/// <summary>How it went.</summary>
/// <param name="Failure">What broke, or null.</param>
/// <param name="Operations">Marked operations.</param>
/// <param name="Hash">16 hexadecimal digits over everything that it did.</param>
/// <param name="Steps">The listing.</param>
/// <param name="End">The hierarchy at the end, if it changed after the last step.</param>
public sealed record ReplayResult(
    ScenarioFailure? Failure, long Operations, string Hash, ReplayStep[] Steps, string End)
{
    /// <summary>Sentences on it, from what has watched it.</summary>
    public string[] Conclusions { get; init; } = [];

    /// <summary>The run for those who draw it, if that was asked for.</summary>
    public RunRecord? Record { get; init; }
}
