// SPDX-License-Identifier: GPL-2.0-only
using Linux.Lockstep;
using Linux.Lockstep.Playing;

namespace Linux.Tests.Lockstep;

/// <summary>Two operations of which one interrupts the other both come to their end.</summary>
public class StrandTests
{
    /// <summary>
    /// A timer that goes to another CPU between the look at it and the lock makes mod_timer() spin
    /// once, though nobody else does anything then.
    /// </summary>
    [Fact]
    public void WhoTriesAgain_NeedsNobodyElse()
    {
        string last = LastOperation(FileGroup.Interleaving,
            "S 2 1 0 8 1000 1000000000 2 1 0 1 0 0 0",
            "mod 1 0 5 0",
            "at 1 mod 0 0 9 0",
            "mod 1 0 7 0");

        Assert.Contains("lock_timer_base=0 interrupts=0", last.Replace("lock_timer_base=9 ", ""));
        Assert.Contains("interrupted=0 lock_timer_base=10 lock_timer_base=0", last);
        Assert.Contains("machine: ", last);
    }

    /// <summary>An interruption after the operation may itself have somebody wait.</summary>
    [Fact]
    public void WhoWaitsForACallbackOfTheInterruption_EndsWithIt()
    {
        string last = LastOperation(FileGroup.Interleaving,
            "S 2 1 0 8 1000 1000000000 2 1 0 1 0 0 0",
            "program 0 0 16 1",
            "mod 0 0 1 0",
            "advance 0 9 0 0",
            "at 60 softirq 0 0 0 0",
            "next 1 0 0 0");

        Assert.Contains(" waits=1 ", last);
        Assert.Contains(" waited=1\n", last);
    }

    /// <summary>
    /// While CPU 1 counts jiffies up, CPU 3 reads them and spins. The call that CPU 1 has to take
    /// waits until it is done: it has its interrupts off.
    /// </summary>
    [Fact]
    public void CpuInTheMiddleOfAnOperation_TakesNoCalls()
    {
        string last = LastOperation(FileGroup.TickInterleaving,
            "ST 8 4294967026 515160854 2 12 1 1 0 1 5 1 3 5 6 7",
            "up 0 1 0 0",
            "up 0 3 0 0",
            "up 0 4 0 0",
            "good_clock 0 0 0 0",
            "event 0 1535 0 0",
            "need 4 2 0 2",
            "idle 1 2 0 0",
            "advance 0 14800636494 0 0",
            "at 3 idle 3 1 0 0",
            "run 1 4 0 0");

        Assert.Contains("interrupts=3 tick_do_update_jiffies64=10", last);
        Assert.Contains(" interrupted=3", last);
        Assert.Contains("machine: ", last);
    }

    private static string LastOperation(FileGroup group, params string[] lines)
    {
        var scenario = new Scenario(group, 0, lines);

        string port = InterleavingTests.Port(group).Play(
            Scenario.Text([scenario]), scenario.Operations);
        if (Sides.C(group) is { } c)
            Assert.Equal(c.Play(Scenario.Text([scenario]), scenario.Operations), port);
        return port;
    }
}
