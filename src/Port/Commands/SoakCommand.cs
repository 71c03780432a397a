// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Text.Json;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary><c>port soak</c>: random machines under random loads, in virtual time.</summary>
internal static class SoakCommand
{
    private static readonly TimeSpan s_limit = TimeSpan.FromDays(7);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<ulong> seed = Options.Seed("Seed of the first machine; the next one has the next seed");
        Option<int> machines = Options.Number("--machines", "Number of machines", 1, 1_000_000, 10);
        Option<Duration> time = Options.For("Virtual time of each", "5s", "1ms", "24h");
        var command = new Command("soak",
            "Run machines of random shape under random loads; 1 if one breaks an invariant or loses a timer")
        {
            seed, machines, time,
        };

        command.SetAction(p => Run(p, p.GetValue(seed), p.GetValue(machines),
            p.GetValue(time).Ns));
        return command;
    }

    /// <summary>Asks an image.</summary>
    public static SoakResponse Ask(ImageBuilder builder, SourcePatch[] patches, SoakRequest request)
    {
        var job = new ImageJob(patches, Explore: patches.Length != 0,
            JsonSerializer.SerializeToNode(new ImageRequest { Soak = request })!);

        try
        {
            return ImageProcess.Run(builder, job, s_limit).Deserialize<ImageResponse>()!.Soak!;
        }
        catch (ImageException died)
        {
            return new SoakResponse($"seed {request.Seed}: {died.Message}", []);
        }
    }

    private static int Run(ParseResult given, ulong seed, int machines, long ns)
    {
        SourcePatch[] patches = HzOption.Changes(given);
        using ImageBuilder builder = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));
        int failed = 0;

        builder.Build(patches, patches.Length != 0 ? ImageKind.Explored : ImageKind.Plain);
        Progress.Show("soaking", machines, part =>
        {
            SoakResponse answer = Ask(builder, patches, new SoakRequest(seed + (ulong)part - 1, ns));
            string seen = string.Join(", ", answer.Findings.Where(f => f.Value > 0).Select(f => f.Key));

            failed += answer.Failure == null ? 0 : 1;
            Console.WriteLine(answer.Failure
                ?? $"seed {seed + (ulong)part - 1}: good{(seen.Length == 0 ? "" : $"; subtracted {seen}")}");
        });
        return failed == 0 ? 0 : 1;
    }
}
