// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary><c>port stress</c>: CPUs that are threads, all at once on the same timers.</summary>
internal static class StressCommand
{
    /// <summary>Time to build the image, and for the last timers.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var cpus = new Option<int>("--cpus")
        {
            Description = "Number of CPUs, 1 to 64",
            DefaultValueFactory = _ => 8,
        };
        var time = new Option<string>("--for")
        {
            Description = "Real time to arm timers, such as 30s or 5m",
            DefaultValueFactory = _ => "30s",
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "Seed of what is drawn; the order of what the threads do is not",
            DefaultValueFactory = _ => 1ul,
        };
        var stuck = new Option<string>("--stuck-after")
        {
            Description = "How long a CPU may make no progress",
            DefaultValueFactory = _ => "10s",
        };
        var plain = new Option<bool>("--plain")
        {
            Description = "Do not record what each CPU did last: starts at once and runs a tenth faster",
        };
        var putBack = new Option<string?>("--put-back")
        {
            Description = "A known bug to put back into the port; see port explore --list",
        };
        var sabotage = new Option<string>("--sabotage") { Hidden = true, DefaultValueFactory = _ => "" };
        var command = new Command("stress",
            "Run CPUs as threads that arm, change, delete and expire timers, sleep and go down, all at once")
        {
            cpus, time, seed, stuck, plain, putBack, sabotage,
        };

        command.SetAction(parsed => Run(
            parsed.InvocationConfiguration.Output,
            new StressRequest(
                Cpus(parsed.GetValue(cpus)),
                Milliseconds("--for", parsed.GetValue(time)!, 1, 86_400_000), parsed.GetValue(seed))
            {
                StuckMilliseconds = Milliseconds("--stuck-after", parsed.GetValue(stuck)!, 100, 86_400_000),
                Sabotage = parsed.GetValue(sabotage)!,
            },
            !parsed.GetValue(plain),
            parsed.GetValue(putBack),
            parsed.GetValue(ImageArguments.NoCache)));
        return command;
    }

    private static SourcePatch[] Patches(string? bug) => bug == null
        ? []
        : PutBackBugs.Named(bug)?.Patches
            ?? throw new ArgumentException($"--put-back is {bug}. port explore --list lists what it takes.");

    private static int Cpus(int cpus) => cpus is >= 1 and <= 64
        ? cpus : throw new ArgumentException($"--cpus is {cpus}. It takes 1 to 64.");

    private static long Milliseconds(string option, string text, long least, long most)
    {
        long ms = (MachineArguments.Duration(option, text) + 999_999) / 1_000_000;

        return ms >= least && ms <= most
            ? ms : throw new ArgumentException($"{option} is {text}. It takes {least}ms to {most}ms.");
    }

    private static int Run(
        TextWriter output, StressRequest request, bool record, string? bug, bool noCache)
    {
        request.Validate();
        SourcePatch[] patches = Patches(bug);
        StressResponse response;
        using ImageBuilder builder = ImageArguments.Builder(noCache);

        try
        {
            response = Ask(builder, patches, request, record);
        }
        catch (ImageException died)
        {
            Console.Error.WriteLine($"seed {request.Seed}: {died.Message}");
            return 1;
        }
        StressText.Print(output, request, response);
        return response.IsGood ? 0 : 1;
    }

    /// <summary>In a child process, because a wild pointer would end this one.</summary>
    private static StressResponse Ask(
        ImageBuilder builder, SourcePatch[] patches, StressRequest request, bool record)
    {
        var image = new ImageRequest { Stress = request };
        var job = new ImageJob(patches, record, JsonSerializer.SerializeToNode(image)!);
        TimeSpan limit = s_margin + TimeSpan.FromMilliseconds(
            request.Milliseconds + request.StuckMilliseconds + 3 * request.DrainMilliseconds);

        Progress.Status("compiling the kernel", () => builder.Build(patches, job.Kind));
        Task<JsonNode> run = Task.Run(() => ImageProcess.Run(builder, job, limit));
        Wait(run, request.Milliseconds);
        return run.GetAwaiter().GetResult().Deserialize<ImageResponse>()!.Stress!;
    }

    private static void Wait(Task run, long milliseconds)
    {
        const int Parts = 100;

        Progress.Show("stressing", Parts, _ => Task.WaitAny([run], (int)Math.Max(1, milliseconds / Parts)));
        Task.WaitAny([run]);
    }
}
