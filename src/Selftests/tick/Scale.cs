// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Tick;

/// <summary>Ten seconds of machines that are mostly idle, from 64 CPUs to 4,096.</summary>
internal static unsafe class Scale
{
    /// <summary>What a machine did in the measured time.</summary>
    /// <param name="Cpus">Its CPUs.</param>
    /// <param name="Expiries">Timers that expired.</param>
    /// <param name="Interrupts">Interrupts that all CPUs took.</param>
    /// <param name="Steps">Steps of the simulation.</param>
    /// <param name="BytesPerCpu">Memory of the machine over its CPUs.</param>
    /// <param name="Seconds">Time that the host took, s.</param>
    private sealed record Load(
        int Cpus, long Expiries, ulong Interrupts, long Steps, double BytesPerCpu, double Seconds);

    /// <summary>
    /// Each CPU has one periodic timer, pinned on every other CPU. The work per expiry may grow by what
    /// the depth of the tree explains: from two levels at 64 CPUs to four at 4,096.
    /// </summary>
    [Selftest("tick.scale.idle-mostly.64-to-512", 64, 512)]
    [Selftest("tick.scale.idle-mostly.64-to-4096", 64, 4096)]
    private static void IdleMostly(SelftestContext t, int few, int many)
    {
        Load small = Measure(t, few);
        Load large = Measure(t, many);

        foreach (Load load in new[] { small, large })
            t.Diagnose($"{load.Cpus} cpus: {load.Expiries} timers expired in 10 s, {load.Steps} steps, "
                + $"{load.Interrupts} interrupts, {load.BytesPerCpu / 1024:0.0} KiB a cpu, "
                + $"{load.Expiries / load.Seconds:0} expiries and {load.Steps / load.Seconds:0} steps a second");
        double depth = Math.Log2(many) / Math.Log2(few);
        double perExpirySmall = (double)small.Steps / small.Expiries;
        double perExpiryLarge = (double)large.Steps / large.Expiries;
        t.Check(perExpiryLarge <= perExpirySmall * depth,
            $"an expiry takes {perExpirySmall:0.00} steps with {few} CPUs and {perExpiryLarge:0.00} with {many}");
        t.Check((double)large.Interrupts / large.Expiries <= (double)small.Interrupts / small.Expiries * depth,
            $"an expiry takes {(double)small.Interrupts / small.Expiries:0.00} interrupts with {few} CPUs and "
            + $"{(double)large.Interrupts / large.Expiries:0.00} with {many}");
        t.Check(large.BytesPerCpu <= small.BytesPerCpu * 1.5,
            $"a CPU takes {small.BytesPerCpu:0} bytes of {few} and {large.BytesPerCpu:0} bytes of {many}");
        t.Check(Math.Abs((double)large.Expiries / many - (double)small.Expiries / few) < 2,
            $"{large.Expiries} timers expired on {many} CPUs and {small.Expiries} on {few}");
    }

    private static Load Measure(SelftestContext t, int cpus)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = cpus, CheckInvariants = false });
        Probe* probes = Probe.Allocate(machine, cpus);

        for (int cpu = 0; cpu < cpus; cpu++)
        {
            int on = cpu;
            machine.On(on, () =>
            {
                timer_setup(&probes[on].Timer, &Periodic, on % 2 == 0 ? TIMER_PINNED : 0);
                mod_timer(&probes[on].Timer, jiffies + Period(on));
            });
        }
        machine.RunFor(Ticks.Second);
        long before = Expired(probes, cpus);
        ulong interrupts = Interrupts(machine, cpus);
        long steps = ((Simulation)machine.Execution).Steps;
        long start = Stopwatch.GetTimestamp();
        machine.RunFor(10 * Ticks.Second);
        var load = new Load(cpus, Expired(probes, cpus) - before, Interrupts(machine, cpus) - interrupts,
            ((Simulation)machine.Execution).Steps - steps, (double)machine.Arena.Used / cpus,
            Stopwatch.GetElapsedTime(start).TotalSeconds);
        Wheels.NoWarnings(t, machine);
        return load;
    }

    /// <summary>Jiffies from one expiry of a CPU's timer to the next: 100 to 163.</summary>
    private static ulong Period(int cpu) => 100 + (ulong)(cpu % 64);

    private static void Periodic(timer_list* timer)
    {
        var probe = (Probe*)timer;

        probe->Count++;
        mod_timer(timer, jiffies + Period((int)(timer->flags & TIMER_CPUMASK)));
    }

    private static long Expired(Probe* probes, int cpus)
    {
        long count = 0;

        for (int cpu = 0; cpu < cpus; cpu++)
            count += probes[cpu].Count;
        return count;
    }

    private static ulong Interrupts(Machine machine, int cpus)
    {
        ulong count = 0;

        for (int cpu = 0; cpu < cpus; cpu++)
            count += Ticks.Interrupts(machine, cpu);
        return count;
    }
}
