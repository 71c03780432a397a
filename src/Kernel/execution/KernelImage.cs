// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Text.Json;

namespace Linux;

/// <summary>What a caller wants an image to do.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Strategy">How to run it; "simulate" is in virtual time, once.</param>
/// <param name="Seed">Seed of the run, or of the first of many.</param>
public sealed record ImageRequest(string Scenario, string Strategy = "simulate", ulong Seed = 1);

/// <summary>What came of it.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Failure">The first failure, or null.</param>
public sealed record ImageResponse(string Scenario, ScenarioFailure? Failure);

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
        Scenario scenario = Scenarios.Named(request.Scenario)
            ?? throw new ArgumentException($"there is no scenario {request.Scenario}");

        if (request.Strategy != "simulate")
            throw new ArgumentException($"there is no strategy {request.Strategy}");
        return JsonSerializer.Serialize(
            new ImageResponse(scenario.Name, SimulatedRun.Run(scenario, request.Seed)));
    }
}
