// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json.Serialization;

namespace Linux.Executions;

/// <summary>What a search is to do.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Strategy">How it makes its decisions.</param>
/// <param name="Seed">Seed of the first run; run i has the seed <c>Seed + i</c>.</param>
public sealed record SearchRequest(string Scenario, SearchStrategy Strategy, ulong Seed = 1)
{
    /// <summary>Depth of pct, at least 1; preemptions of dfs, at least 0, if it is not reduced.</summary>
    public int Depth { get; init; } = 2;

    /// <summary>What dfs does with states, if it is not reduced; takes an image that records plain
    /// accesses.</summary>
    public StateUse States { get; init; }

    /// <summary>What a CPU sees of the others' stores; other than sc takes an image that tells of
    /// the plain accesses
    /// of the files whose loads may be stale.</summary>
    public MemoryModel Memory { get; init; }

    /// <summary>Loads of a run that may see an older store than the newest; 0 or more.</summary>
    public int StaleReads { get; init; } = 2;

    /// <summary>Stores to a location that may still be seen, 1 to <see
    /// cref="RunLimits.LongestHistory"/>; with 1 lkmm
    /// is sc.</summary>
    public int History { get; init; } = 8;

    /// <summary>When it ends.</summary>
    public SearchBudget Budget { get; init; } = new(1);

    /// <summary>Which part of the runs it makes.</summary>
    public SearchShard Shard { get; init; } = new(1, 1);

    /// <summary>How each run is made, and what happens when one fails.</summary>
    public SearchRuns Runs { get; init; } = new();

    /// <summary>What it is watched for besides failures.</summary>
    public SearchWatch Watch { get; init; } = new();

    /// <summary>Whether it takes an image that records plain accesses.</summary>
    [JsonIgnore]
    public bool NeedsRecords
        => Watch.Races || Strategy == SearchStrategy.ReducedDfs || States != StateUse.None;
}

/// <summary>When a search ends, if nothing is found.</summary>
/// <param name="Runs">Most runs.</param>
/// <param name="Milliseconds">Longest time, ms; 0 for no limit.</param>
public sealed record SearchBudget(ulong Runs, long Milliseconds = 0);

/// <summary>A part of a search's runs: those with i = Number - 1 modulo Of.</summary>
/// <param name="Number">Which part, 1 to <paramref name="Of"/>.</param>
/// <param name="Of">Number of parts.</param>
public sealed record SearchShard(ulong Number, ulong Of)
{
    /// <summary>Whether there is such a part.</summary>
    [JsonIgnore]
    public bool Exists => Number != 0 && Number <= Of;
}

/// <summary>How the runs of a search are made, and what happens when one fails.</summary>
public sealed record SearchRuns
{
    /// <summary>Whether each run is made twice and compared.</summary>
    public bool Twice { get; init; }

    /// <summary>Whether each run boots a machine, in place of starting from a snapshot.</summary>
    public bool Fresh { get; init; }

    /// <summary>Whether a run goes from one state at rest to the next, and begins in one that others
    /// have come to; not where dfs is reduced. What a seed does then depends on those before
    /// it.</summary>
    public bool Epochs { get; init; }

    /// <summary>Whether the machine is kept, set up as it is, for the scenario's next search in this
    /// process.</summary>
    public bool Keep { get; init; }

    /// <summary>Whether the search goes on after a failure; the first is reported.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Whether a failing schedule is made short.</summary>
    public bool Shrink { get; init; } = true;
}

/// <summary>What a search is watched for besides failures.</summary>
public sealed record SearchWatch
{
    /// <summary>Whether data races are noted; takes an image that records plain accesses.</summary>
    public bool Races { get; init; }

    /// <summary>Whether a reduced search checks that each step writes only what it is known to write.</summary>
    public bool Audit { get; init; }

    /// <summary>Whether it is told what the runs have seen; see <see cref="CoverageSeen"/>.</summary>
    public bool Coverage { get; init; }

    /// <summary>Whether the states are told of in which runs end, which are part of
    /// <see cref="SearchResult.RunsHash"/> then.</summary>
    public bool Ends { get; init; } = true;

    /// <summary>Whether it tells on stderr, now and then, how many runs it has made.</summary>
    public bool Progress { get; init; }
}
