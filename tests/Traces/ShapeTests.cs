// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Port;

namespace Linux.Tests.Traces;

/// <summary>
/// Traces in the shapes in which people post them are read, and what could not be used is said.
/// </summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData("in01-jiffies-32bit", 0,
        "10 placements, 3 compared, 0 differ; 4 expiries, 2 compared, 0 differ;",
        "32-bit jiffies, HZ 100")]
    [InlineData("in02-buffer-started", 0,
        "1 placements, 0 compared, 0 differ; 1 expiries, 1 compared, 0 differ;",
        "line 4: the recording of cpu1 begins here")]
    [InlineData("in05-no-idx-module-name", 2, "3 placements, 0 compared,", "idx not recorded")]
    [InlineData("in06-perf-script", 0,
        "1 placements, 1 compared, 0 differ; 1 expiries, 1 compared, 0 differ;",
        "2 lines: 2 events")]
    [InlineData("in08-trace-cmd-headers", 0,
        "1 placements, 1 compared, 0 differ; 1 expiries, 0 compared,",
        "137 events of cpu1 were dropped; the state of timers is unknown from here on")]
    [InlineData("in09-latency-tracer", 0, "1 placements, 1 compared, 0 differ;",
        "1 entries that are no events")]
    [InlineData("in10-mail-wrapped", 1,
        "3 placements, 3 compared, 0 differ; 3 expiries, 3 compared, 1 differ,",
        "likely a lost timer")]
    public void Shape_IsRead(string name, int status, string counts, string says)
    {
        (int ended, string output, string errors) = PortCall.Run(
            "run", "--replay-trace",
                Path.Combine(AppContext.BaseDirectory, "Shapes", name + ".txt"));

        Assert.Equal(status, ended);
        Assert.Contains(counts, output, StringComparison.Ordinal);
        Assert.Contains(says, output + errors, StringComparison.Ordinal);
        Assert.Contains("; 0 lines unreadable", output, StringComparison.Ordinal);
    }
}
