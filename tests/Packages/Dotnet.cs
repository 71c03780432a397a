// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;

namespace Linux.Tests.Packages;

/// <summary>The SDK's command, as somebody outside of this solution runs it.</summary>
internal static class Dotnet
{
    /// <summary>Runs it in a folder; the output has both streams.</summary>
    public static (int Code, string Output) Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (string name in start.Environment.Keys.Where(static key =>
            key.StartsWith("MSBuild", StringComparison.Ordinal) || key == "DOTNET_HOST_PATH")
                .ToArray())
            start.Environment.Remove(name);

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + error.Result;

        process.WaitForExit();
        return (process.ExitCode, output);
    }

    /// <summary>Runs it and requires that it succeeds.</summary>
    public static string Succeed(string folder, params string[] arguments)
    {
        (int code, string output) = Run(folder, arguments);

        Assert.True(code == 0, $"dotnet {string.Join(' ', arguments)} gave {code}:\n{output}");
        return output;
    }
}
