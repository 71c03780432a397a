// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Tick;

/// <summary>An idle CPU sleeps as long as it can, and no longer.</summary>
internal static unsafe class Idle
{
    [Selftest("tick.idle.no-interrupts-for-an-hour.1", 1)]
    [Selftest("tick.idle.no-interrupts-for-an-hour.2", 2)]
    [Selftest("tick.idle.no-interrupts-for-an-hour.16", 16)]
    private static void NoInterruptsForAnHour(SelftestContext t, int cpus)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = cpus });

        // What boot left behind runs out first.
        machine.RunFor(60 * Ticks.Second);
        ulong[] before = InterruptsOfEach(machine);
        machine.RunFor(3600 * Ticks.Second);
        for (int cpu = 0; cpu < cpus; cpu++)
        {
            t.Equal(before[cpu], Ticks.Interrupts(machine, cpu), $"the interrupts of cpu {cpu} after an hour");
            t.Check(Ticks.Stopped(machine, cpu), $"the tick of cpu {cpu} runs");
        }
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>Who advanced jiffies last reads the clock before it wraps; nobody else does.</summary>
    [Selftest("tick.idle.clock-source-bounds-one-sleep.highres", true)]
    [Selftest("tick.idle.clock-source-bounds-one-sleep.lowres", false)]
    private static void ClockSourceBoundsOneSleep(SelftestContext t, bool highres)
    {
        const long longest = 500 * Ticks.Jiffy;
        const int cpus = 3;
        using var machine = Simulation.Boot(
            new MachineOptions { Cpus = cpus, Highres = highres, MaxIdleNs = longest });
        Probe* probe = Probe.Allocate(machine, 1);

        // What boot left behind runs out first.
        machine.RunFor(60 * Ticks.Second + 100 * Ticks.Jiffy);
        long[] armed = Armed(machine);
        long first = armed.Min();
        t.Check(first - machine.Now is > 0 and <= longest,
            $"the first clock is armed for {first - machine.Now} ns ahead");
        t.Equal(1, armed.Count(at => at <= machine.Now + longest),
            "the CPUs that wake for the clock source");
        for (int wake = 1; wake <= 20; wake++)
        {
            machine.RunFor(longest);
            t.Equal(first + wake * longest, Armed(machine).Min(),
                $"the clock after {wake} sleeps, ns");
        }

        // A timer that is due before that is what its CPU wakes for.
        int reader = Array.IndexOf(armed, first);
        machine.On(reader, () => Probe.Arm(probe, 40, TIMER_PINNED));
        t.Check(Armed(machine)[reader] - machine.Now < 50 * Ticks.Jiffy,
            "the timer is not what the CPU sleeps for");
        machine.RunFor(60 * Ticks.Jiffy);
        t.Equal(1, probe->Count, "the expiries of the timer");

        // While somebody ticks, who sleeps need not wake.
        Ticks.Busy(machine, reader, 8 * Ticks.Second);
        machine.RunFor(10 * Ticks.Jiffy);
        t.Equal(reader, Ticks.DoTimerCpu(machine), "the CPU that advances jiffies");
        ulong[] before = InterruptsOfEach(machine);
        machine.RunFor(7 * Ticks.Second);
        for (int cpu = 0; cpu < cpus; cpu++)
        {
            if (cpu != reader)
                t.Equal(before[cpu], Ticks.Interrupts(machine, cpu),
                    $"the interrupts of cpu {cpu} beside a busy one");
        }
        Wheels.NoWarnings(t, machine);
    }

    private static ulong[] InterruptsOfEach(Machine machine)
        => [.. Enumerable.Range(0, machine.Options.Cpus)
            .Select(cpu => Ticks.Interrupts(machine, cpu))];

    /// <summary>What the clock of each CPU is armed for, ns.</summary>
    private static long[] Armed(Machine machine)
        => [.. Enumerable.Range(0, machine.Options.Cpus)
            .Select(cpu => machine.Context(cpu)->clock_expires)];

    /// <summary>A pinned timer of an idle CPU expires within its bucket and a jiffy.</summary>
    [Selftest("tick.idle.wakes-for-its-own-timer.highres", true)]
    [Selftest("tick.idle.wakes-for-its-own-timer.lowres", false)]
    private static void WakesForItsOwnTimer(SelftestContext t, bool highres)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 2, Highres = highres });
        Probe* probe = Probe.Allocate(machine, 1);
        var random = new Random(11);

        machine.RunFor(Ticks.Second);
        for (int level = 0; level < 6; level++)
        {
            for (int number = 0; number < 8; number++)
            {
                ulong delta = Math.Max(2, Wheels.Timeout(random, level, number));
                machine.On(1, () => Probe.Arm(probe, delta, TIMER_PINNED));
                machine.RunFor((long)(delta + Wheels.Granularity(level) + 3) * Ticks.Jiffy);
                ulong expires = probe->Timer.expires;
                t.Equal(1, probe->Count, $"the expiries of a timer {delta} jiffies ahead");
                t.Check(!time_before(probe->Fired, expires), $"a timer {delta} jiffies ahead was early");
                t.Check(probe->Fired - expires <= Wheels.Granularity(level) + 1,
                    $"a timer {delta} jiffies ahead was {probe->Fired - expires} jiffies late");
                t.Equal(1, probe->Cpu, "the CPU of a pinned timer");
                probe->Count = 0;
            }
        }
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>An interrupt arms a timer that is earlier than what the CPU sleeps for.</summary>
    [Selftest("tick.idle.interrupt-reevaluates-the-sleep.highres", true)]
    [Selftest("tick.idle.interrupt-reevaluates-the-sleep.lowres", false)]
    private static void InterruptReevaluatesTheSleep(SelftestContext t, bool highres)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 1, Highres = highres });
        Probe* probes = Probe.Allocate(machine, 2);

        machine.On(0, () => Probe.Arm(&probes[0], 5_000, TIMER_PINNED));
        machine.RunFor(Ticks.Second);
        long at = machine.Now + 300 * Ticks.Microsecond;
        machine.InterruptAt(0, at, () => Probe.Arm(&probes[1], 40, TIMER_PINNED));
        ulong taken = Ticks.InterruptsIn(machine, 0, 100 * Ticks.Jiffy);
        t.Equal(1, probes[1].Count, "the expiries of the timer that the interrupt armed");
        t.Check(probes[1].Fired - probes[1].Timer.expires <= 2, "it was late");
        t.Check(taken <= 4, $"{taken} interrupts were taken for one device and one timer");
        t.Check(Ticks.Stopped(machine, 0), "the tick runs after the interrupt");
        machine.RunFor(6_000 * Ticks.Jiffy);
        t.Equal(1, probes[0].Count, "the expiries of the timer that the CPU slept for");
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>What the governor is told never reaches beyond what the clock is then armed for.</summary>
    [Selftest("tick.idle.sleep-length-is-not-late")]
    private static void SleepLengthIsNotLate(SelftestContext t)
    {
        const int cpus = 4;
        long[] told = new long[cpus];
        long asked = 0, compared = 0;
        Machine? running = null;
        var options = new MachineOptions
        {
            Cpus = cpus,
            StopTick = (cpu, length) =>
            {
                asked++;
                told[cpu] = length >= long.MaxValue - running?.Now ? long.MaxValue : (running?.Now ?? 0) + length;
                return length > Ticks.Jiffy;
            },
        };
        using var machine = Simulation.Boot(options);
        running = machine;
        var random = new Random(3);
        Probe* probes = Probe.Allocate(machine, 400);

        for (int i = 0; i < 400; i++)
        {
            int cpu = random.Next(cpus);
            ulong delta = (ulong)random.Next(2, 600);
            uint flags = random.Next(2) == 0 ? TIMER_PINNED : 0;
            machine.On(cpu, () => Probe.Arm(&probes[i], delta, flags));
            // Looked at between any two steps of the machine, while the CPU sleeps.
            machine.RunUntil(() =>
            {
                for (int at = 0; at < cpus; at++)
                {
                    cpu_context* context = machine.Context(at);
                    if (context->idle_phase != (int)idle_phase.Asleep || context->pending_irqs != 0
                        || context->irq_count != context->irq_count_at_sleep || !Ticks.Stopped(machine, at))
                        continue;
                    compared++;
                    t.Check(told[at] <= context->clock_expires,
                        $"cpu {at} was told {told[at]} and sleeps until {context->clock_expires}");
                }
                return false;
            }, random.Next(1, 20) * Ticks.Jiffy);
        }
        t.Check(asked > 400 && compared > 400, $"the governor was asked {asked} times, {compared} sleeps were compared");
        Wheels.NoWarnings(t, machine);
    }
}
