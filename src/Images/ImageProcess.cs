// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Linux.Images;

/// <summary>What a child process is to build and run.</summary>
/// <param name="Patches">Changes of the kernel's sources; empty and not explored is the linked one.</param>
/// <param name="Explore">Whether marked operations call the execution.</param>
/// <param name="Request">The request for KernelImage.Run.</param>
public sealed record ImageJob(SourcePatch[] Patches, bool Explore, JsonNode Request)
{
    /// <summary>Whether plain accesses call the execution as well.</summary>
    public bool Record { get; init; }
}

/// <summary>
/// Runs images in a child process, because a wild pointer ends a process and an image stays loaded.
/// </summary>
public static class ImageProcess
{
    /// <summary>The command line word by which the host program finds its way to <see cref="Main"/>.</summary>
    public const string Verb = "image-host";

    /// <summary>Builds and runs in a child process.</summary>
    /// <param name="host">Path of the program's assembly that calls <see cref="Main"/>.</param>
    /// <param name="job">What to do.</param>
    /// <param name="timeout">After this long the child is ended and the run has failed.</param>
    /// <param name="progress">Told of the runs that a search has made, if its request asks for that.</param>
    /// <returns>The response of KernelImage.Run.</returns>
    /// <exception cref="ImageException">The child died, or took too long.</exception>
    public static JsonNode Run(string host, ImageJob job, TimeSpan timeout, Action<long>? progress = null)
        => RunAll(host, [job], timeout, progress)[0];

    /// <summary>Builds and runs several jobs in one child process, one after the other.</summary>
    /// <returns>The responses, in the order of the jobs.</returns>
    /// <exception cref="ImageException">The child died, or took too long.</exception>
    public static IReadOnlyList<JsonNode> RunAll(
        string host, IReadOnlyCollection<ImageJob> jobs, TimeSpan timeout, Action<long>? progress = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path
            && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(host);
        start.ArgumentList.Add(Verb);
        using Process child = Process.Start(start)!;
        Task<string> output = child.StandardOutput.ReadToEndAsync();
        Task<string> errors = Task.Run(() => LastError(child.StandardError, progress));

        foreach (ImageJob job in jobs)
            child.StandardInput.WriteLine(JsonSerializer.Serialize(job));
        child.StandardInput.Close();
        if (!child.WaitForExit(timeout))
        {
            child.Kill(entireProcessTree: true);
            throw new ImageException($"the image did not end within {timeout.TotalSeconds:0} s.");
        }
        if (child.ExitCode != 0)
            throw new ImageException(
                $"the image's process ended with status {child.ExitCode}: {errors.Result}");
        return output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!).ToList();
    }

    /// <summary>The child's side: a job a line comes in, a response a line goes out.</summary>
    public static int Main(TextReader input, TextWriter output, TextWriter error)
    {
        try
        {
            var built = new Dictionary<string, LoadedImage>();

            for (string? line = input.ReadLine(); line != null; line = input.ReadLine())
            {
                ImageJob job = JsonSerializer.Deserialize<ImageJob>(line)!;
                string sources = JsonSerializer.Serialize(job with { Request = new JsonObject() });

                if (!built.TryGetValue(sources, out LoadedImage? image))
                    built[sources] = image = Build(job);

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

    private static LoadedImage Build(ImageJob job)
    {
        if (job.Patches.Length == 0 && !job.Explore)
            return LoadedImage.Linked;
        (byte[] assembly, byte[] symbols) = ImageCompiler.Compile(
            job.Patches, job.Explore, record: job.Record);
        return LoadedImage.Load(assembly, symbols);
    }

    /// <summary>The last line that tells of no progress.</summary>
    private static string LastError(TextReader errors, Action<long>? progress)
    {
        string last = "";

        for (string? line = errors.ReadLine(); line != null; line = errors.ReadLine())
        {
            if (SearchProgress.Read(line) is { } runs)
                progress?.Invoke(runs);
            else if (!string.IsNullOrWhiteSpace(line))
                last = line.Trim();
        }
        return last;
    }
}
