// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linux.Images;
using Linux.Port.Traces;

namespace Linux.Port.Commands;

/// <summary><c>port stress</c>: CPUs that are threads, all at once on the same timers.</summary>
internal static class StressCommand
{
    /// <summary>Time to build the image, and for the last timers.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<int> cpus = Options.Cpus(64);
        Option<Duration> time = Options.For("Real time to arm timers", "30s", "1ms", "24h");
        Option<ulong> seed = Options.Seed("Seed of what is drawn; the order of what the threads do is not");
        Option<Duration> stuck = Options.Time(
            "--stuck-after", "How long a CPU may make no progress", "10s", "100ms", "24h");
        var plain = new Option<bool>("--plain")
        {
            Description = "Do not record what each CPU did last: starts at once and runs a tenth faster",
        };
        Option<string?> putBack = ImageArguments.PutBack();
        var sabotage = new Option<string>("--sabotage") { Hidden = true, DefaultValueFactory = _ => "" };
        var command = new RuledCommand("stress",
            "Run CPUs as threads that arm, change, delete and expire timers, sleep and go down, all at once")
        {
            cpus, time, seed, stuck, plain, putBack, sabotage,
        };

        var trace = new TraceOutput();

        trace.AddTo(command);
        command.SetAction(parsed => Run(
            parsed.InvocationConfiguration.Output,
            new StressRequest(
                parsed.GetValue(cpus),
                parsed.GetValue(time).Milliseconds, parsed.GetValue(seed))
            {
                StuckMilliseconds = parsed.GetValue(stuck).Milliseconds,
                Sabotage = parsed.GetValue(sabotage)!,
            },
            !parsed.GetValue(plain),
            [
                .. HzOption.Changes(parsed),
                .. parsed.GetValue(putBack) is { } bug ? PutBackBugs.Named(bug)!.Patches : [],
            ],
            parsed.GetValue(ImageArguments.NoCache),
            trace.Read(parsed)));
        return command;
    }

    private static int Run(
        TextWriter output, StressRequest request, bool record, SourcePatch[] patches, bool noCache,
        TraceTarget? target)
    {
        using TraceTarget? traced = target;
        using var stop = new Interrupt();
        request.Validate();
        StressResponse response;
        using ImageBuilder builder = ImageArguments.Builder(noCache);

        try
        {
            response = Ask(builder, patches, request, record, target?.SpoolPath, stop.Token);
            target?.Write();
        }
        catch (ImageInterruptedException)
        {
            throw new OperationCanceledException();
        }
        catch (ImageException died)
        {
            target?.Write();
            Console.Error.WriteLine($"seed {request.Seed}: {died.Message}");
            return 1;
        }
        StressText.Print(output, request, response);
        if (!stop.Token.IsCancellationRequested)
            return response.IsGood ? 0 : 1;
        output.WriteLine("ended by Ctrl-C; what is above was seen by then");
        return Interrupt.Status;
    }

    /// <summary>In a child process, because a wild pointer would end this one.</summary>
    private static StressResponse Ask(
        ImageBuilder builder, SourcePatch[] patches, StressRequest request, bool record, string? traceTo,
        CancellationToken stop)
    {
        var image = new ImageRequest
        {
            Stress = request,
            TraceTo = traceTo == null ? null : Path.GetFullPath(traceTo),
        };
        var job = new ImageJob(patches, record, JsonSerializer.SerializeToNode(image)!);
        TimeSpan limit = s_margin + TimeSpan.FromMilliseconds(
            request.Milliseconds + request.StuckMilliseconds + 3 * request.DrainMilliseconds);

        Progress.Status("compiling the kernel", () => builder.Build(patches, job.Kind));
        Task<JsonNode> run = Task.Run(() => ImageProcess.Run(builder, job, limit, stop: stop));
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
