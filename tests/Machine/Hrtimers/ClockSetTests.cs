// SPDX-License-Identifier: GPL-2.0-only
using Linux;
using static Linux.hrtimer_mode;
using static Linux.Kernel;

namespace Linux.Tests.Machine.Hrtimers;

/// <summary>What a step of the wall clock does to timers of each clock.</summary>
public sealed unsafe class ClockSetTests
{
    private const long Second = 1_000_000_000;

    [Theory]
    [InlineData(CLOCK_REALTIME)]
    [InlineData(CLOCK_TAI)]
    public void clock_was_set_AbsoluteWallClockTimerFollowsTheStep(int clock)
    {
        using var machine = HrtimerTests.Booted(cpus: 2);
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);
        long start = 0;

        machine.On(1, () =>
        {
            HrtimerProbe.Setup(probe, clock);
            start = ktime_get();
            hrtimer_start(&probe->Timer, hrtimer_cb_get_time(&probe->Timer) + 10 * Second, HRTIMER_MODE_ABS_PINNED);
        });
        machine.RunFor(Second);
        Assert.Equal(0, probe->Count);
        machine.On(0, () => timekeeping_inject_offset(7 * Second));
        machine.RunFor(5 * Second);

        Assert.Equal(1, probe->Count);
        Assert.InRange(probe->Fired, start + 3 * Second, start + 3 * Second + 10_000);
        HrtimerTests.NoWarnings(machine);
    }

    [Theory]
    [InlineData(CLOCK_MONOTONIC, HRTIMER_MODE_ABS)]
    [InlineData(CLOCK_BOOTTIME, HRTIMER_MODE_ABS)]
    [InlineData(CLOCK_REALTIME, HRTIMER_MODE_REL)]
    public void clock_was_set_OtherTimersDoNotCare(int clock, hrtimer_mode mode)
    {
        using var machine = HrtimerTests.Booted(cpus: 2);
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);
        long start = 0;

        machine.On(1, () =>
        {
            HrtimerProbe.Setup(probe, clock, mode);
            start = ktime_get();
            long now = mode == HRTIMER_MODE_ABS ? hrtimer_cb_get_time(&probe->Timer) : 0;
            hrtimer_start(&probe->Timer, now + 10 * Second, mode);
        });
        machine.RunFor(Second);
        machine.On(0, () => timekeeping_inject_offset(7 * Second));
        machine.On(0, () => timekeeping_inject_offset(-20 * Second));
        machine.RunFor(20 * Second);

        Assert.Equal(1, probe->Count);
        Assert.InRange(probe->Fired, start + 10 * Second, start + 10 * Second + 10_000);
        HrtimerTests.NoWarnings(machine);
    }

    [Fact]
    public void clock_was_set_StepBackDelaysAnAbsoluteTimer()
    {
        using var machine = HrtimerTests.Booted(cpus: 2);
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);
        long start = 0;

        machine.On(1, () =>
        {
            HrtimerProbe.Setup(probe, CLOCK_REALTIME);
            start = ktime_get();
            hrtimer_start(&probe->Timer, ktime_get_real() + 2 * Second, HRTIMER_MODE_ABS);
        });
        machine.On(0, () => timekeeping_inject_offset(-3 * Second));
        machine.RunFor(10 * Second);

        Assert.Equal(1, probe->Count);
        Assert.InRange(probe->Fired, start + 5 * Second, start + 5 * Second + 10_000);
        HrtimerTests.NoWarnings(machine);
    }
}
