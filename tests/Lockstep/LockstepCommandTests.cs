using System.Diagnostics;

namespace Linux.Tests.Lockstep;

/// <summary><c>port lockstep</c> on wrong input.</summary>
public class LockstepCommandTests
{
    [Theory]
    [InlineData("--count", "0", "--count is 0. It takes 1 or more.")]
    [InlineData("--operations", "-3", "--operations is -3. It takes 1 or more.")]
    [InlineData("--tree", "/nowhere", "/nowhere has no kernel/time/timer.c.")]
    [InlineData("--group", "wheels", "wheels")]
    public void Mistake_IsOneLineAndStatus2(string option, string value, string message)
    {
        (int status, string error) = Run("lockstep", option, value);

        Assert.Equal(2, status);
        Assert.Contains(message, error);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    private static (int Status, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Sides.Host, .. arguments])
        {
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();

        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
