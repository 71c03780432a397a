// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;

namespace Linux.Tests.Traces;

/// <summary>The command line as a process that is given so much memory and no more.</summary>
internal static class LimitedPort
{
    /// <summary>Runs it; a process that wants more ends with another status than its own.</summary>
    /// <param name="heap">Bytes that its heap may have.</param>
    /// <param name="words">What it is called with.</param>
    public static async Task<(int Status, string Errors)> Run(long heap, params string[] words)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "port.dll"), .. words])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };

        start.Environment["DOTNET_GCHeapHardLimit"] = FormattableString.Invariant($"{heap:x}");
        start.Environment["DOTNET_gcConcurrent"] = "0";
        // The collector that divides its heap into regions ends by a signal at some limits.
        start.Environment["DOTNET_GCName"] = "libclrgc.so";
        // It would write a dump where it ends for want of memory.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using Process port = Process.Start(start)!;
        Task<string> errors = port.StandardError.ReadToEndAsync();

        await port.StandardOutput.ReadToEndAsync();
        await port.WaitForExitAsync();
        return (port.ExitCode, await errors);
    }
}
