// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Text.Json;

namespace Linux.Images;

/// <summary>What the compiler's process is to make.</summary>
/// <param name="Recipe">What of.</param>
/// <param name="Folders">Where to keep it: the first of these caches that takes it.</param>
/// <param name="MostBytes">Most bytes that a cache keeps.</param>
internal sealed record CompilerJob(ImageRecipe Recipe, string[] Folders, long MostBytes);

/// <summary>What came of it.</summary>
/// <param name="File">The image's file, or null.</param>
/// <param name="Error">Why there is none, or null.</param>
internal sealed record CompilerAnswer(string? File, string? Error);

/// <summary>
/// A child process that compiles images, one after the other. It starts when it is first needed, and its
/// compiler is warm from the second image on.
/// </summary>
internal sealed class CompilerProcess(string host) : IDisposable
{
    private Process? _child;

    /// <summary>Compiles an image and returns its file.</summary>
    /// <exception cref="ImageException">It does not compile, or nowhere is a place to keep it.</exception>
    public string Compile(CompilerJob job)
    {
        _child ??= HostProcess.Start(host, ImageProcess.CompilerVerb);
        _child.StandardInput.WriteLine(JsonSerializer.Serialize(job));
        _child.StandardInput.Flush();
        string? line = _child.StandardOutput.ReadLine();
        if (line == null)
            throw new ImageException($"the compiler's process ended: {_child.StandardError.ReadToEnd().Trim()}");
        CompilerAnswer answer = JsonSerializer.Deserialize<CompilerAnswer>(line)!;

        return answer.File ?? throw new ImageException(answer.Error!);
    }

    /// <summary>Ends the child.</summary>
    public void Dispose()
    {
        if (_child == null)
            return;
        _child.StandardInput.Close();
        _child.WaitForExit();
        _child.Dispose();
    }

    /// <summary>The child's side: a job a line comes in, an answer a line goes out.</summary>
    public static int Serve(TextReader input, TextWriter output)
    {
        for (string? line = input.ReadLine(); line != null; line = input.ReadLine())
        {
            output.WriteLine(JsonSerializer.Serialize(
                Answer(JsonSerializer.Deserialize<CompilerJob>(line)!)));
            output.Flush();
        }
        return 0;
    }

    private static CompilerAnswer Answer(CompilerJob job)
    {
        try
        {
            IReadOnlyList<CompiledAssembly> image = ImageCompiler.Compile(job.Recipe);
            string key = job.Recipe.Key();
            string? file = job.Folders.Select(folder => new ImageCache(folder, job.MostBytes).Store(key, image))
                .FirstOrDefault(stored => stored != null);

            return new CompilerAnswer(file, "there is no room for an image in " + string.Join(" or ", job.Folders));
        }
        catch (ImageException failure)
        {
            return new CompilerAnswer(null, failure.Message);
        }
    }
}
