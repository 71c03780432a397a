// SPDX-License-Identifier: GPL-2.0-only
using Linux.Observers;

namespace Linux.Stories;

/// <summary>Every fourth CPU computes all the time; every CPU has periodic timers.</summary>
internal sealed class QuarterBusyWorkload : Workload
{
    public override string Name => "quarter-busy";

    public override string Summary => "a quarter of the CPUs compute, all have periodic timers";

    public override void Start(Machine machine, TimerLedger ledger)
    {
        new PeriodicWorkload().Start(machine, ledger);
        for (int cpu = 0; cpu < machine.Options.Cpus; cpu += 4)
            BusyWorkload.Compute(machine, cpu);
    }
}
