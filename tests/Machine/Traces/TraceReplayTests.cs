// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Tests.Machine.Traces.Replays;

namespace Linux.Tests.Machine.Traces;

public class TraceReplayTests
{
    [Fact]
    public void Replay_PutsRecordedTimersWhereTheRecordingHasThem()
    {
        TraceReplayReport report = Replay(
            Start(0, 10, 11) + Cancel(11) + Expiry(11, 11) + Start(11, 700, 76 + 64));

        Assert.Equal([11u, 140u], report.Placements.Select(p => p.ReplayedIndex));
        Assert.All(report.Placements, p => Assert.True(p.Agrees, p.ToString()));
        Assert.Equal(ExpiryTime.OnTime, Assert.Single(report.Expiries).Time);
        Assert.Equal(0, report.Differences);
        Assert.Equal(3, report.Compared);
    }

    [Fact]
    public void Replay_ReportsAPlacementThatDiffers()
    {
        TraceReplayReport report = Replay(Start(0, 10, 12) + Expiry(12, 12));

        Assert.Equal(ReplayVerdict.Differs, report.Placements[0].Verdict);
        Assert.Equal(ReplayVerdict.NotCompared, report.Expiries[0].Verdict);
    }

    [Theory]
    [InlineData(63, 0, true)]   // the wheel has run for this jiffy already, as in a callback
    [InlineData(63, 72, true)]
    [InlineData(62, 72, true)]  // the wheel's clock is one behind, its soft interrupt comes yet
    [InlineData(60, 72, false)]
    public void Replay_AllowsForAClockOfTheWheelThatIsNearJiffies(int timeout, int index,
        bool agrees)
        => Assert.Equal(agrees, Replay(Start(0, timeout, index))
            .Placements[0].Agrees);

    /// <summary>A wheel's clock goes no further than a timer that has not been run yet.</summary>
    [Theory]
    [InlineData(10, 11, true)]   // due at 11: from there 90 is on the second level
    [InlineData(40, 41, false)]  // due after the arming: it holds nothing back
    public void Replay_AllowsForAClockThatATimerHoldsBack(int timeout, int index, bool agrees)
    {
        string overdue = Start(0, timeout, index, timer: "a1");

        Assert.Equal(agrees, Replay(overdue + Start(30, 60, 76, timer: "a2")).Placements[1].Agrees);
    }

    [Fact]
    public void Replay_DoesNotAllowForATimerThatHasExpired()
        => Assert.False(Replay(Start(0, 10, 11, timer: "a1") + Expiry(11, 11, timer: "a1")
            + Start(12, 10, 23, timer: "a1") + Expiry(23, 23, timer: "a1")
            + Start(30, 60, 76, timer: "a2")).Placements[2].Agrees);

    [Theory]
    [InlineData(11, ExpiryTime.OnTime)]
    [InlineData(14, ExpiryTime.Late)]
    [InlineData(5011, ExpiryTime.LikelyLost)]
    [InlineData(9, ExpiryTime.Early)]
    public void Replay_SaysHowLateATimerIs(int at, ExpiryTime time)
        => Assert.Equal(time, Replay(Start(0, 10, 11) + Expiry(at, 11)).Expiries[0].Time);

    [Fact]
    public void Replay_SeesAnExpiryFromAnotherBucket()
        => Assert.Equal(ExpiryTime.OtherBucket,
            Replay(Start(0, 10, 11) + Expiry(14, 12)).Expiries[0].Time);

    [Fact]
    public void Replay_LetsADeferrableTimerWait()
        => Assert.Equal(ExpiryTime.Deferred,
            Replay(Start(0, 10, 11, flags: "D") + Expiry(9000, 11)).Expiries[0].Time);

    [Fact]
    public void Replay_TakesACancelBeforeAnExpiryForPartOfItThoughInterruptsComeBetween()
    {
        TraceReplayReport report = Replay(Start(0, 10, 11) + Start(1, 20, 22, "b2") + Cancel(11)
            + Start(11, 10, 22, "c3") + Cancel(11, "b2") + Expiry(11, 11));

        Assert.Equal(ExpiryTime.OnTime, Assert.Single(report.Expiries).Time);
        Assert.Equal(1, report.Cancelled);
    }

    [Fact]
    public void Replay_CancelsWhatIsCancelled()
    {
        TraceReplayReport report = Replay(Start(0, 10, 11) + Cancel(5) + Start(5, 90, 76));

        Assert.Equal(0, Replay(Start(0, 10, 11) + Cancel(5) + Start(5, 90, 76)).Cancelled);
        Assert.Equal(1, Replay(Start(0, 10, 11) + Cancel(5) + Start(5, 10, 16, "b2")).Cancelled);
        Assert.Equal(2, report.Compared);
    }

    [Fact]
    public void Replay_ForgetsEveryTimerWhereEventsWereDropped()
    {
        TraceReplayReport report = Replay(Start(0, 10, 11) + "CPU:1 [7 EVENTS DROPPED]\n"
            + Expiry(40, 30));

        Assert.Contains("line 2", Assert.Single(report.Expiries).Note);
        Assert.Equal(1, report.Compared);
    }

    [Theory]
    [InlineData(11, ExpiryTime.OnTime)]
    [InlineData(9, ExpiryTime.Unknown)]
    public void Replay_KeepsTimersWhereACpusBufferBegins(int at, ExpiryTime time)
        => Assert.Equal(time, Replay(Start(0, 10, 11) + "##### CPU 3 buffer started ####\n"
            + Expiry(at, 11)).Expiries[0].Time);

    [Fact]
    public void Replay_FollowsJiffiesOf32BitsOverTheirWrap()
    {
        TraceReplayReport report = Replay("""
              a-1 [000] 1.0: timer_start: timer=9a expires=4 [timeout=10] cpu=0 idx=5 flags=
              a-1 [000] ..s1. 1.011: timer_expire_entry: timer=9a function=f now=5 baseclk=5
              a-1 [000] 1.011: timer_start: timer=9a expires=505 [timeout=500] cpu=0 idx=64 flags=
            """);

        Assert.All(report.Placements, p => Assert.True(p.Agrees, p.ToString()));
        Assert.Equal([5ul, 512ul], report.Placements.Select(p => p.ReplayedBucketExpiry));
        Assert.Equal(ExpiryTime.OnTime, report.Expiries[0].Time);
        Assert.Empty(report.Unread);
    }

    [Fact]
    public void Replay_NamesALineThatGoesBackInJiffies()
        => Assert.Equal(2, Assert.Single(Replay(Start(90, 10, 37) + Start(80, 10, 27)
            .Replace("100.08", "100.09")).Unread).Number);

    [Fact]
    public void Replay_NamesATimerThatIsNeverSeenAgain()
    {
        TraceReplayReport report = Replay(
            Start(0, 10, 11) + Start(1, 4000, 255, "b2") + Expiry(4032, 4032, "b2"));

        Assert.Equal(1, Assert.Single(report.Unseen).ArmedLine);
    }

    [Fact]
    public void Replay_DoesNotTellTimersApartWhoseAddressIsHidden()
    {
        TraceReplayReport report = Replay(Start(0, 10, 11, "(____ptrval____)")
            + Start(0, 20, 21, "(____ptrval____)") + Expiry(11, 11, "(____ptrval____)"));

        Assert.Equal(2, report.Compared);
        Assert.Equal(ExpiryTime.Unknown, report.Expiries[0].Time);
    }
}
