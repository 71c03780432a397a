// SPDX-License-Identifier: GPL-2.0-only
using Linux.Lockstep;
using Linux.Lockstep.Compiling;

namespace Linux.Tests.Lockstep;

/// <summary>The lines of the C that a search runs are counted.</summary>
public class LineCoverageTests
{
    [Fact]
    public void MoreScenarios_RunMoreLines()
    {
        if (Sides.C(FileGroup.Tick) is not { } plain)
            return;
        CSide c = CSide.Build(plain.Files, plain.Hz, counts: true);
        double few = Count(c, 1)["hrtimer.c"];
        Dictionary<string, double> more = Count(c, 20);

        Assert.InRange(few, 10, 70);
        Assert.InRange(more["hrtimer.c"], few + 5, 100);
        Assert.Equal(
            [
                "clockevents.c", "hrtimer.c", "rbtree.c", "tick-common.c", "tick-oneshot.c",
                "tick-sched.c", "timer.c", "timerqueue.c",
            ],
            more.Keys);
    }

    private static Dictionary<string, double> Count(CSide c, int scenarios)
    {
        LineCoverage.Begin(c);
        new LockstepSearch(FileGroup.Tick, 1, scenarios, 100).Play(c, _ => { }, default);
        return LineCoverage.Of(c).ToDictionary(file => file.File, file => file.Percent);
    }
}
