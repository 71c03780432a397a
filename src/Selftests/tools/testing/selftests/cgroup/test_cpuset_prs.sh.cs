// SPDX-License-Identifier: GPL-2.0
// Ported from tools/testing/selftests/cgroup/test_cpuset_prs.sh of Linux 7.2: its isolated partitions,
// as far as they reach timer migration.
namespace Linux.Selftests.Cgroup;

/// <summary>
/// CPUs that are isolated, at boot or later, leave the hierarchy of timer migration, and come back
/// when they are no longer isolated; also when they were offline in between. No timer is lost.
/// </summary>
internal static unsafe class TestCpusetPrs
{
    private const int Cpus = 8;

    private struct Probe
    {
        public timer_list Timer;
        public int Count;
    }

    private static void Count(timer_list* timer) => ((Probe*)timer)->Count++;

    /// <summary>Checks that of the online CPUs exactly the given ones are isolated.</summary>
    private static void check_isolcpus(SelftestContext t, string step, params int[] expected)
    {
        for (int cpu = 0; cpu < Cpus; cpu++)
        {
            if (!cpu_online((uint)cpu))
                continue;
            bool available = cpumask_test_cpu(cpu, tmigr_available_cpumask);
            t.Equal(!expected.Contains(cpu), available, $"{step}: cpu {cpu} takes part");
            t.Equal(available, per_cpu_ptr(ref Kernel.tmigr_cpu, cpu)->available, $"{step}: tmigr_cpu of {cpu}");
        }
    }

    /// <summary>What writing cpuset.cpus.partition of an isolated partition comes down to.</summary>
    private static int set_isolated(params int[] isolated)
    {
        cpumask mask;

        cpumask_clear(&mask);
        foreach (int cpu in isolated)
            cpumask_set_cpu(cpu, &mask);
        return housekeeping_update(&mask);
    }

    private static Probe* StartTimers(Machine machine, int each)
    {
        var probes = (Probe*)machine.Arena.AllocateBytes((nuint)(Cpus * each * sizeof(Probe)), 64);

        for (int cpu = 0; cpu < Cpus; cpu++)
        {
            Probe* first = &probes[cpu * each];
            machine.On(cpu, () =>
            {
                for (int i = 0; i < each; i++)
                {
                    timer_setup(&first[i].Timer, &Count, 0);
                    first[i].Timer.expires = jiffies + 100 + (ulong)(i * 997 % 5000);
                    add_timer(&first[i].Timer);
                }
            });
        }
        return probes;
    }

    private static void CheckTimers(SelftestContext t, Machine machine, Probe* probes, int each)
    {
        machine.RunFor(20_000 * TICK_NSEC);
        for (int i = 0; i < Cpus * each; i++)
            t.Equal(1, probes[i].Count, $"expiries of timer {i % each} of cpu {i / each}");
        foreach (Warning warning in machine.Warnings.All)
            t.Fail($"warning at {warning.File}:{warning.Line}: {warning.Text}");
    }

    [Selftest("test_cpuset_prs.boot")]
    private static void test_boot(SelftestContext t)
    {
        const int each = 20;
        using var machine = Simulation.Boot(new MachineOptions { Cpus = Cpus, Isolated = [2, 5] });
        Probe* probes = StartTimers(machine, each);

        machine.On(0, () => check_isolcpus(t, "isolcpus=2,5", 2, 5));
        CheckTimers(t, machine, probes, each);
    }

    [Selftest("test_cpuset_prs.isolated")]
    private static void test_isolated(SelftestContext t)
    {
        const int each = 20;
        using var machine = Simulation.Boot(new MachineOptions { Cpus = Cpus });
        Probe* probes = StartTimers(machine, each);

        machine.On(0, () =>
        {
            check_isolcpus(t, "member");
            t.Equal(0, set_isolated(3), "member to isolated");
            check_isolcpus(t, "member to isolated", 3);
            t.Equal(0, set_isolated(3, 4, 7), "more isolated");
            check_isolcpus(t, "more isolated", 3, 4, 7);
            t.Equal(0, set_isolated(4), "fewer isolated");
            check_isolcpus(t, "fewer isolated", 4);
            t.Equal(0, set_isolated(), "isolated to member");
            check_isolcpus(t, "isolated to member");
            t.Equal(-EINVAL, set_isolated(0, 1, 2, 3, 4, 5, 6, 7), "isolating every CPU");
            check_isolcpus(t, "isolating every CPU");
        });
        CheckTimers(t, machine, probes, each);
    }

    [Selftest("test_cpuset_prs.offline")]
    private static void test_offline(SelftestContext t)
    {
        const int each = 20;
        using var machine = Simulation.Boot(new MachineOptions { Cpus = Cpus });
        Probe* probes = StartTimers(machine, each);

        machine.On(0, () =>
        {
            t.Equal(0, set_isolated(3, 6), "isolated");
            t.Equal(0, remove_cpu(3), "offline while isolated");
            check_isolcpus(t, "offline while isolated", 6);
            t.Equal(0, add_cpu(3), "online while isolated");
            check_isolcpus(t, "online while isolated", 3, 6);
            t.Equal(0, remove_cpu(6), "offline");
            t.Equal(0, set_isolated(), "member while offline");
            check_isolcpus(t, "member while offline");
            t.Equal(0, add_cpu(6), "online as member");
            check_isolcpus(t, "online as member");
        });
        CheckTimers(t, machine, probes, each);
    }
}
