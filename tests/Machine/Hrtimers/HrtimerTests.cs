// SPDX-License-Identifier: GPL-2.0-only
using Linux;
using static Linux.hrtimer_mode;
using static Linux.Kernel;

namespace Linux.Tests.Machine.Hrtimers;

/// <summary>Starting, cancelling, forwarding and expiring of hrtimers on a machine.</summary>
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

    [Fact]
    public void hrtimer_next_event_without_SkipsTheExcludedTimer()
    {
        using var machine = Booted();
        HrtimerProbe* probes = HrtimerProbe.Allocate(machine, 2);

        machine.On(0, () =>
        {
            long now = ktime_get();
            for (int i = 0; i < 2; i++)
                HrtimerProbe.Setup(&probes[i]);
            hrtimer_start(&probes[0].Timer, now + 10_000, HRTIMER_MODE_ABS_PINNED);
            hrtimer_start(&probes[1].Timer, now + 20_000, HRTIMER_MODE_ABS_PINNED);
            Assert.Equal(now + 20_000, hrtimer_next_event_without(&probes[0].Timer));
            Assert.Equal(now + 10_000, hrtimer_next_event_without(&probes[1].Timer));
            Assert.Equal(KTIME_MAX, hrtimer_get_next_event());
        });
        NoWarnings(machine);
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
    public void hrtimers_cpu_dying_TimersMoveToACpuThatLives()
    {
        using var machine = Booted(cpus: 2);
        HrtimerProbe* probes = HrtimerProbe.Allocate(machine, 8);
        long start = 0;

        machine.On(1, () =>
        {
            start = ktime_get();
            for (int i = 0; i < 8; i++)
            {
                hrtimer_mode mode = i % 2 == 0 ? HRTIMER_MODE_ABS_PINNED : HRTIMER_MODE_ABS_PINNED_SOFT;
                HrtimerProbe.Setup(&probes[i], mode: mode);
                hrtimer_start(&probes[i].Timer, start + 500 * Ms + i * 1000, mode);
            }
        });
        machine.On(0, () => Assert.Equal(0, remove_cpu(1)));
        Assert.True(machine.Now < start + 500 * Ms);
        machine.RunFor(1000 * Ms);

        for (int i = 0; i < 8; i++)
        {
            Assert.Equal(1, probes[i].Count);
            Assert.Equal(0, probes[i].Cpu);
            Assert.InRange(probes[i].Fired, start + 500 * Ms + i * 1000, start + 500 * Ms + i * 1000 + 10_000);
        }
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
    public void hrtimer_interrupt_LeavesTheDeviceArmed()
    {
        using var machine = Booted();
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);

        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe);
            probe->Interval = Ms / 2;
            probe->Limit = 10;
            hrtimer_start(&probe->Timer, Ms / 2, HRTIMER_MODE_REL);
        });
        machine.RunFor(10 * Ms);

        Assert.Equal(10, probe->Count);
        machine.Inspect(0, () =>
        {
            hrtimer_cpu_base* cpu_base = per_cpu_ptr(ref hrtimer_bases, 0);
            Assert.False(cpu_base->deferred_rearm);
            Assert.True(cpu_base->hres_active);
            Assert.Equal(0, cpu_base->nr_hangs);
        });
        NoWarnings(machine);
    }

    [Fact]
    public void hrtimer_interrupt_CallbacksThatTakeLongerThanTheirIntervalAreAHang()
    {
        const int count = 4;
        using var machine = Booted();
        HrtimerProbe* probes = HrtimerProbe.Allocate(machine, count);

        machine.On(0, () =>
        {
            for (int i = 0; i < count; i++)
            {
                HrtimerProbe.Setup(&probes[i]);
                probes[i].Interval = 3_000;
                probes[i].Burn = 10_000;
                probes[i].Limit = 50;
                hrtimer_start(&probes[i].Timer, 100_000 + i, HRTIMER_MODE_REL_PINNED);
            }
        });
        machine.RunFor(1000 * Ms);

        for (int i = 0; i < count; i++)
        {
            Assert.Equal(50, probes[i].Count);
            Assert.True(probes[i].Overruns >= 49);
        }
        machine.Inspect(0, () =>
        {
            hrtimer_cpu_base* cpu_base = per_cpu_ptr(ref hrtimer_bases, 0);
            Assert.NotEqual(0, cpu_base->nr_retries);
            Assert.NotEqual(0, cpu_base->nr_hangs);
            Assert.InRange(cpu_base->max_hang_time, 30_000u, 1_000_000u);
            Assert.False(cpu_base->hang_detected);
        });
        NoWarnings(machine);
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
