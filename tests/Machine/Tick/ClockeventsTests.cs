// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;
using static Linux.clock_event_state;

namespace Linux.Tests.Machine.Tick;

/// <summary>A clock event device that writes down how it is programmed. The device comes first.</summary>
internal unsafe struct FakeClock
{
    public clock_event_device Device;
    public ulong LastTicks;
    public int Programmed;
    public int Refusals;
    public int Shutdowns;

    public static FakeClock* On(Linux.Hardware.Machine machine, int rating, uint features = CLOCK_EVT_FEAT_ONESHOT)
    {
        FakeClock* fake = (FakeClock*)machine.Arena.AllocateBytes((nuint)sizeof(FakeClock), 64);
        fake->Device.name = c_str("fake"u8);
        fake->Device.rating = rating;
        fake->Device.features = features;
        fake->Device.irq = -1;
        fake->Device.set_next_event = &Program;
        fake->Device.set_state_shutdown = &Shutdown;
        return fake;
    }

    private static int Program(ulong ticks, clock_event_device* device)
    {
        var fake = (FakeClock*)device;
        fake->Programmed++;
        fake->LastTicks = ticks;
        return fake->Refusals-- > 0 ? -ETIME : 0;
    }

    private static int Shutdown(clock_event_device* device)
    {
        ((FakeClock*)device)->Shutdowns++;
        return 0;
    }
}

public sealed unsafe class ClockeventsTests
{
    private const uint OneGigahertz = 1_000_000_000;

    /// <summary>Runs the body on cpu 0 with a fake device of its own, armed by nobody, in oneshot state.</summary>
    private static void WithClock(Action<nint, long> body)
    {
        using var machine = Simulation.Boot(new MachineOptions());
        machine.On(0, () =>
        {
            FakeClock* fake = FakeClock.On(machine, 1);
            fake->Device.cpumask = cpumask_of(0);
            fake->Device.min_delta_ticks = 2_000;
            fake->Device.max_delta_ticks = 1_000_000_000;
            clockevents_config_for_test(&fake->Device);
            clockevents_switch_state(&fake->Device, CLOCK_EVT_STATE_ONESHOT);
            body((nint)fake, machine.Now);
        });
        Assert.Empty(machine.Warnings.All);
    }

    /// <summary>The scaling that registration computes, without offering the device to the CPU.</summary>
    private static void clockevents_config_for_test(clock_event_device* device)
    {
        clockevents_calc_mult_shift(device, OneGigahertz, 600);
        device->min_delta_ns = clockevent_delta2ns(device->min_delta_ticks, device);
        device->max_delta_ns = device->max_delta_ticks;
    }

    [Fact]
    public void clockevents_program_event_PassesTheDistanceInTicks() => WithClock((at, now) =>
    {
        var fake = (FakeClock*)at;
        Assert.Equal(0, clockevents_program_event(&fake->Device, now + 5_000_000, false));
        Assert.Equal(5_000_000ul, fake->LastTicks);
        Assert.Equal(now + 5_000_000, fake->Device.next_event);
        Assert.Equal(0u, fake->Device.next_event_forced);
    });

    [Fact]
    public void clockevents_program_event_PastTimeFailsUnlessForced() => WithClock((at, now) =>
    {
        var fake = (FakeClock*)at;
        Assert.Equal(-ETIME, clockevents_program_event(&fake->Device, now, false));
        Assert.Equal(-ETIME, clockevents_program_event(&fake->Device, now - 1, false));
        Assert.Equal(0, fake->Programmed);
        Assert.Equal(0, clockevents_program_event(&fake->Device, now - 1, true));
        Assert.Equal(2_000ul, fake->LastTicks);
    });

    [Fact]
    public void clockevents_program_event_CloseTimeIsForcedOnceOnly() => WithClock((at, now) =>
    {
        var fake = (FakeClock*)at;
        Assert.Equal(0, clockevents_program_event(&fake->Device, now + 100, false));
        Assert.Equal(2_000ul, fake->LastTicks);
        Assert.Equal(1u, fake->Device.next_event_forced);
        Assert.Equal(0, clockevents_program_event(&fake->Device, now + 50, false));
        Assert.Equal(1, fake->Programmed);
        Assert.Equal(0, clockevents_program_event(&fake->Device, now + 50_000, false));
        Assert.Equal(2, fake->Programmed);
        Assert.Equal(0u, fake->Device.next_event_forced);
    });

    [Fact]
    public void clockevents_program_event_IsCutAtWhatTheDeviceCounts() => WithClock((at, now) =>
    {
        var fake = (FakeClock*)at;
        Assert.Equal(0, clockevents_program_event(&fake->Device, now + 30_000_000_000, false));
        Assert.Equal(1_000_000_000ul, fake->LastTicks);
        Assert.Equal(now + 30_000_000_000, fake->Device.next_event);
    });

    [Fact]
    public void clockevents_program_event_ShutDownDeviceOnlyRemembers() => WithClock((at, now) =>
    {
        var fake = (FakeClock*)at;
        clockevents_shutdown(&fake->Device);
        Assert.Equal(KTIME_MAX, fake->Device.next_event);
        Assert.Equal(0, clockevents_program_event(&fake->Device, now + 50_000, false));
        Assert.Equal(now + 50_000, fake->Device.next_event);
        Assert.Equal(0, fake->Programmed);
    });

    [Fact]
    public void clockevents_program_event_RefusingDeviceGetsALargerMinimum() => WithClock((at, now) =>
    {
        var fake = (FakeClock*)at;
        fake->Refusals = 4;
        Assert.Equal(0, clockevents_program_event(&fake->Device, now + 1, true));
        Assert.Equal(5_000ul, fake->Device.min_delta_ns);
        Assert.Equal(5_000ul, fake->LastTicks);
        Assert.Equal(4ul, fake->Device.retries);
    });

    [Fact]
    public void clockevents_program_event_GivesUpAtAJiffy() => WithClock((at, now) =>
    {
        var fake = (FakeClock*)at;
        fake->Refusals = int.MaxValue;
        Assert.Equal(-ETIME, clockevents_program_event(&fake->Device, now + 1, true));
        Assert.Equal((ulong)TICK_NSEC, fake->Device.min_delta_ns);
        Assert.Equal(KTIME_MAX, fake->Device.next_event);
    });

    [Fact]
    public void clockevents_switch_state_WithoutPeriodicFeatureStaysWhereItIs() => WithClock((at, _) =>
    {
        var fake = (FakeClock*)at;
        clockevents_switch_state(&fake->Device, CLOCK_EVT_STATE_PERIODIC);
        Assert.Equal(CLOCK_EVT_STATE_ONESHOT, clockevent_get_state(&fake->Device));
        clockevents_switch_state(&fake->Device, CLOCK_EVT_STATE_DETACHED);
        Assert.Equal(CLOCK_EVT_STATE_DETACHED, clockevent_get_state(&fake->Device));
        Assert.Equal(1, fake->Shutdowns);
    });

    [Fact]
    public void clockevent_delta2ns_IsAtLeastAMicrosecond() => WithClock((at, _) =>
    {
        var fake = (FakeClock*)at;
        Assert.Equal(1_000ul, clockevent_delta2ns(1, &fake->Device));
        Assert.Equal(123_456ul, clockevent_delta2ns(123_456, &fake->Device));
    });

    /// <summary>A device of a higher rating takes the CPU, the old one waits, and returns when it is unbound.</summary>
    [Fact]
    public void clockevents_register_device_BetterDeviceReplacesAndUnbindGoesBack()
    {
        using var machine = Simulation.Boot(new MachineOptions());
        machine.RunFor(1_000_000_000);
        machine.On(0, () =>
        {
            clock_event_device* first = tick_get_device(0)->evtdev;
            FakeClock* worse = FakeClock.On(machine, 50);
            worse->Device.cpumask = cpumask_of(0);
            clockevents_config_and_register(&worse->Device, OneGigahertz, 1_000, 1_000_000_000);
            Assert.True(first == tick_get_device(0)->evtdev);

            FakeClock* better = FakeClock.On(machine, 400);
            better->Device.cpumask = cpumask_of(0);
            long next = first->next_event;
            clockevents_config_and_register(&better->Device, OneGigahertz, 1_000, 1_000_000_000);
            Assert.True(&better->Device == tick_get_device(0)->evtdev);
            Assert.Equal(CLOCK_EVT_STATE_DETACHED, clockevent_get_state(first));
            Assert.Equal(next, better->Device.next_event);
            Assert.True(better->Programmed > 0);

            Assert.Equal(-EBUSY, clockevents_unbind_device(&better->Device, 0) == 0 ? -EBUSY : 0);
            Assert.True(first == tick_get_device(0)->evtdev);
            Assert.Equal(CLOCK_EVT_STATE_DETACHED, clockevent_get_state(&better->Device));
        });
        machine.RunFor(1_000_000_000);
        Assert.Empty(machine.Warnings.All);
    }

    /// <summary>A dummy device never drives a CPU, and a device for other CPUs is not taken.</summary>
    [Fact]
    public void tick_check_new_device_ForeignCpuIsNotServed()
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 2 });
        machine.On(0, () =>
        {
            clock_event_device* own = tick_get_device(0)->evtdev;
            FakeClock* foreign = FakeClock.On(machine, 400);
            foreign->Device.cpumask = cpumask_of(1);
            clockevents_config_and_register(&foreign->Device, OneGigahertz, 1_000, 1_000_000_000);
            Assert.True(own == tick_get_device(0)->evtdev);
            Assert.Equal(CLOCK_EVT_STATE_DETACHED, clockevent_get_state(&foreign->Device));
        });
        Assert.Empty(machine.Warnings.All);
    }
}
