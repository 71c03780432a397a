// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Migration;

/// <summary>Who expires the timers of idle CPUs.</summary>
internal static unsafe class Pulling
{
    /// <summary>
    /// With everybody idle one clock is armed for the first global timer of all; the others are off.
    /// </summary>
    [Selftest("migration.idle.first-timer-armed.1-node", 6, 1)]
    [Selftest("migration.idle.first-timer-armed.2-nodes", 4, 2)]
    [Selftest("migration.idle.first-timer-armed.deep", 40, 4)]
    private static void FirstTimerArmed(SelftestContext t, int cpus, int nodes)
    {
        using var machine = Wheels.Boot(new MachineOptions { Cpus = cpus, Nodes = nodes, ChildrenPerGroup = 4 });
        Probe* probes = Probe.Allocate(machine, cpus);
        var random = new Random(cpus);
        var order = Enumerable.Range(0, cpus).ToArray();
        random.Shuffle(order);

        foreach (int cpu in order)
        {
            Wheels.On(t, machine, cpu, () => Probe.Arm(&probes[cpu], 2_000 + (ulong)random.Next(20_000)));
            machine.RunFor(random.Next(5) * Wheels.Jiffy);
        }
        machine.RunFor(100 * Wheels.Jiffy);
        for (int fired = 0; fired < cpus; fired++)
        {
            long first = 0;
            machine.Inspect(0, () => first = FirstDue(probes, cpus));
            int[] armed = order.Where(cpu => machine.Context(cpu)->clock_expires != KTIME_MAX).ToArray();
            long earliest = armed.Select(cpu => machine.Context(cpu)->clock_expires).DefaultIfEmpty(-1).Min();
            t.Equal(first, earliest, $"the earliest clock with {cpus - fired} timers left");
            machine.RunFor(first - machine.Now + Wheels.Jiffy / 2);
            t.Check(Enumerable.Range(0, cpus).Count(cpu => probes[cpu].Count == 1) > fired, "nothing expired");
            fired = Enumerable.Range(0, cpus).Count(cpu => probes[cpu].Count == 1) - 1;
        }
        InTime(t, probes, cpus);
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>Clock monotonic at which the first bucket with a probe expires.</summary>
    private static long FirstDue(Probe* probes, int count)
    {
        long first = long.MaxValue;
        for (int i = 0; i < count; i++)
        {
            timer_list* timer = &probes[i].Timer;
            if (!timer_pending(timer))
                continue;
            timer_base* wheel = get_timer_base(timer->flags);
            int level = Wheels.LevelOf((int)timer_get_idx(timer));
            ulong bucket = ((timer->expires >> (3 * level)) + 1) << (3 * level);
            first = Math.Min(first, last_jiffies_update + (long)(bucket - jiffies) * Wheels.Jiffy);
        }
        return first;
    }

    /// <summary>A busy CPU runs the timers of all others, and those sleep on.</summary>
    [Selftest("migration.busy.pulls.1-node", 8, 1)]
    [Selftest("migration.busy.pulls.2-nodes", 8, 2)]
    [Selftest("migration.busy.pulls.deep", 33, 3)]
    private static void BusyPulls(SelftestContext t, int cpus, int nodes)
    {
        const int each = 5;
        using var machine = Wheels.Boot(new MachineOptions { Cpus = cpus, Nodes = nodes, ChildrenPerGroup = 4 });
        Probe* probes = Probe.Allocate(machine, cpus * each);
        var random = new Random(cpus + nodes);

        // Busy from the start: a CPU that once was the last one up has its clock armed for others.
        machine.Spawn(0, "busy", () => consume_cpu(10_000 * Wheels.Jiffy));
        machine.RunFor(20 * Wheels.Jiffy);
        for (int cpu = 1; cpu < cpus; cpu++)
        {
            Probe* own = probes + cpu * each;
            Wheels.On(t, machine, cpu, () =>
            {
                for (int i = 0; i < each; i++)
                    Probe.Arm(own + i, 1_000 + (ulong)random.Next(5_000));
            });
        }
        machine.RunFor(200 * Wheels.Jiffy);
        ulong[] sleeps = Sleeps(machine);
        machine.RunFor(9_000 * Wheels.Jiffy);
        ulong[] after = Sleeps(machine);
        for (int cpu = 1; cpu < cpus; cpu++)
        {
            t.Equal(sleeps[cpu], after[cpu], $"the sleeps of idle cpu {cpu}");
            for (int i = 0; i < each; i++)
                t.Equal(0, probes[cpu * each + i].Cpu, $"the CPU that ran a timer of cpu {cpu}");
        }
        InTime(t, probes + each, (cpus - 1) * each);
        Wheels.NoWarnings(t, machine);
    }

    private static ulong[] Sleeps(Machine machine)
    {
        var sleeps = new ulong[machine.Options.Cpus];
        machine.Inspect(0, () =>
        {
            for (int cpu = 0; cpu < sleeps.Length; cpu++)
                sleeps[cpu] = per_cpu_ptr(ref Kernel.cpu_statistics, cpu)->sleeps;
        });
        return sleeps;
    }

    /// <summary>Pinned timers stay with their CPU even while another one is busy pulling.</summary>
    [Selftest("migration.pinned.not-pulled")]
    private static void PinnedStay(SelftestContext t)
    {
        const int cpus = 12;
        using var machine = Wheels.Boot(new MachineOptions { Cpus = cpus, Nodes = 2, ChildrenPerGroup = 4 });
        Probe* probes = Probe.Allocate(machine, 2 * cpus);
        var random = new Random(9);

        for (int cpu = 1; cpu < cpus; cpu++)
        {
            int here = cpu;
            Wheels.On(t, machine, cpu, () =>
            {
                Probe.Arm(&probes[here], 300 + (ulong)random.Next(2_000), TIMER_PINNED);
                Probe.Arm(&probes[cpus + here], 300 + (ulong)random.Next(2_000));
            });
        }
        Wheels.On(t, machine, 0, () => consume_cpu(4_000 * Wheels.Jiffy));
        int pulled = 0;
        for (int cpu = 1; cpu < cpus; cpu++)
        {
            t.Equal(cpu, probes[cpu].Cpu, $"the CPU that ran cpu {cpu}'s pinned timer");
            pulled += probes[cpus + cpu].Cpu == 0 ? 1 : 0;
        }
        t.Check(pulled > cpus / 2, $"only {pulled} of the other timers were pulled");
        InTime(t, probes + 1, cpus - 1);
        InTime(t, probes + cpus + 1, cpus - 1);
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>CPUs go idle one after the other; whoever is left, and then the last one, takes over.</summary>
    [Selftest("migration.busy.last-cpu-takes-over")]
    private static void TakesOver(SelftestContext t)
    {
        const int cpus = 8;
        using var machine = Wheels.Boot(new MachineOptions { Cpus = cpus, Nodes = 2, ChildrenPerGroup = 4 });
        Probe* probes = Probe.Allocate(machine, cpus);

        for (int cpu = 0; cpu < cpus; cpu++)
        {
            int here = cpu;
            Wheels.On(t, machine, cpu, () => Probe.Arm(&probes[here], 1_000 + 100 * (ulong)here));
        }
        for (int cpu = cpus - 1; cpu >= 0; cpu--)
            machine.Spawn(cpu, "busy", () => consume_cpu(200 * Wheels.Jiffy * (1 + smp_processor_id())));
        machine.RunFor(4_000 * Wheels.Jiffy);
        InTime(t, probes, cpus);
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>Each expired once, not early, and not later than its bucket and two jiffies.</summary>
    internal static void InTime(SelftestContext t, Probe* probes, int count)
    {
        for (int i = 0; i < count; i++)
        {
            ulong expires = probes[i].Timer.expires;
            int level = Wheels.LevelOf((int)timer_get_idx(&probes[i].Timer));
            ulong late = probes[i].Fired - expires;
            t.Equal(1, probes[i].Count, $"the expiries of timer {i}");
            t.Check(late >= 1 && late <= Wheels.Granularity(level) + 2, $"timer {i} of level {level}: {late} late");
        }
    }
}
