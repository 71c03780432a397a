// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Exploration;

/// <summary>In an exploring image a stuck CPU's last operations are known.</summary>
public class StuckCpuTests
{
    [Theory]
    [InlineData("abba", "ab", "Lock .*StressSabotage.cs")]
    [InlineData("irqs-off", "irqs-off", "Relax .*StressSabotage.cs:.* times")]
    public void Report_HasTheLastOperations(string sabotage, string task, string operation)
    {
        ImageResponse response = ImageHost.Ask(new ImageRequest
        {
            Stress = new StressRequest(2, 60_000, 1) { Sabotage = sabotage, StuckMilliseconds = 2_000 },
        });
        string report = response.Stress?.Failure ?? "nothing";

        Assert.Matches(@"^cpu\d makes no progress for \d+\.\d s\n", report);
        Assert.Matches($@"cpu0: {task}, (.*\n)*?  holds \S+, taken at StressSabotage.cs", report);
        Assert.Matches($@"cpu0: {task}, (.*\n)*?  last operations outside of interrupts:\n(    .*\n)*    {operation}", report);
    }
}
