// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Observers;

namespace Linux.Stories;

/// <summary>CPU 0 keeps house; each other one runs one task in user mode, without tick.</summary>
internal sealed class NohzFullWorkload : Workload
{
    public override string Name => "nohz_full";

    public override string Summary => "cpu0 keeps house, every other CPU runs a user task without tick";

    public override MachineOptions Adjust(MachineOptions options)
        => options with { NohzFull = Enumerable.Range(1, options.Cpus - 1).ToArray() };

    public override void Start(Machine machine, TimerLedger ledger)
    {
        for (int cpu = 1; cpu < machine.Options.Cpus; cpu++)
            BusyWorkload.Compute(machine, cpu);
    }
}
