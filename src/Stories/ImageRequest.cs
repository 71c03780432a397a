// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Stories;

/// <summary>What a caller wants an image to do.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Strategy">How to run it: "simulate" is in virtual time, once; "stress" is on
/// threads, once, and names no scenario; "random", "pct" and "dfs"
/// explore and "replay" runs a schedule again, all of them in an image compiled with EXPLORE.</param>
/// <param name="Seed">Seed of the run, or of the first of many.</param>
public sealed record ImageRequest(string Scenario, string Strategy = "simulate", ulong Seed = 1)
    : SearchRequest(Scenario, Strategy, Seed)
{
    /// <summary>Whether a simulation checks the invariants whenever the machine is quiescent.</summary>
    public bool Invariants { get; init; } = true;

    /// <summary>Tracepoints that a simulation records, as a glob; null for none.</summary>
    public string? Trace { get; init; }

    /// <summary>What a stress run is to do.</summary>
    public StressRequest? Stress { get; init; }

    /// <summary>What is to be played beside the C; the strategy is then "lockstep".</summary>
    public LockstepRequest? Lockstep { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Failure">The first failure, or null.</param>
public sealed record ImageResponse(string Scenario, ScenarioFailure? Failure)
    : SearchResult(Scenario, Failure)
{
    /// <summary>What a simulation traced, in tracefs' text, header included.</summary>
    public string[] Trace { get; init; } = [];

    /// <summary>What came of a stress run.</summary>
    public StressResponse? Stress { get; init; }

    /// <summary>What came of scenarios that are played beside the C.</summary>
    public LockstepResponse? Lockstep { get; init; }
}
