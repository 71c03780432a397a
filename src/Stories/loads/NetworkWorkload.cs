// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// Packets arrive by interrupt; each pushes a connection's timeout further away, so that timeouts
/// nearly never expire. A quarter of the CPUs have traffic.
/// </summary>
internal sealed class NetworkWorkload : Workload
{
    private const int Connections = 16;

    public override string Name => "network";

    public override string Summary => "timeouts that are nearly always put off: a quarter of the CPUs have packets";

    public override void Start(Machine machine, TimerLedger ledger)
    {
        for (int cpu = 0; cpu < machine.Options.Cpus; cpu += 4)
            Arrive(machine, ledger, cpu, new Random(HashCode(machine.Options.Seed, cpu)), null);
    }

    private static void Arrive(
        Machine machine, TimerLedger ledger, int cpu, Random chance, int[]? timers)
        => machine.InterruptAt(cpu, machine.Now + chance.Next(100_000, 8_000_000), () =>
        {
            if (timers == null)
            {
                timers = new int[Connections];
                for (int i = 0; i < Connections; i++)
                    timers[i] = ledger.Create();
            }
            int timer = timers[chance.Next(Connections)];

            if (chance.Next(64) == 0)
                ledger.Cancel(timer);
            else
                ledger.Modify(timer, jiffies + (ulong)chance.Next(200, 5000));
            Arrive(machine, ledger, cpu, chance, timers);
        });

    private static int HashCode(ulong seed, int cpu) => (int)(seed * 31 + (ulong)cpu * 7919);
}
