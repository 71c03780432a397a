// SPDX-License-Identifier: GPL-2.0-only
using Linux;
using static Linux.hrtimer_mode;
using static Linux.Kernel;
using static Linux.Tests.Machine.Hrtimers.HrtimerTests;

namespace Linux.Tests.Machine.Hrtimers;

/// <summary>Forwarding of hrtimers, their slack and what remains of them.</summary>
public sealed unsafe class HrtimerForwardTests
{
    private const long Ms = 1_000_000;

    [Theory]
    [InlineData(HRTIMER_MODE_REL)]
    [InlineData(HRTIMER_MODE_REL_SOFT)]
    [InlineData(HRTIMER_MODE_REL_PINNED)]
    public void hrtimer_forward_now_PeriodicTimerKeepsItsPhase(hrtimer_mode mode)
    {
        using var machine = Booted();
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);
        long start = 0;

        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe, mode: mode);
            probe->Interval = 10 * Ms;
            probe->Limit = 20;
            start = ktime_get();
            hrtimer_start(&probe->Timer, 10 * Ms, mode);
        });
        machine.RunFor(300 * Ms);

        Assert.Equal(20, probe->Count);
        Assert.Equal(19ul, probe->Overruns);
        Assert.InRange(probe->Fired, start + 200 * Ms, start + 200 * Ms + 10_000);
        NoWarnings(machine);
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, 1, 10)]
    [InlineData(9, 1, 10)]
    [InlineData(10, 2, 20)]
    [InlineData(35, 4, 40)]
    [InlineData(40, 5, 50)]
    public void hrtimer_forward_CountsIntervals(long late, ulong overruns, long moved)
    {
        using var machine = Booted();
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);

        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe);
            hrtimer_set_expires(&probe->Timer, 1000);
            Assert.Equal(overruns, hrtimer_forward(&probe->Timer, 1000 + late, 10));
            Assert.Equal(1000 + moved, hrtimer_get_expires(&probe->Timer));
            Assert.Equal(1000 + moved, hrtimer_get_softexpires(&probe->Timer));
        });
        NoWarnings(machine);
    }

    [Fact]
    public void hrtimer_forward_QueuedTimerWarnsAndStays()
    {
        using var machine = Booted();
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);

        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe);
            hrtimer_start(&probe->Timer, Ms, HRTIMER_MODE_REL);
            long expires = hrtimer_get_expires(&probe->Timer);
            Assert.Equal(0ul, hrtimer_forward(&probe->Timer, expires + 5, 1));
            Assert.Equal(expires, hrtimer_get_expires(&probe->Timer));
            hrtimer_cancel(&probe->Timer);
        });

        Assert.Single(machine.Warnings.All);
    }

    [Fact]
    public void hrtimer_start_range_ns_WaitsForANeighbourWithinItsSlack()
    {
        using var machine = Booted();
        HrtimerProbe* probes = HrtimerProbe.Allocate(machine, 2);
        long start = 0;

        machine.On(0, () =>
        {
            start = ktime_get();
            for (int i = 0; i < 2; i++)
                HrtimerProbe.Setup(&probes[i]);
            hrtimer_start_range_ns(&probes[0].Timer, start + 10 * Ms, (ulong)(10 * Ms), HRTIMER_MODE_ABS_PINNED);
            hrtimer_start(&probes[1].Timer, start + 12 * Ms + 3, HRTIMER_MODE_ABS_PINNED);
        });
        machine.RunFor(50 * Ms);

        Assert.Equal(start + 12 * Ms + 3, probes[1].Fired);
        Assert.InRange(probes[0].Fired, start + 10 * Ms, start + 12 * Ms + 3);
        NoWarnings(machine);
    }

    [Fact]
    public void hrtimer_start_range_ns_user_PastTimeIsNotQueued()
    {
        using var machine = Booted();
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);

        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe);
            Assert.False(hrtimer_start_range_ns_user(&probe->Timer, ktime_get() - 1, 0, HRTIMER_MODE_ABS));
            Assert.False(hrtimer_active(&probe->Timer));
            Assert.True(hrtimer_start_range_ns_user(&probe->Timer, ktime_get() + Ms, 0, HRTIMER_MODE_ABS));
        });
        machine.RunFor(10 * Ms);

        Assert.Equal(1, probe->Count);
        NoWarnings(machine);
    }

    [Fact]
    public void hrtimer_get_remaining_FallsWithTheClock()
    {
        using var machine = Booted();
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);

        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe);
            hrtimer_start(&probe->Timer, 5 * Ms, HRTIMER_MODE_REL_PINNED);
            Assert.Equal(5 * Ms, hrtimer_get_remaining(&probe->Timer));
            consume_cpu(2 * Ms);
            Assert.Equal(3 * Ms, hrtimer_get_remaining(&probe->Timer));
            hrtimer_cancel(&probe->Timer);
        });
        NoWarnings(machine);
    }
}
