// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Migration;

/// <summary>tmigr_quick_check() is never later than what deactivation then returns.</summary>
internal static unsafe class Forecast
{
    [Selftest("migration.forecast.never-late.1", 1)]
    [Selftest("migration.forecast.never-late.2", 2)]
    [Selftest("migration.forecast.never-late.3", 3)]
    [Selftest("migration.forecast.never-late.4", 4)]
    private static void NeverLate(SelftestContext t, int seed)
    {
        var random = new Random(seed);
        int cpus = random.Next(2, 20);
        using var machine = Wheels.Boot(new MachineOptions
        {
            Cpus = cpus,
            Nodes = random.Next(1, Math.Min(cpus, 3) + 1),
            ChildrenPerGroup = 4,
        });
        Probe* probes = Probe.Allocate(machine, cpus);
        int alone = 0;

        machine.Inspect(0, () =>
        {
            for (int cpu = 0; cpu < cpus; cpu++)
                Probe.Setup(&probes[cpu]);
        });
        for (int round = 0; round < 400; round++)
        {
            int cpu = random.Next(cpus);
            if (random.Next(3) == 0)
                machine.Spawn(random.Next(cpus), "busy", () => consume_cpu(random.Next(1, 30) * Wheels.Jiffy));
            Wheels.On(t, machine, cpu, () =>
            {
                mod_timer(&probes[cpu].Timer, jiffies + 5 + (ulong)random.Next(500));
                ulong own = random.Next(3) == 0 ? KTIME_MAX : (ulong)machine.Now + (ulong)random.Next(500_000_000);
                local_irq_disable();
                ulong forecast = tmigr_quick_check(own);
                ulong real = tmigr_cpu_deactivate(own);
                tmigr_cpu_activate();
                local_irq_enable();
                alone += forecast != KTIME_MAX ? 1 : 0;
                t.Check(forecast <= real, $"round {round}, cpu {cpu}: forecast {forecast}, in fact {real}");
            });
            machine.RunFor(random.Next(60) * Wheels.Jiffy);
        }
        t.Check(alone > 0, "the CPU was never the only active one");
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>A CPU outside of the hierarchy gets its own event back, from every entry.</summary>
    [Selftest("migration.forecast.unavailable")]
    private static void Unavailable(SelftestContext t)
    {
        using var machine = Wheels.Boot(new MachineOptions { Cpus = 3, Isolated = [1] });

        Wheels.On(t, machine, 1, () =>
        {
            t.Check(!this_cpu_ptr(ref Kernel.tmigr_cpu)->available, "the isolated CPU is available");
            local_irq_disable();
            t.Equal(12345UL, tmigr_quick_check(12345), "tmigr_quick_check()");
            t.Equal(12345UL, tmigr_cpu_deactivate(12345), "tmigr_cpu_deactivate()");
            t.Equal(12345UL, tmigr_cpu_new_timer(12345), "tmigr_cpu_new_timer()");
            t.Check(!tmigr_requires_handle_remote(), "it has remote timers to handle");
            local_irq_enable();
        });
    }
}
