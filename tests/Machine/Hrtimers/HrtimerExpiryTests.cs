// SPDX-License-Identifier: GPL-2.0-only
using Linux;
using static Linux.hrtimer_mode;
using static Linux.Kernel;
using static Linux.Tests.Machine.Hrtimers.HrtimerTests;

namespace Linux.Tests.Machine.Hrtimers;

/// <summary>What the interrupt of hrtimers does, and where theirs go when a CPU dies.</summary>
public sealed unsafe class HrtimerExpiryTests
{
    private const long Ms = 1_000_000;

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
}
