// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;
using Linux.Hardware;
using Linux.Observers;
using Linux.Stories;

namespace Linux.Tests.Traces;

/// <summary>Runs a machine, and records it.</summary>
internal static class RecordedRun
{
    /// <summary>The lines of tracefs.</summary>
    public static string Text(MachineOptions options, long ns)
    {
        using var text = new StringWriter();

        Run(options, ns, machine =>
        {
            machine.EnableTrace("*");
            machine.StreamTrace(text);
        });
        return text.ToString();
    }

    /// <summary>A spool.</summary>
    public static void Spool(MachineOptions options, long ns, string path)
    {
        using var spool = new TraceSpool(path);

        Run(options, ns, machine => spool.Record(machine));
    }

    private static void Run(MachineOptions options, long ns, Action<Machine> record)
    {
        Workload workload = Workload.Named("periodic")!;
        using var machine = Simulation.Boot(workload.Adjust(options));

        record(machine);
        workload.Start(machine, new TimerLedger(machine));
        machine.RunFor(ns);
        machine.FlushTrace();
    }
}
