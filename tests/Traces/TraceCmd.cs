// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;

namespace Linux.Tests.Traces;

/// <summary>The trace-cmd that is installed, if one is.</summary>
internal static class TraceCmd
{
    /// <summary>Whether there is one.</summary>
    public static bool IsThere { get; } = (Environment.GetEnvironmentVariable("PATH")
        ?? "").Split(':')
        .Any(static folder => File.Exists(Path.Combine(folder, "trace-cmd")));

    /// <summary>Runs it; the result is what it printed.</summary>
    public static string Run(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("trace-cmd", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();

        process.WaitForExit();
        Assert.True(process.ExitCode == 0,
            $"trace-cmd {string.Join(' ', arguments)}: {errors.Result}");
        return output;
    }
}
