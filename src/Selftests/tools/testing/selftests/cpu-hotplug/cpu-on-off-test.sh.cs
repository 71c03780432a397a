// SPDX-License-Identifier: GPL-2.0
// Ported from tools/testing/selftests/cpu-hotplug/cpu-on-off-test.sh of Linux 7.2.
namespace Linux.Selftests.CpuHotplug;

/// <summary>
/// CPUs go offline and come back, the last one alone and then all but one, while each has timers
/// pending; what was pending expires.
/// </summary>
internal static unsafe class CpuOnOff
{
    private struct Probe
    {
        public hrtimer Timer;
        public int Count;
    }

    private static hrtimer_restart Count(hrtimer* timer)
    {
        ((Probe*)timer)->Count++;
        return hrtimer_restart.HRTIMER_NORESTART;
    }

    private static bool cpu_is_online(int cpu) => cpu_online((uint)cpu);

    private static void online_cpu_expect_success(SelftestContext t, int cpu)
    {
        t.Equal(0, add_cpu((uint)cpu), $"online_cpu {cpu}");
        t.Check(cpu_is_online(cpu), $"online_cpu_expect_success {cpu}: unexpected offline");
    }

    private static void offline_cpu_expect_success(SelftestContext t, int cpu)
    {
        t.Equal(0, remove_cpu((uint)cpu), $"offline_cpu {cpu}");
        t.Check(!cpu_is_online(cpu), $"offline_cpu_expect_success {cpu}: unexpected online");
    }

    private static void offline_cpu_expect_fail(SelftestContext t, int cpu)
    {
        t.Check(remove_cpu((uint)cpu) != 0, $"offline_cpu_expect_fail {cpu}: unexpected success");
        t.Check(cpu_is_online(cpu), $"offline_cpu_expect_fail {cpu}: unexpected offline");
    }

    [Selftest("cpu-on-off-test")]
    private static void Main(SelftestContext t)
    {
        const int cpus = 8;
        const int online_max = cpus - 1;
        using var machine = Simulation.Boot(new MachineOptions { Cpus = cpus });
        var probes = (Probe*)machine.Arena.AllocateBytes((nuint)(cpus * sizeof(Probe)), 64);

        for (int cpu = 0; cpu < cpus; cpu++)
        {
            Probe* probe = &probes[cpu];
            machine.On(cpu, () =>
            {
                hrtimer_setup(&probe->Timer, &Count, CLOCK_MONOTONIC, hrtimer_mode.HRTIMER_MODE_REL_PINNED);
                hrtimer_start(&probe->Timer, 60 * NSEC_PER_SEC, hrtimer_mode.HRTIMER_MODE_REL_PINNED);
            });
        }
        machine.On(0, () =>
        {
            t.Diagnose("Limited scope test: one hotplug cpu");
            offline_cpu_expect_success(t, online_max);
            online_cpu_expect_success(t, online_max);

            t.Diagnose("Full scope test: all hotplug cpus");
            for (int cpu = 1; cpu < cpus; cpu++)
                offline_cpu_expect_success(t, cpu);
            // PORT: the shell reserves one CPU; here the kernel is asked for it, and has to refuse.
            offline_cpu_expect_fail(t, 0);
            for (int cpu = 1; cpu < cpus; cpu++)
                online_cpu_expect_success(t, cpu);
        });
        t.Check(machine.Now < 60 * NSEC_PER_SEC, "hotplug took a minute");
        machine.RunFor(70 * NSEC_PER_SEC);
        for (int cpu = 0; cpu < cpus; cpu++)
            t.Equal(1, probes[cpu].Count, $"expiries of the timer of cpu {cpu}");
        t.Check(machine.Warnings.All.Count == 0, "the machine warned");
    }
}
