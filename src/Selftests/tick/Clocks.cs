// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Tick;

/// <summary>Hardware whose interrupts are off by a little.</summary>
internal static unsafe class Clocks
{
    /// <summary>Interrupts come up to <c>early</c> ns before and up to <c>late</c> ns after their time.</summary>
    [Selftest("tick.clock.early-interrupts-lose-nothing.highres", true, 900_000, 0)]
    [Selftest("tick.clock.early-interrupts-lose-nothing.lowres", false, 900_000, 0)]
    [Selftest("tick.clock.late-interrupts-lose-nothing.highres", true, 0, 2_500_000)]
    [Selftest("tick.clock.late-interrupts-lose-nothing.lowres", false, 0, 2_500_000)]
    [Selftest("tick.clock.jittery-interrupts-lose-nothing.highres", true, 50_000, 300_000)]
    [Selftest("tick.clock.jittery-interrupts-lose-nothing.lowres", false, 50_000, 300_000)]
    private static void OffInterruptsLoseNothing(SelftestContext t, bool highres, int early, int late)
    {
        const int cpus = 4, timers = 300;
        Machine? running = null;
        using var machine = Simulation.Boot(new MachineOptions
        {
            Cpus = cpus,
            Highres = highres,
            ClockError = (cpu, expires) =>
            {
                long error = Ticks.Scatter(cpu, expires ^ (running?.Now ?? 0), early + late + 1) - early;
                // An interrupt takes some time itself, so that the clock moves even if all are early.
                return Math.Max(error, (running?.Now ?? 0) + 2 * Ticks.Microsecond - expires);
            },
        });
        running = machine;
        var ledger = new TimerLedger(machine, slack: 8);
        var random = new Random(early + late);
        int[] numbers = new int[timers];

        machine.On(0, () =>
        {
            for (int i = 0; i < timers; i++)
                numbers[i] = ledger.Create(i % 2 == 0 ? TIMER_PINNED : 0);
        });
        ulong before = 0, after = 0;
        for (int cpu = 0; cpu < cpus; cpu++)
            before += Ticks.Interrupts(machine, cpu);
        long start = machine.Now;
        for (int i = 0; i < 1000; i++)
        {
            int number = numbers[random.Next(timers)];
            if (!ledger.IsArmed(number))
                machine.On(random.Next(cpus), () => ledger.Modify(number, jiffies + (ulong)random.Next(1, 500)));
            if (i % 50 == 0)
                Ticks.Busy(machine, random.Next(cpus), random.Next(1, 30) * Ticks.Jiffy);
            machine.RunFor(random.NextInt64(8 * Ticks.Jiffy));
        }
        machine.RunFor(5 * Ticks.Second);
        machine.On(0, ledger.CheckOverdue);
        foreach (Violation violation in ledger.Violations)
            t.Fail(violation.ToString());
        t.Equal(ledger.Armed, ledger.Fired, "the expiries of all timers that were armed");
        for (int cpu = 0; cpu < cpus; cpu++)
            after += Ticks.Interrupts(machine, cpu);
        long ticks = (machine.Now - start) / Ticks.Jiffy * cpus;
        t.Check((long)(after - before) <= 4 * ticks, $"{after - before} interrupts were taken in {ticks} ticks");
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>A sleep that is longer than the device can count is slept in pieces.</summary>
    [Selftest("tick.clock.short-counter")]
    private static void ShortCounter(SelftestContext t)
    {
        using var machine = Simulation.Boot(new MachineOptions { ClockMaxDeltaNs = 100 * Ticks.Jiffy });
        Probe* probe = Probe.Allocate(machine, 1);

        machine.On(0, () => Probe.Arm(probe, 2_000, TIMER_PINNED));
        machine.RunFor(10 * Ticks.Jiffy);
        ulong taken = Ticks.InterruptsIn(machine, 0, 1_900 * Ticks.Jiffy);
        t.Check(taken is >= 15 and <= 40, $"{taken} interrupts were taken in 19 full counts");
        machine.RunFor(200 * Ticks.Jiffy);
        t.Equal(1, probe->Count, "the expiries of the timer");
        t.Check(probe->Fired - probe->Timer.expires <= 65, $"it was {probe->Fired - probe->Timer.expires} jiffies late");
        Wheels.NoWarnings(t, machine);
    }
}
