// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Machine.Threads;

/// <summary>A stuck CPU is reported, and timers that are lost or fire twice are.</summary>
public sealed class WatchdogTests
{
    private static StressResponse Run(string sabotage, long milliseconds, long stuckMilliseconds)
        => StressRun.Run(new StressRequest(2, milliseconds, 1)
        {
            Sabotage = sabotage,
            StuckMilliseconds = stuckMilliseconds,
        });

    [Fact]
    public void LocksInOppositeOrder_AreReportedWithBothOwners()
    {
        string report = Run("abba", 60_000, 2_000).Failure ?? "nothing";

        Assert.Matches(@"^cpu\d makes no progress for \d+\.\d s\n", report);
        Assert.Matches(@"cpu0: ab, interrupts on(.|\n)*holds arena(.|\n)*waits for arena\S*, held by cpu1", report);
        Assert.Matches(@"cpu1: ba, interrupts on(.|\n)*holds arena(.|\n)*waits for arena\S*, held by cpu0", report);
    }

    [Fact]
    public void InterruptsThatStayOff_AreReported()
    {
        string report = Run("irqs-off", 60_000, 2_000).Failure ?? "nothing";

        Assert.Matches(@"^cpu\d makes no progress for \d+\.\d s\n", report);
        Assert.Matches(@"cpu0: irqs-off, interrupts off, preempt_count 00000001, .* latched .*LocalTimer", report);
    }

    [Fact]
    public void LostTimer_IsReported()
        => Assert.Contains(Run("lose", 500, 30_000).Violations, text => text.Contains("is lost", StringComparison.Ordinal));

    [Fact]
    public void TimerThatNobodyArmed_IsReported()
        => Assert.Contains(Run("twice", 500, 30_000).Violations,
            text => text.Contains("although it is not armed", StringComparison.Ordinal));
}
