// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Text.Json;
using Linux.Images;

namespace Linux.Trials;

/// <summary>What a child process of the program is to run.</summary>
/// <param name="Place">The kernel that takes the place of the linked one.</param>
/// <param name="Arguments">The command line.</param>
public sealed record ProgramJob(ImagePlace Place, string[] Arguments);

/// <summary>
/// Runs a command of this program on another kernel, in a process of its own. It is ended when it
/// computes for long and says nothing: by its own time, so that a busy computer ends nothing.
/// </summary>
internal static class ProgramChild
{
    /// <summary>The command line word by which the program finds to its side of this.</summary>
    public const string Verb = "program-host";

    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(120);

    /// <summary>Runs a command.</summary>
    /// <param name="host">Path of the program's assembly.</param>
    /// <param name="job">What to run.</param>
    /// <param name="line">Told each line of its output.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Null, or why it did not come to its end.</returns>
    public static string? Run(
        string host, ProgramJob job, Action<string> line, CancellationToken stop)
    {
        var error = "";
        var silent = false;
        using var child = HostProcess.Start(host, Verb);
        using var ending = stop.Register(() => End(child));
        child.ErrorDataReceived += (_, e) =>
            error = string.IsNullOrWhiteSpace(e.Data) ? error : e.Data.Trim();
        child.BeginErrorReadLine();
        child.StandardInput.WriteLine(JsonSerializer.Serialize(job));
        child.StandardInput.Close();
        var said = TimeSpan.Zero;
        using var watch = new Timer(_ =>
        {
            if (!Spent(child, out var spent) || spent - said < s_silence)
                return;
            silent = true;
            End(child);
        }, null, 1000, 1000);
        while (child.StandardOutput.ReadLine() is { } text)
        {
            if (Spent(child, out var spent))
                said = spent;
            line(text);
        }
        child.WaitForExit();
        stop.ThrowIfCancellationRequested();
        if (silent)
            return $"it computed for {s_silence.TotalSeconds:0} s and came to no end";
        return child.ExitCode is 0 or 1 ? null
            : $"its process ended with status {child.ExitCode}: {error}";
    }

    private static bool Spent(Process child, out TimeSpan spent)
    {
        try
        {
            spent = child.TotalProcessorTime;
            return true;
        }
        catch (InvalidOperationException)
        {
            spent = default;
            return false;
        }
    }

    private static void End(Process child)
    {
        try
        {
            child.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
