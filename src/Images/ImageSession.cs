// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Linux.Images;

/// <summary>
/// A child process that runs images, one request after the other. It keeps what it has loaded and compiled.
/// </summary>
public sealed class ImageSession : IDisposable
{
    private const int Interrupted = 130;

    private readonly Process _child;
    private readonly Task<string> _lastError;
    private Action<long>? _progress;

    /// <summary>Starts the child.</summary>
    /// <param name="host">Path of the program's assembly that calls <see cref="ImageProcess.Main"/>.</param>
    public ImageSession(string host)
    {
        _child = HostProcess.Start(host, ImageProcess.Verb);
        _lastError = Task.Run(LastError);
    }

    /// <summary>Runs one request.</summary>
    /// <param name="image">The image to run it on.</param>
    /// <param name="request">The request for KernelImage.Run.</param>
    /// <param name="timeout">After this long it has failed, and the child is ended.</param>
    /// <param name="progress">Told of the runs that a search has made, if its request asks for that.</param>
    /// <exception cref="ImageException">The child died, or took too long.</exception>
    public JsonNode Ask(ImagePlace image, JsonNode request, TimeSpan timeout, Action<long>? progress = null)
    {
        _progress = progress;
        try
        {
            _child.StandardInput.WriteLine(JsonSerializer.Serialize(new Line(image, request)));
            _child.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has died, and its status tells how.
        }
        Task<string?> answer = _child.StandardOutput.ReadLineAsync();
        if (!answer.Wait(timeout))
        {
            _child.Kill(entireProcessTree: true);
            throw new ImageTimeoutException($"the image did not end within {timeout.TotalSeconds:0} s.");
        }
        if (answer.Result is { } line)
            return JsonNode.Parse(line)!;
        _child.WaitForExit();
        // Ctrl-C reaches all processes of a terminal, and this one may be told of it last.
        if (_child.ExitCode == Interrupted)
            throw new ImageInterruptedException("it was ended by Ctrl-C.");
        throw new ImageException(
            $"the image's process ended with status {_child.ExitCode}: {_lastError.Result}");
    }

    /// <summary>Ends the child, whatever it does; an <see cref="Ask"/> that waits for it fails.</summary>
    public void End()
    {
        try
        {
            _child.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Tells the child as Ctrl-C does, so that it can answer with what it has.</summary>
    public void Interrupt()
    {
        using Process told = Process.Start("kill", ["-INT", $"{_child.Id}"]);

        told.WaitForExit();
    }

    /// <summary>Ends the child and forgets it.</summary>
    public void Dispose()
    {
        if (!_child.HasExited)
            _child.Kill(entireProcessTree: true);
        _child.WaitForExit();
        _child.Dispose();
    }

    /// <summary>The last line that tells of no progress.</summary>
    private string LastError()
    {
        string last = "";

        for (string? line = _child.StandardError.ReadLine(); line != null; line = _child.StandardError.ReadLine())
        {
            if (SearchProgress.Read(line) is { } runs)
                _progress?.Invoke(runs);
            else if (!string.IsNullOrWhiteSpace(line))
                last = line.Trim();
        }
        return last;
    }

    /// <summary>What the child reads.</summary>
    internal sealed record Line(ImagePlace Place, JsonNode Request);
}
