// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Linux.Images;

/// <summary>What a child process is to run.</summary>
/// <param name="Patches">Changes of the kernel's sources; empty and not explored is the linked one.</param>
/// <param name="Explore">Whether marked operations call the execution.</param>
/// <param name="Request">The request for KernelImage.Run.</param>
public sealed record ImageJob(SourcePatch[] Patches, bool Explore, JsonNode Request)
{
    /// <summary>What the image is compiled for.</summary>
    public ImageKind Kind { get; init; } = Explore ? ImageKind.Explored : ImageKind.Plain;
}

/// <summary>
/// Runs images in a child process, because a wild pointer ends a process and an image stays loaded.
/// </summary>
public static class ImageProcess
{
    /// <summary>The command line word by which the host program finds its way to <see cref="Main"/>.</summary>
    public const string Verb = "image-host";

    /// <summary>The word for a child that compiles images.</summary>
    public const string CompilerVerb = "image-compiler";

    /// <summary>Builds an image, and runs it in a child process.</summary>
    /// <param name="builder">Makes the image.</param>
    /// <param name="job">What to do.</param>
    /// <param name="timeout">After this long a run has failed, and the child is ended.</param>
    /// <param name="progress">Told of the runs that a search has made, if its request asks for that.</param>
    /// <param name="stop">Ends it; stress is told to end, and answers all the same.</param>
    /// <returns>The response of KernelImage.Run.</returns>
    /// <exception cref="ImageException">The child died, or took too long.</exception>
    /// <exception cref="ImageInterruptedException">It was stopped.</exception>
    public static JsonNode Run(
        ImageBuilder builder, ImageJob job, TimeSpan timeout, Action<long>? progress = null,
        CancellationToken stop = default)
    {
        using var session = new ImageSession(builder.Host);
        ImagePlace image = builder.Build(job.Patches, job.Kind);
        using CancellationTokenRegistration end = stop.Register(
            IsStress(job.Request) ? session.Interrupt : session.End);

        try
        {
            return session.Ask(image, job.Request, timeout, progress);
        }
        catch (ImageException) when (stop.IsCancellationRequested)
        {
            throw new ImageInterruptedException("it was ended by Ctrl-C.");
        }
    }

    private static bool IsStress(JsonNode request) => request["Stress"] != null;

    /// <summary>Builds images and runs them in one child process, one after the other.</summary>
    /// <returns>The responses, in the order of the jobs.</returns>
    /// <exception cref="ImageException">The child died, or took too long.</exception>
    public static IReadOnlyList<JsonNode> RunAll(
        ImageBuilder builder, IReadOnlyCollection<ImageJob> jobs, TimeSpan timeout,
        Action<long>? progress = null)
    {
        ImageJob[] all = [.. jobs];
        var answers = new List<JsonNode>();
        using var session = new ImageSession(builder.Host);
        ImagePlace ready = builder.Build(all[0].Patches, all[0].Kind);

        for (int i = 0; i < all.Length; i++)
        {
            // The next image is made while this one runs.
            ImageJob? next = i + 1 < all.Length ? all[i + 1] : null;
            Task<ImagePlace> made = next == null
                ? Task.FromResult(ready) : Task.Run(() => builder.Build(next.Patches, next.Kind));

            answers.Add(session.Ask(ready, all[i].Request, timeout, progress));
            ready = made.GetAwaiter().GetResult();
        }
        return answers;
    }

    /// <summary>The child's side: a job a line comes in, a response a line goes out.</summary>
    public static int Main(TextReader input, TextWriter output, TextWriter error)
    {
        try
        {
            var loaded = new Dictionary<string, LoadedImage>();
            bool stress = false;

            // Who reads that switch ends by itself, and has something to tell.
            Console.CancelKeyPress += (_, pressed) =>
            {
                pressed.Cancel = stress;
                AppContext.SetSwitch("Linux.Interrupted", true);
            };

            for (string? line = input.ReadLine(); line != null; line = input.ReadLine())
            {
                ImageSession.Line job = JsonSerializer.Deserialize<ImageSession.Line>(line)!;
                string key = job.Place.Key ?? "";

                stress = IsStress(job.Request);

                if (!loaded.TryGetValue(key, out LoadedImage? image))
                    loaded[key] = image = LoadedImage.Load(job.Place);

                output.WriteLine(image.Run(job.Request.ToJsonString()));
            }
            return 0;
        }
        catch (Exception failure) when (failure is ImageException or ArgumentException or JsonException)
        {
            error.WriteLine(failure.Message);
            return 2;
        }
    }

    /// <summary>The side of a child that compiles images.</summary>
    public static int Compile(TextReader input, TextWriter output) => CompilerContext.Serve(input, output);
}
