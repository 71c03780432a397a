// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Exploration;

/// <summary>Selftests that wait for long timers, or for the first ticks, hold with ticks of other
/// lengths.</summary>
public class OtherHzTests
{
    [Theory]
    [InlineData("100")]
    [InlineData("300")]
    public void Selftests_Hold(string hz)
    {
        (int status, string errors) = PortProcess.Run(
            "selftest", "--hz", hz, "test_cpuset_prs", "tick.finding.double-tick");

        Assert.True(status == 0, $"HZ {hz}: status {status}, {errors}");
    }
}
