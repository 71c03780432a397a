// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;
using Linux.Observers;
using Linux.Stories;

namespace Linux.Bench;

/// <summary>
/// What a simulated event costs on small and large machines. An event is a wake-up of an idle CPU,
/// or a timer that expires; each CPU has as many a second, whatever the number of CPUs.
/// </summary>
internal static class SimulatedEvents
{
    /// <summary>Seconds of virtual time times CPUs of one round.</summary>
    private const long CpuSeconds = 1024;

    private static readonly int[] s_cpus = [64, 256, 1024, 4096];

    /// <summary>A row for each number of CPUs.</summary>
    /// <exception cref="InvalidOperationException">The machine warned while it was
    /// measured.</exception>
    public static List<BenchRow> Measure(int rounds, int divisor)
    {
        List<Machine> machines =
            s_cpus.Where(cpus => cpus <= s_cpus[^1] / divisor || cpus == s_cpus[0])
            .Select(Boot).ToList();

        try
        {
            List<BenchRow> rows = Meter.Compare(rounds, [.. machines.Select(machine =>
                new Contender(
                    $"simulated event, {machine.Options.Cpus:N0} CPUs",
                    () => Run(machine, divisor)))]).ToList();

            if (machines.Any(machine => machine.Warnings.All.Count != 0))
                throw new InvalidOperationException("the machine warned while it was measured");
            return rows;
        }
        finally
        {
            machines.ForEach(machine => machine.Dispose());
        }
    }

    private static Machine Boot(int cpus)
    {
        Workload load = Workload.Named("periodic")!;
        Machine machine = Simulation.Boot(load.Adjust(
            new MachineOptions
            {
                Cpus = cpus,
                Nodes = Math.Max(1, cpus / 512),
                CheckInvariants = false
            }));

        load.Start(machine, new TimerLedger(machine));
        return machine;
    }

    private static Sample Run(Machine machine, int divisor)
    {
        long before = Events(machine);
        Sample whole = Meter.Sample(1, () => machine.RunFor(
            CpuSeconds * 1_000_000_000 / machine.Options.Cpus / divisor));
        long events = Math.Max(1, Events(machine) - before);

        return new Sample(whole.Ns / events, whole.Bytes / events);
    }

    private static long Events(Machine machine)
    {
        CpuReport all = CpuReport.Sum(machine.ReportCpus());

        return all.Wakeups.Sum() + all.Expired;
    }
}
