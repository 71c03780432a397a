// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Text.Json;
using Linux.Executions;
using Linux.Observers;

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

        if (request.TraceTo == null)
            return JsonSerializer.Serialize(Answer(request));
        using var spool = new TraceSpool(request.TraceTo);
        try
        {
            TraceSpool.OfEveryMachine = spool;
            return JsonSerializer.Serialize(Answer(request));
        }
        finally
        {
            TraceSpool.OfEveryMachine = null;
        }
    }

    private static ImageResponse Answer(ImageRequest request) => request switch
    {
        { Simulation: { } simulation } => new ImageResponse
        {
            Simulation = SimulatedRun.Run(Named(simulation.Scenario), simulation),
        },
        { Search: { } search } => new ImageResponse
        {
            Search = new Search(Explored(search.Scenario), search).Make(),
        },
        { Replay: { } replay } => new ImageResponse
        {
            Replay = Search.Replay(Explored(replay.Scenario), replay),
        },
        { Probes: true } => new ImageResponse { Probes = CoverageNotes.Table },
        { Stress: { } stress } => new ImageResponse { Stress = StressRun.Run(stress) },
        { Soak: { } soak } => new ImageResponse { Soak = soak.Run() },
        { Lockstep: { } lockstep } => new ImageResponse { Lockstep = LockstepRun.Run(lockstep) },
        _ => throw new ArgumentException("the request asks for nothing"),
    };

    private static Scenario Named(string name)
        => Scenarios.Named(name) ?? throw new ArgumentException($"there is no scenario {name}");

    private static Scenario Explored(string name)
        => Instrumentation.Explores ? Named(name)
            : throw new ArgumentException($"to explore {name} takes an image that is compiled with EXPLORE");
}
