// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>What a search is to do, or the replay of a schedule that one has found.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Strategy">"random", "pct" and "dfs" explore, "replay" runs a schedule again.</param>
/// <param name="Seed">Seed of the first of many runs.</param>
public record SearchRequest(string Scenario, string Strategy, ulong Seed)
{
    /// <summary>Most runs; run i has the seed <c>Seed + i</c>.</summary>
    public ulong Runs { get; init; } = 1;

    /// <summary>Longest time, ms; 0 for no limit.</summary>
    public long Milliseconds { get; init; }

    /// <summary>Depth of pct, at least 1; preemptions of dfs, at least 0, if it is not reduced.</summary>
    public int Depth { get; init; } = 2;

    /// <summary>Which part of the runs this is, 1 to <see cref="Shards"/>.</summary>
    public ulong Shard { get; init; } = 1;

    /// <summary>Number of parts.</summary>
    public ulong Shards { get; init; } = 1;

    /// <summary>Whether each run is made twice and compared.</summary>
    public bool Twice { get; init; }

    /// <summary>Whether each run boots a machine, in place of starting from a snapshot.</summary>
    public bool Fresh { get; init; }

    /// <summary>Whether the search goes on after a failure; the first is reported.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Whether dfs, without a bound on preemptions, leaves out schedules that differ from one that
    /// it has run only in the order of steps that do not depend on each other; takes an image that records
    /// plain accesses.</summary>
    public bool Reduce { get; init; }

    /// <summary>What dfs does with states, if it is not reduced; takes an image that records plain
    /// accesses.</summary>
    public StateUse States { get; init; }

    /// <summary>Whether a reduced search checks that each step writes only what it is known to write.</summary>
    public bool Audit { get; init; }

    /// <summary>Whether data races are noted; takes an image that records plain accesses.</summary>
    public bool Notes { get; init; }

    /// <summary>Whether a search tells on stderr, now and then, how many runs it has made.</summary>
    public bool Progress { get; init; }

    /// <summary>Whether a failing schedule is made short.</summary>
    public bool Shrink { get; init; } = true;

    /// <summary>The schedule of a replay.</summary>
    public ScheduledDecision[] Schedule { get; init; } = [];

    /// <summary>Last step that a replay lists; 0 for all.</summary>
    public long Until { get; init; }
}
