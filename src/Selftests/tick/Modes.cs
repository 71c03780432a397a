// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Tick;

/// <summary>What the boot parameters of the tick choose.</summary>
internal static unsafe class Modes
{
    /// <summary>nohz=off: an idle CPU keeps its tick, in either resolution.</summary>
    [Selftest("tick.modes.nohz-off-keeps-the-tick.highres", true)]
    [Selftest("tick.modes.nohz-off-keeps-the-tick.lowres", false)]
    private static void NohzOffKeepsTheTick(SelftestContext t, bool highres)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 2, Nohz = false, Highres = highres });

        machine.RunFor(Ticks.Second);
        for (int cpu = 0; cpu < 2; cpu++)
        {
            ulong ticks = Ticks.InterruptsIn(machine, cpu, Ticks.Second);
            t.Check(Ticks.AreOfASecond(ticks), $"cpu {cpu} took {ticks} ticks in an idle second");
            t.Check(!Ticks.Stopped(machine, cpu), $"the tick of cpu {cpu} is stopped");
        }
        Wheels.NoWarnings(t, machine);
    }

    [Selftest("tick.modes.handlers.highres", true, true)]
    [Selftest("tick.modes.handlers.lowres", false, true)]
    [Selftest("tick.modes.handlers.periodic", false, false)]
    private static void Handlers(SelftestContext t, bool highres, bool nohz)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 2, Nohz = nohz, Highres = highres });

        machine.RunFor(Ticks.Second);
        machine.Inspect(0, () =>
        {
            for (int cpu = 0; cpu < 2; cpu++)
            {
                tick_sched* ts = tick_get_tick_sched(cpu);
                tick_device* td = tick_get_device(cpu);
                t.Equal(highres, (ts->flags & TS_FLAG_HIGHRES) != 0, $"high resolution of cpu {cpu}");
                t.Equal(nohz, (ts->flags & TS_FLAG_NOHZ) != 0, $"nohz of cpu {cpu}");
                t.Equal(highres || nohz ? tick_device_mode.TICKDEV_MODE_ONESHOT : tick_device_mode.TICKDEV_MODE_PERIODIC,
                    td->mode, $"the mode of cpu {cpu}'s device");
                nint handler = (nint)td->evtdev->event_handler;
                t.Equal(highres, handler == (nint)(delegate*<clock_event_device*, void>)&hrtimer_interrupt,
                    $"whether cpu {cpu} is driven by hrtimers");
                t.Equal(!highres && !nohz, handler == (nint)(delegate*<clock_event_device*, void>)&tick_handle_periodic,
                    $"whether cpu {cpu} is in periodic mode");
            }
        });
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>skew_tick= spreads the ticks of the CPUs over half a jiffy, evenly.</summary>
    [Selftest("tick.modes.skew-spreads-the-ticks", true)]
    [Selftest("tick.modes.without-skew-ticks-coincide", false)]
    private static void Skew(SelftestContext t, bool skew)
    {
        const int cpus = 4;
        using var machine = Simulation.Boot(new MachineOptions { Cpus = cpus, SkewTick = skew });

        machine.RunFor(Ticks.Second);
        for (int cpu = 0; cpu < cpus; cpu++)
            Ticks.Busy(machine, cpu, 1000 * Ticks.Jiffy);
        machine.RunFor(100 * Ticks.Jiffy);
        for (int cpu = 0; cpu < cpus; cpu++)
        {
            long offset = machine.Context(cpu)->clock_expires % Ticks.Jiffy;
            t.Equal(skew ? Ticks.Jiffy / 2 / cpus * cpu : 0, offset, $"the offset of cpu {cpu}'s tick, ns");
        }
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>RCU, the architecture and pending irq_work keep the tick of an idle CPU.</summary>
    [Selftest("tick.modes.needed-cpu-keeps-its-tick.rcu", true)]
    [Selftest("tick.modes.needed-cpu-keeps-its-tick.arch", false)]
    private static void NeededCpuKeepsItsTick(SelftestContext t, bool rcu)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 2 });

        machine.RunFor(2 * Ticks.Second);
        machine.On(1, () => Need(rcu, wanted: true));
        machine.RunFor(5 * Ticks.Jiffy);
        ulong ticks = Ticks.InterruptsIn(machine, 1, Ticks.Second);
        t.Check(Ticks.AreOfASecond(ticks),
            $"{ticks} ticks came in a second in which the CPU was needed");
        machine.On(1, () => Need(rcu, wanted: false));
        machine.RunFor(5 * Ticks.Jiffy);
        t.Equal(0ul, Ticks.InterruptsIn(machine, 1, Ticks.Second), "the ticks in a second after it");
        Wheels.NoWarnings(t, machine);
    }

    private static void Need(bool rcu, bool wanted)
    {
        if (rcu)
            set_rcu_needs_cpu(1, wanted);
        else
            set_arch_needs_cpu(1, wanted);
    }
}
