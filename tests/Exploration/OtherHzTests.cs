// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Exploration;

/// <summary>Selftests hold with ticks of other lengths: with the full budget all of them, else
/// those that count ticks, wait for long timers or for the first ticks, or know the last level.
/// </summary>
public class OtherHzTests
{
    private static readonly string[] s_some = ["test_cpuset_prs", "tick.finding.double-tick",
        "tick.modes", "tick.nohz-full", "wheel.index", "wheel.level.8"];

    public static TheoryData<string> Hz { get; }
        = new(PortBudget.IsFull ? ["100", "250", "300"] : ["100", "300"]);

    [Theory]
    [MemberData(nameof(Hz))]
    public void Selftests_Hold(string hz)
    {
        (int status, string errors) = PortProcess.Run(
            ["selftest", "--hz", hz, .. PortBudget.IsFull ? [] : s_some]);

        Assert.True(status == 0, $"HZ {hz}: status {status}, {errors}");
    }
}
