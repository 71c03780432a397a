using System.Diagnostics;

namespace Linux.Tests.Exploration;

/// <summary>The command line as a user runs it.</summary>
internal static class PortProcess
{
    /// <summary>Runs <c>port</c> with these words.</summary>
    public static (int Status, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "port.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process port = Process.Start(start)!;
        string errors = port.StandardError.ReadToEnd();

        port.WaitForExit();
        return (port.ExitCode, errors);
    }
}
