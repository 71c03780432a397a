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
    /// <exception cref="ImageInterruptedException">It was stopped.</exception>
    public static SoakResponse Ask(
        ImageBuilder builder, SourcePatch[] patches, SoakRequest request, CancellationToken stop = default)
    {
        var job = new ImageJob(patches, Explore: patches.Length != 0,
            JsonSerializer.SerializeToNode(new ImageRequest { Soak = request })!);

        try
        {
            return ImageProcess.Run(builder, job, s_limit, stop: stop).Deserialize<ImageResponse>()!.Soak!;
        }
        catch (ImageException died) when (died is not ImageInterruptedException)
        {
            return new SoakResponse($"seed {request.Seed}: {died.Message}", []);
        }
    }

    private static int Run(ParseResult given, ulong seed, int machines, long ns)
    {
        SourcePatch[] patches = HzOption.Changes(given);
        using ImageBuilder builder = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));
        using var stop = new Interrupt();
        int failed = 0;
        int made = 0;

        builder.Build(patches, patches.Length != 0 ? ImageKind.Explored : ImageKind.Plain);
        Progress.Bar("soaking", machines, move =>
        {
            for (; made < machines && !stop.Token.IsCancellationRequested; move(++made, "soaking"))
            {
                ulong number = seed + (ulong)made;

                try
                {
                    SoakResponse answer = Ask(builder, patches, new SoakRequest(number, ns), stop.Token);

                    failed += answer.Failure == null ? 0 : 1;
                    Console.WriteLine(answer.Failure ?? Good(number, answer));
                }
                catch (ImageInterruptedException)
                {
                    break;
                }
            }
            return made;
        });
        if (made < machines)
        {
            Console.WriteLine($"ended by Ctrl-C after {made} of {machines} machines, {failed} of them broken; "
                + $"port soak --seed {seed + (ulong)made} goes on");
            return Interrupt.Status;
        }
        return failed == 0 ? 0 : 1;
    }

    private static string Good(ulong seed, SoakResponse answer)
    {
        string seen = string.Join(", ", answer.Findings.Where(f => f.Value > 0).Select(f => f.Key));

        return $"seed {seed}: good{(seen.Length == 0 ? "" : $"; subtracted {seen}")}";
    }
}
