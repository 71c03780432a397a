// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Images;
using Linux.Trials;

namespace Linux.Port.Commands;

/// <summary>Makes runs again that no schedule describes: simulations, soaks, selftests.</summary>
internal static class OtherReplays
{
    private static readonly TimeSpan s_limit = TimeSpan.FromHours(1);

    /// <summary>Makes it again, and says how it ended.</summary>
    /// <param name="builder">Makes images.</param>
    /// <param name="replay">What to make again.</param>
    /// <param name="patches">The changes to make it with.</param>
    /// <returns>1 if it fails, 0 if not.</returns>
    public static int Run(ImageBuilder builder, ReplayFile replay, SourcePatch[] patches)
    {
        if (replay.Run == ReplayKind.Selftest)
        {
            ImagePlace kernel = Progress.Status("compiling the kernel", () => builder.Build(patches, ImageKind.Program));

            return SelftestReplay.Run(builder.Host, kernel, replay.Scenario, Console.WriteLine);
        }
        string? failure = Progress.Status($"running {replay.Scenario}", () => replay.Run == ReplayKind.Soak
            ? SoakCommand.Ask(builder, patches, new SoakRequest(ulong.Parse(replay.Scenario), replay.SoakNs)).Failure
            : Simulate(builder, replay.Scenario, patches));

        Console.WriteLine(failure ?? $"{replay.Scenario} does not fail");
        return failure == null ? 0 : 1;
    }

    private static string? Simulate(ImageBuilder builder, string scenario, SourcePatch[] patches)
    {
        var job = new ImageJob(patches, Explore: true,
            JsonSerializer.SerializeToNode(new ImageRequest { Simulation = new SimulationRequest(scenario) })!);

        try
        {
            return ImageProcess.Run(builder, job, s_limit).Deserialize<ImageResponse>()!.Failure is { } failure
                ? $"{failure.Invariant} broken: {failure.Text}" : null;
        }
        catch (ImageException died)
        {
            return died.Message;
        }
    }
}
