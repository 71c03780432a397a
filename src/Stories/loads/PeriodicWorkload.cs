// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Each CPU has some periodic timers and is idle otherwise.</summary>
internal sealed class PeriodicWorkload : Workload
{
    private const int TimersPerCpu = 2;

    public override string Name => "periodic";

    public override string Summary => "mostly idle: two periodic timers a CPU, 20 ms to 2 s";

    public override void Start(Machine machine, TimerLedger ledger)
    {
        Random chance = Chance(machine);
        var periods = new ulong[machine.Options.Cpus * TimersPerCpu];

        for (int i = 0; i < periods.Length; i++)
            periods[i] = (ulong)chance.Next(20, 2000);
        ledger.OnFire = number => ledger.Modify(number, jiffies + periods[number]);
        for (int cpu = 0; cpu < machine.Options.Cpus; cpu++)
        {
            machine.InterruptAt(cpu, machine.Now, () =>
            {
                for (int i = 0; i < TimersPerCpu; i++)
                {
                    int number = ledger.Create();

                    ledger.Modify(number, jiffies + periods[number]);
                }
            });
        }
    }
}
