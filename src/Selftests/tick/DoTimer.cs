// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Tick;

/// <summary>Somebody advances jiffies whenever somebody could look at them.</summary>
internal static unsafe class DoTimer
{
    [Selftest("tick.do-timer.handed-over-and-taken-back.highres", true)]
    [Selftest("tick.do-timer.handed-over-and-taken-back.lowres", false)]
    private static void HandedOverAndTakenBack(SelftestContext t, bool highres)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 2, Highres = highres });

        machine.RunFor(2 * Ticks.Second);
        t.Equal(TICK_DO_TIMER_NONE, Ticks.DoTimerCpu(machine), "the duty while all sleep");

        Ticks.Busy(machine, 0, 50 * Ticks.Jiffy);
        machine.RunFor(10 * Ticks.Jiffy);
        t.Equal(0, Ticks.DoTimerCpu(machine), "the duty while only cpu 0 is busy");

        Ticks.Busy(machine, 1, 200 * Ticks.Jiffy);
        machine.RunFor(20 * Ticks.Jiffy);
        t.Equal(0, Ticks.DoTimerCpu(machine), "the duty while both are busy");

        machine.RunFor(60 * Ticks.Jiffy);
        t.Equal(1, Ticks.DoTimerCpu(machine), "the duty after cpu 0 went to sleep");

        Ticks.Busy(machine, 0, 400 * Ticks.Jiffy);
        machine.RunFor(20 * Ticks.Jiffy);
        t.Equal(1, Ticks.DoTimerCpu(machine), "the duty after cpu 0 woke again");

        machine.RunFor(200 * Ticks.Jiffy);
        t.Equal(0, Ticks.DoTimerCpu(machine), "the duty after cpu 1 went to sleep");
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>
    /// A device interrupts sleeping CPUs at random times: the first instruction of its handler sees
    /// jiffies that are up to date, and they never went back.
    /// </summary>
    [Selftest("tick.jiffies.current-after-wake-up.highres", true, false)]
    [Selftest("tick.jiffies.current-after-wake-up.lowres", false, false)]
    [Selftest("tick.jiffies.current-after-wake-up.skewed", true, true)]
    private static void CurrentAfterWakeUp(SelftestContext t, bool highres, bool skew)
    {
        const int cpus = 4;
        using var machine = Simulation.Boot(new MachineOptions { Cpus = cpus, Highres = highres, SkewTick = skew });
        var random = new Random(7);
        ulong last = 0;
        int handled = 0;
        long first = 0;
        ulong jiffiesThen = 0;

        machine.RunFor(Ticks.Second);
        for (int i = 0; i < 500; i++)
        {
            int cpu = random.Next(cpus);
            long at = machine.Now + random.NextInt64(1, random.Next(4) == 0 ? 2 * Ticks.Second : 3 * Ticks.Jiffy);
            machine.InterruptAt(cpu, at, () =>
            {
                ktime_t now = ktime_get();
                t.Check(now - last_jiffies_update < TICK_NSEC,
                    $"jiffies are {(now - last_jiffies_update) / TICK_NSEC} behind on cpu {smp_processor_id()}");
                t.Check(!time_before(jiffies, last), $"jiffies went back from {last} to {jiffies}");
                last = jiffies;
                if (handled++ == 0)
                {
                    first = last_jiffies_update;
                    jiffiesThen = jiffies;
                }
                t.Equal(jiffiesThen + (ulong)((now - first) / TICK_NSEC), jiffies, "jiffies by the clock");
            });
            machine.RunFor(at - machine.Now + 1);
        }
        t.Equal(500, handled, "the interrupts that were handled");
        Wheels.NoWarnings(t, machine);
    }
}
