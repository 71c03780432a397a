// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;

namespace Linux.Images;

/// <summary>Starts this program again as a child that serves one purpose.</summary>
public static class HostProcess
{
    /// <summary>A child whose three streams are connected.</summary>
    /// <param name="host">Path of the program's assembly.</param>
    /// <param name="verb">What it is for.</param>
    public static Process Start(string host, string verb)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path
            && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        start.ArgumentList.Add(host);
        start.ArgumentList.Add(verb);
        // Both compile much and run it for seconds: what is instrumented first would never be fast in time.
        start.Environment.TryAdd("DOTNET_TieredPGO", "0");
        return Process.Start(start)!;
    }
}
