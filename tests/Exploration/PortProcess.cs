// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;

namespace Linux.Tests.Exploration;

/// <summary>The command line as a user runs it.</summary>
internal static class PortProcess
{
    /// <summary>Runs <c>port</c> with these words.</summary>
    public static (int Status, string Errors) Run(params string[] arguments)
        => RunIn(AppContext.BaseDirectory, arguments);

    /// <summary>Runs it in a folder.</summary>
    public static (int Status, string Errors) RunIn(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };

        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "port.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process port = Process.Start(start)!;
        Task<string> output = port.StandardOutput.ReadToEndAsync();
        string errors = port.StandardError.ReadToEnd();

        output.Wait();
        port.WaitForExit();
        return (port.ExitCode, errors);
    }
}
