// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Text.Json;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>
/// The one door of a kernel image. An image that was compiled in memory has types of its own, so
/// that nothing but text can pass; the kernel that a program is linked with has the same door.
/// </summary>
public static class KernelImage
{
    /// <summary>Runs an <see cref="ImageRequest"/> and returns an <see cref="ImageResponse"/>.</summary>
    /// <exception cref="ArgumentException">The request is malformed or names nothing known.</exception>
    public static string Run(string requestJson)
    {
        ImageRequest request = JsonSerializer.Deserialize<ImageRequest>(requestJson)
            ?? throw new ArgumentException("the request is empty");

        if (request is { Strategy: "stress", Stress: { } stress })
            return JsonSerializer.Serialize(
                new ImageResponse(request.Scenario, null) { Stress = StressRun.Run(stress) });
        if (request is { Strategy: "lockstep", Lockstep: { } lockstep })
            return JsonSerializer.Serialize(
                new ImageResponse(request.Scenario, null) { Lockstep = LockstepRun.Run(lockstep) });
        Scenario scenario = Scenarios.Named(request.Scenario)
            ?? throw new ArgumentException($"there is no scenario {request.Scenario}");

        // As what it is: a search tells more than a simulation, and a simulation other things.
        return JsonSerializer.Serialize<object>(Answer(scenario, request));
    }

    private static SearchResult Answer(Scenario scenario, ImageRequest request)
    {
        if (request.Strategy == "simulate")
            return SimulatedRun.Run(scenario, request);
        if (!Instrumentation.Explores)
            throw new ArgumentException(
                $"the strategy {request.Strategy} needs an image that is compiled with EXPLORE");
        if (request.Shards == 0 || request.Shard == 0 || request.Shard > request.Shards)
            throw new ArgumentException($"there is no shard {request.Shard} of {request.Shards}");
        if (request.Shards > 1 && request.Strategy == "dfs")
            throw new ArgumentException("dfs cannot be sharded: each run starts from the one before");
        return request.Strategy == "replay"
            ? Search.Replay(scenario, request)
            : Search.Explore(scenario, request);
    }
}
