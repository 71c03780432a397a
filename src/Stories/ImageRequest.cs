// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json.Serialization;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>What a caller wants an image to do: the one member that is set.</summary>
public sealed record ImageRequest
{
    /// <summary>A scenario in virtual time, its programs one after the other.</summary>
    public SimulationRequest? Simulation { get; init; }

    /// <summary>A scenario under many schedules; takes an image compiled with EXPLORE.</summary>
    public SearchRequest? Search { get; init; }

    /// <summary>A scenario under one schedule; takes such an image too.</summary>
    public ReplayRequest? Replay { get; init; }

    /// <summary>Whether the table of the image's probes is asked for.</summary>
    public bool Probes { get; init; }

    /// <summary>A load on threads.</summary>
    public StressRequest? Stress { get; init; }

    /// <summary>Scenarios to be played beside the C.</summary>
    public LockstepRequest? Lockstep { get; init; }

    /// <summary>A machine and a load drawn from a seed.</summary>
    public SoakRequest? Soak { get; init; }

    /// <summary>
    /// File for the traces of all machines, see <see cref="Linux.Observers.TraceSpool"/>; null for none.
    /// </summary>
    public string? TraceTo { get; init; }
}

/// <summary>How it went; the member of the same name is set.</summary>
public sealed record ImageResponse
{
    /// <summary>How a simulation ended.</summary>
    public SimulationResult? Simulation { get; init; }

    /// <summary>How a search ended.</summary>
    public SearchResult? Search { get; init; }

    /// <summary>How a replay ended.</summary>
    public ReplayResult? Replay { get; init; }

    /// <summary>The table of the image's probes, a line for each; empty where it has none.</summary>
    public string? Probes { get; init; }

    /// <summary>How a load on threads ended.</summary>
    public StressResponse? Stress { get; init; }

    /// <summary>What the port did in them.</summary>
    public LockstepResponse? Lockstep { get; init; }

    /// <summary>How the machine ended.</summary>
    public SoakResponse? Soak { get; init; }

    /// <summary>What broke in a scenario, or null.</summary>
    [JsonIgnore]
    public ScenarioFailure? Failure => Simulation?.Failure ?? Search?.Failure ?? Replay?.Failure;
}

/// <summary>A run in virtual time.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Seed">Seed of the machine.</param>
public sealed record SimulationRequest(string Scenario, ulong Seed = 1)
{
    /// <summary>Whether the invariants are checked whenever the machine is quiescent.</summary>
    public bool Invariants { get; init; } = true;

    /// <summary>Tracepoints that are recorded, as a glob; null for none.</summary>
    public string? Trace { get; init; }
}

/// <summary>How it ended.</summary>
/// <param name="Failure">What broke, or null.</param>
/// <param name="Trace">What was traced, in tracefs' text, header included.</param>
public sealed record SimulationResult(ScenarioFailure? Failure, string[] Trace);
