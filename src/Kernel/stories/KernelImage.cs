// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Text.Json;

namespace Linux;

/// <summary>What a caller wants an image to do.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Strategy">How to run it: "simulate" is in virtual time, once; "stress" is on
/// threads, once, and names no scenario; "random", "pct" and "dfs"
/// explore and "replay" runs a schedule again, all of them in an image compiled with EXPLORE.</param>
/// <param name="Seed">Seed of the run, or of the first of many.</param>
public sealed record ImageRequest(string Scenario, string Strategy = "simulate", ulong Seed = 1)
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
    public StateKeys States { get; init; }

    /// <summary>Whether a reduced search checks that each step writes only what it is known to write.</summary>
    public bool Audit { get; init; }

    /// <summary>Whether data races are noted; takes an image that records plain accesses.</summary>
    public bool Notes { get; init; }

    /// <summary>Whether a search tells on stderr, now and then, how many runs it has made.</summary>
    public bool Progress { get; init; }

    /// <summary>Whether a failing schedule is made short.</summary>
    public bool Shrink { get; init; } = true;

    /// <summary>Whether a simulation checks the invariants whenever the machine is quiescent.</summary>
    public bool Invariants { get; init; } = true;

    /// <summary>Tracepoints that a simulation records, as a glob; null for none.</summary>
    public string? Trace { get; init; }

    /// <summary>The schedule of a replay.</summary>
    public ScheduledDecision[] Schedule { get; init; } = [];

    /// <summary>Last step that a replay lists; 0 for all.</summary>
    public long Until { get; init; }

    /// <summary>What a stress run is to do.</summary>
    public StressRequest? Stress { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Failure">The first failure, or null.</param>
public sealed record ImageResponse(string Scenario, ScenarioFailure? Failure)
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

    /// <summary>What a simulation traced, in tracefs' text, header included.</summary>
    public string[] Trace { get; init; } = [];

    /// <summary>The listing of a replay.</summary>
    public string[] Steps { get; init; } = [];

    /// <summary>What came of a stress run.</summary>
    public StressResponse? Stress { get; init; }
}

/// <summary>
/// The one door of a kernel image. An image that was compiled in memory has types of its own, so
/// that nothing but text can pass; the kernel that a program is linked with has the same door.
/// </summary>
public static class KernelImage
{
    /// <summary>Whether this image's marked operations call the execution.</summary>
    public static bool Explores
#if EXPLORE
        => true;
#else
        => false;
#endif

    /// <summary>Whether this image's plain accesses call the execution too.</summary>
    public static bool Records
#if RECORD
        => true;
#else
        => false;
#endif

    /// <summary>Runs an <see cref="ImageRequest"/> and returns an <see cref="ImageResponse"/>.</summary>
    /// <exception cref="ArgumentException">The request is malformed or names nothing known.</exception>
    public static string Run(string requestJson)
    {
        ImageRequest request = JsonSerializer.Deserialize<ImageRequest>(requestJson)
            ?? throw new ArgumentException("the request is empty");

        if (request is { Strategy: "stress", Stress: { } stress })
            return JsonSerializer.Serialize(
                new ImageResponse(request.Scenario, null) { Stress = StressRun.Run(stress) });
        Scenario scenario = Scenarios.Named(request.Scenario)
            ?? throw new ArgumentException($"there is no scenario {request.Scenario}");

        return JsonSerializer.Serialize(Answer(scenario, request));
    }

    private static ImageResponse Answer(Scenario scenario, ImageRequest request)
    {
        if (request.Strategy == "simulate")
            return SimulatedRun.Run(scenario, request);
        if (!Explores)
            throw new ArgumentException(
                $"the strategy {request.Strategy} needs an image that is compiled with EXPLORE");
        if (request.Shards == 0 || request.Shard == 0 || request.Shard > request.Shards)
            throw new ArgumentException($"there is no shard {request.Shard} of {request.Shards}");
        if (request.Shards > 1 && request.Strategy == "dfs")
            throw new ArgumentException("dfs cannot be sharded: each run starts from the one before");
        return request.Strategy == "replay"
            ? Explorer.Replay(scenario, request)
            : Explorer.Explore(scenario, request);
    }
}
