// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Periodic timers everywhere while CPUs other than 0 go offline and come back.</summary>
internal sealed class HotplugWorkload : Workload
{
    public override string Name => "hotplug";

    public override string Summary => "periodic timers while CPUs go offline and come back";

    public override void Start(Machine machine, TimerLedger ledger)
    {
        Random chance = Chance(machine);
        int cpus = machine.Options.Cpus;

        new PeriodicWorkload().Start(machine, ledger);
        if (cpus == 1)
            return;
        machine.Spawn(0, "hotplug", () =>
        {
            for (; ; )
            {
                uint cpu = (uint)chance.Next(1, cpus);

                if (cpu_online(cpu))
                    cpu_down(cpu);
                else
                    cpu_up(cpu);
                msleep((uint)chance.Next(1, 50));
            }
        });
    }
}
