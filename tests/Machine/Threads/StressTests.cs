// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Port.Commands;

namespace Linux.Tests.Machine.Threads;

/// <summary>
/// CPUs that are threads, on one set of timers. PORT_BUDGET=full runs each seed for 20 s.
/// </summary>
public sealed class StressTests
{
    private static long Milliseconds
        => Environment.GetEnvironmentVariable("PORT_BUDGET") == "full" ? 20_000 : 1_500;

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 2)]
    [InlineData(4, 3)]
    public void Timers_AreNotLostEarlyOrTwice(int cpus, ulong seed)
    {
        StressResponse response = StressRun.Run(
            new StressRequest(cpus, Milliseconds, seed) { StuckMilliseconds = 30_000 });

        Assert.Null(response.Failure);
        Assert.Empty(response.Violations);
        Assert.Empty(response.Warnings);
        foreach (StressOperation operation in new[]
        {
            StressOperation.Modify, StressOperation.DeleteSync, StressOperation.Shutdown,
            StressOperation.Expire, StressOperation.HrtimerExpire, StressOperation.Interrupt,
        })
        {
            Assert.True(response.Counts[operation.ToString()] > 0, $"no {operation}");
        }
        Assert.True(response.Sleeps > 0, "no CPU slept");
    }

    [Theory]
    [InlineData("--cpus", "65")]
    [InlineData("--cpus", "0")]
    [InlineData("--for", "soon")]
    [InlineData("--stuck-after", "1ms")]
    public void Options_OutOfRangeAreRefused(string option, string value)
    {
        ParseResult parsed = StressCommand.Create().Parse([option, value]);

        Assert.StartsWith($"{option} is {value}", parsed.Errors.Single().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0, "no timer lost, early or twice, no warning")]
    [InlineData("twice", 1, "FAILED")]
    public void Command_SaysHowItEnded(string sabotage, int status, string result)
    {
        var output = new StringWriter();
        int ended = StressCommand.Create().Parse(
                ["--plain", "--cpus", "2", "--for", "400ms", "--seed", "5", "--stuck-after", "30s",
                    "--sabotage", sabotage])
            .Invoke(new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false });

        Assert.Equal(status, ended);
        Assert.Matches($@"seed 5: [\d,]+ operations in [\d.]+ s, {result}\s*$", output.ToString());
    }
}
