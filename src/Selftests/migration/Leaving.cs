// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Migration;

/// <summary>CPUs that go offline or are isolated lose no timer, whatever their role.</summary>
internal static unsafe class Leaving
{
    private const int Cpus = 10;
    private const int Each = 20;

    private delegate void Leave(Machine machine, int by, int cpu);

    private static void Offline(SelftestContext t, Machine machine, int by, int cpu)
        => Wheels.On(t, machine, by, () => t.Equal(0, cpu_down((uint)cpu), $"cpu_down({cpu})"));

    private static void Online(SelftestContext t, Machine machine, int by, int cpu)
        => Wheels.On(t, machine, by, () => t.Equal(0, cpu_up((uint)cpu), $"cpu_up({cpu})"));

    /// <summary>Excludes the CPUs from the hierarchy and brings every other one back.</summary>
    private static void Exclude(SelftestContext t, Machine machine, int by, params int[] cpus)
        => Wheels.On(t, machine, by, () =>
        {
            cpumask* mask = null;
            t.Check(zalloc_cpumask_var(&mask, GFP_KERNEL), "no memory for a mask");
            foreach (int cpu in cpus)
                cpumask_set_cpu(cpu, mask);
            t.Equal(0, tmigr_isolated_exclude_cpumask(mask), "tmigr_isolated_exclude_cpumask()");
            free_cpumask_var(mask);
        });

    private static Machine Make() => Wheels.Boot(new MachineOptions { Cpus = Cpus, Nodes = 2, ChildrenPerGroup = 4 });

    private static Probe* ArmEverywhere(SelftestContext t, Machine machine, int seed)
    {
        Probe* probes = Probe.Allocate(machine, Cpus * Each);
        var random = new Random(seed);
        for (int cpu = 0; cpu < Cpus; cpu++)
        {
            Probe* own = probes + cpu * Each;
            Wheels.On(t, machine, cpu, () =>
            {
                for (int i = 0; i < Each; i++)
                    Probe.Arm(own + i, 500 + (ulong)random.Next(8_000), i % 4 == 0 ? TIMER_PINNED : 0);
            });
        }
        return probes;
    }

    /// <summary>
    /// Moving to another base may place a timer on a lower level, never on a higher one; so the level
    /// it was armed on bounds its lateness, which timeouts of 8,500 jiffies bound in turn.
    /// </summary>
    private static void AllInTime(SelftestContext t, Machine machine, Probe* probes)
    {
        machine.RunFor(12_000 * Wheels.Jiffy);
        for (int i = 0; i < Cpus * Each; i++)
        {
            ulong late = probes[i].Fired - probes[i].Timer.expires;
            t.Equal(1, probes[i].Count, $"the expiries of timer {i}");
            t.Check(late is >= 1 and <= 512 + 3, $"timer {i} was {(long)late} jiffies late");
        }
        Wheels.NoWarnings(t, machine);
    }

    [Selftest("migration.leave.idle.offline", false)]
    [Selftest("migration.leave.idle.isolate", true)]
    private static void OneAfterAnother(SelftestContext t, bool isolate)
    {
        using Machine machine = Make();
        Probe* probes = ArmEverywhere(t, machine, 1);
        for (int cpu = Cpus - 1; cpu > 0; cpu--)
        {
            if (isolate)
                Exclude(t, machine, 0, Enumerable.Range(cpu, Cpus - cpu).ToArray());
            else
                Offline(t, machine, 0, cpu);
            machine.RunFor(150 * Wheels.Jiffy);
        }
        AllInTime(t, machine, probes);
    }

    /// <summary>The only busy CPU, which is every group's migrator on its way up, leaves.</summary>
    [Selftest("migration.leave.migrator.offline", false)]
    [Selftest("migration.leave.migrator.isolate", true)]
    private static void Migrator(SelftestContext t, bool isolate)
    {
        for (int cpu = 1; cpu < Cpus; cpu += 4)
        {
            using Machine machine = Make();
            Probe* probes = ArmEverywhere(t, machine, 10 + cpu);
            machine.RunFor(20 * Wheels.Jiffy);
            machine.Spawn(cpu, "busy", () => consume_cpu(300 * Wheels.Jiffy));
            machine.RunFor(100 * Wheels.Jiffy);
            machine.Inspect(cpu, () =>
            {
                tmigr_cpu* tmc = this_cpu_ptr(ref Kernel.tmigr_cpu);
                t.Check(tmigr_check_migrator_and_lonely(tmc->tmgroup, tmc->groupmask),
                    $"cpu {cpu} is not the only active one");
            });
            if (isolate)
                Exclude(t, machine, 0, cpu);
            else
                Offline(t, machine, 0, cpu);
            AllInTime(t, machine, probes);
        }
    }

    /// <summary>CPUs leave and return at random, busy or idle, while timers come and go.</summary>
    [Selftest("migration.leave.random.1", 1)]
    [Selftest("migration.leave.random.2", 2)]
    [Selftest("migration.leave.random.3", 3)]
    private static void AtRandom(SelftestContext t, int seed)
    {
        using Machine machine = Make();
        Probe* probes = ArmEverywhere(t, machine, seed);
        var random = new Random(seed);
        var away = new HashSet<int>();
        var excluded = new HashSet<int>();

        for (int step = 0; step < 40; step++)
        {
            int cpu = random.Next(1, Cpus);
            switch (random.Next(3))
            {
                case 0 when !away.Contains(cpu):
                    Offline(t, machine, 0, cpu);
                    away.Add(cpu);
                    break;
                case 0:
                    Online(t, machine, 0, cpu);
                    away.Remove(cpu);
                    // A CPU that comes back is available unless housekeeping says otherwise.
                    excluded.Remove(cpu);
                    break;
                case 1:
                    if (!excluded.Remove(cpu))
                        excluded.Add(cpu);
                    Exclude(t, machine, 0, excluded.ToArray());
                    break;
                default:
                    if (!away.Contains(cpu))
                        machine.Spawn(cpu, "busy", () => consume_cpu(random.Next(1, 100) * Wheels.Jiffy));
                    break;
            }
            machine.RunFor(random.Next(200) * Wheels.Jiffy);
        }
        AllInTime(t, machine, probes);
    }

    /// <summary>CPUs isolated at boot take part until the switch, and never afterwards.</summary>
    [Selftest("migration.isolated.at-boot")]
    private static void IsolatedAtBoot(SelftestContext t)
    {
        using var machine = Wheels.Boot(new MachineOptions { Cpus = Cpus, Nodes = 2, ChildrenPerGroup = 4, Isolated = [2, 3, 7] });
        machine.Inspect(0, () =>
        {
            for (int cpu = 0; cpu < Cpus; cpu++)
            {
                tmigr_cpu* tmc = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu);
                bool isolated = cpu is 2 or 3 or 7;
                t.Equal(!isolated, tmc->available, $"cpu {cpu} takes part");
                t.Check(tmc->tmgroup != null, $"cpu {cpu} has no group");
                t.Equal(!isolated, cpumask_test_cpu(cpu, tmigr_available_cpumask), $"cpu {cpu} in the mask");
            }
        });
        Offline(t, machine, 0, 3);
        Online(t, machine, 0, 3);
        machine.Inspect(0, () =>
            t.Check(!per_cpu_ptr(ref Kernel.tmigr_cpu, 3)->available, "cpu 3 takes part after it came back"));
        Probe* probes = ArmEverywhere(t, machine, 30);
        machine.Spawn(0, "busy", () => consume_cpu(10_000 * Wheels.Jiffy));
        AllInTime(t, machine, probes);
        for (int i = 0; i < Each; i++)
        {
            t.Equal(2, probes[2 * Each + i].Cpu, "the CPU that ran a timer of isolated cpu 2");
            t.Equal(7, probes[7 * Each + i].Cpu, "the CPU that ran a timer of isolated cpu 7");
        }
    }
}
