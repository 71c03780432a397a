// SPDX-License-Identifier: GPL-2.0-only
using Linux;
using static Linux.hrtimer_mode;
using static Linux.Kernel;

namespace Linux.Tests.Machine.Hrtimers;

/// <summary>Starting and cancelling of hrtimers on a machine.</summary>
public sealed unsafe class HrtimerTests
{
    private const long Ms = 1_000_000;

    [Fact]
    public void hrtimer_start_FiresAtTheNanosecond()
    {
        using var machine = Booted();
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);
        long at = 0;

        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe);
            at = ktime_get() + 1_234_567;
            hrtimer_start(&probe->Timer, at, HRTIMER_MODE_ABS);
            Assert.True(hrtimer_is_queued(&probe->Timer));
            Assert.Equal(at, hrtimer_get_expires(&probe->Timer));
        });
        machine.RunFor(5 * Ms);

        Assert.Equal(1, probe->Count);
        Assert.Equal(at, probe->Fired);
        Assert.True(probe->Hard);
        Assert.False(probe->Soft);
        NoWarnings(machine);
    }

    [Fact]
    public void hrtimer_start_SoftTimerRunsInSoftirq()
    {
        using var machine = Booted();
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);
        long at = 0;

        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe, mode: HRTIMER_MODE_REL_SOFT);
            at = ktime_get() + 3 * Ms;
            hrtimer_start(&probe->Timer, 3 * Ms, HRTIMER_MODE_REL_SOFT);
        });
        machine.RunFor(10 * Ms);

        Assert.Equal(1, probe->Count);
        Assert.InRange(probe->Fired, at, at + 10_000);
        Assert.True(probe->Soft);
        Assert.False(probe->Hard);
        NoWarnings(machine);
    }

    [Fact]
    public void hrtimer_start_ModeThatIsNotTheTimersWarns()
    {
        using var machine = Booted();
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);

        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe);
            hrtimer_start(&probe->Timer, Ms, HRTIMER_MODE_REL_SOFT);
            hrtimer_cancel(&probe->Timer);
        });

        Warning warning = Assert.Single(machine.Warnings.All);
        Assert.EndsWith("hrtimer.c.cs", warning.File);
    }

    [Fact]
    public void hrtimer_start_AgainMovesTheTimerBothWays()
    {
        using var machine = Booted();
        HrtimerProbe* probes = HrtimerProbe.Allocate(machine, 2);
        long start = 0;

        machine.On(0, () =>
        {
            start = ktime_get();
            for (int i = 0; i < 2; i++)
                HrtimerProbe.Setup(&probes[i]);
            hrtimer_start(&probes[0].Timer, start + 10 * Ms, HRTIMER_MODE_ABS);
            hrtimer_start(&probes[1].Timer, start + 20 * Ms, HRTIMER_MODE_ABS);
            hrtimer_start(&probes[0].Timer, start + 30 * Ms, HRTIMER_MODE_ABS);
            hrtimer_start(&probes[1].Timer, start + 5 * Ms, HRTIMER_MODE_ABS);
        });
        machine.RunFor(50 * Ms);

        Assert.Equal(1, probes[0].Count);
        Assert.Equal(start + 30 * Ms, probes[0].Fired);
        Assert.Equal(1, probes[1].Count);
        Assert.Equal(start + 5 * Ms, probes[1].Fired);
        NoWarnings(machine);
    }

    [Fact]
    public void hrtimer_cancel_CancelledTimerNeverFires()
    {
        using var machine = Booted();
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);

        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe);
            Assert.Equal(0, hrtimer_cancel(&probe->Timer));
            hrtimer_start(&probe->Timer, 2 * Ms, HRTIMER_MODE_REL);
            Assert.True(hrtimer_active(&probe->Timer));
            Assert.Equal(1, hrtimer_cancel(&probe->Timer));
            Assert.Equal(0, hrtimer_cancel(&probe->Timer));
            Assert.False(hrtimer_active(&probe->Timer));
        });
        machine.RunFor(10 * Ms);

        Assert.Equal(0, probe->Count);
        NoWarnings(machine);
    }

    [Fact]
    public void hrtimer_try_to_cancel_FromItsOwnCallbackIsRefused()
    {
        using var machine = Booted();
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);

        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe);
            hrtimer_start(&probe->Timer, Ms, HRTIMER_MODE_REL);
        });
        machine.RunFor(5 * Ms);

        Assert.Equal(1, probe->Count);
        Assert.Equal(-1, probe->CancelInCallback);
    }

    [Fact]
    public void hrtimer_start_LowResolutionTimerWaitsForTheTick()
    {
        using var machine = Booted(highres: false);
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);
        long at = 0;

        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe);
            at = ktime_get() + 2 * Ms + 300_000;
            hrtimer_start(&probe->Timer, at, HRTIMER_MODE_ABS);
        });
        machine.RunFor(20 * Ms);

        Assert.Equal(1, probe->Count);
        Assert.InRange(probe->Fired, at, at + Ms + 10_000);
        NoWarnings(machine);
    }

    [Fact]
    public void hrtimer_start_TimerThatWasNeverSetUpGetsAStub()
    {
        using var machine = Booted(debugObjects: true);
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);

        machine.On(0, () => hrtimer_start(&probe->Timer, Ms, HRTIMER_MODE_REL));
        machine.RunFor(10 * Ms);

        Assert.Equal(0, probe->Count);
        Assert.Contains(machine.Warnings.All, w => w.File.EndsWith("hrtimer.c.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void hrtimer_setup_ActiveTimerIsCancelledFirst()
    {
        using var machine = Booted(debugObjects: true);
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);

        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe);
            hrtimer_start(&probe->Timer, Ms, HRTIMER_MODE_REL);
            HrtimerProbe.Setup(probe);
            Assert.False(hrtimer_active(&probe->Timer));
        });
        machine.RunFor(10 * Ms);

        Assert.Equal(0, probe->Count);
        Assert.NotEmpty(machine.Warnings.All);
    }

    [Fact]
    public void hrtimer_clock_base_FillsOneCacheLineEach()
    {
        using var machine = Booted(cpus: 2);

        Assert.Equal(64, sizeof(hrtimer_clock_base));
        Assert.Equal(0, sizeof(hrtimer_cpu_base) % 64);
        machine.Inspect(1, () =>
        {
            hrtimer_cpu_base* cpu_base = per_cpu_ptr(ref hrtimer_bases, 1);
            Assert.Equal(0ul, (ulong)cpu_base % 64);
            for (int i = 0; i < HRTIMER_MAX_CLOCK_BASES; i++)
                Assert.Equal(0ul, (ulong)&cpu_base->clock_base[i] % 64);
        });
    }

    internal static Linux.Hardware.Machine Booted(int cpus = 1, bool highres = true, bool debugObjects = false)
    {
        var machine = Simulation.Boot(
            new MachineOptions { Cpus = cpus, Highres = highres, DebugObjects = debugObjects });
        machine.RunFor(50 * Ms);
        return machine;
    }

    internal static void NoWarnings(Linux.Hardware.Machine machine)
        => Assert.Empty(machine.Warnings.All);
}
