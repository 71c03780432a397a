// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using Linux.Executions;
using Linux.Observers;

namespace Linux.Stories;

/// <summary>The small machines on which races are shown, and how they get to where a story starts.</summary>
public abstract unsafe class RaceScenario : Scenario
{
    private const long Settle = 30_000_000;

    /// <summary>Two CPUs of one node, and so one group.</summary>
    protected static MachineOptions TwoCpus { get; } = Small(2, 2, 1);

    /// <summary>Two nodes of two CPUs: a group each, and a root over both.</summary>
    protected static MachineOptions TwoNodes { get; } = Small(4, 4, 2);

    /// <summary>Two nodes of two CPUs; those of the second are offline, and so is the root.</summary>
    protected static MachineOptions SecondNodeOffline { get; } = Small(2, 4, 2);

    /// <summary>The ledger of the run's machine.</summary>
    protected TimerLedger Ledger { get; private set; } = null!;

    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes;

    /// <summary>Lets every CPU go idle, and keeps a ledger.</summary>
    public override void SetUp(Machine machine) => SettleWithLedger(machine);

    /// <summary>Lets every CPU go idle, and keeps a ledger.</summary>
    protected void SettleWithLedger(Machine machine)
    {
        Ledger = new TimerLedger(machine, slack: 6);
        machine.RunFor(Settle);
    }

    /// <summary>Every timer has fired, when and as often as it should.</summary>
    public override void Check(Machine machine)
    {
        machine.RunFor(60_000_000);
        machine.Inspect(0, Ledger.CheckOverdue);
        Ledger.ThrowIfWrong();
    }

    /// <summary>A task keeps <paramref name="cpu"/> busy from here on for <paramref name="ns"/> ns.</summary>
    protected static void Occupy(Machine machine, int cpu, long ns)
    {
        machine.Spawn(cpu, "busy", () => Kernel.consume_cpu(ns));
        machine.RunFor(2_000_000);
    }

    /// <summary>Arms a new timer of the calling CPU, <paramref name="jiffies"/> from now.</summary>
    protected int Arm(ulong jiffies, uint flags = 0)
    {
        int timer = Ledger.Create(flags);

        Ledger.Modify(timer, Kernel.jiffies + jiffies);
        return timer;
    }

    /// <summary>A number below <paramref name="count"/> that the scheduler chooses; called on a CPU.</summary>
    protected static int Choose(int count) => ThisCpu.machine!.Execution.Choose(count);

    /// <summary>Takes <paramref name="ns"/> ns of a callback's time.</summary>
    protected static void Spin(long ns)
    {
        Machine machine = ThisCpu.machine!;

        for (long end = machine.Now + ns; machine.Now < end;)
            Kernel.cpu_relax();
    }

    /// <summary>A program that wakes its CPU, does nothing, and lets it go idle again.</summary>
    protected static CpuProgram WakeAndSleep(int cpu) => new(cpu, "wakes and goes idle", () => { });

    /// <summary>A program that keeps its CPU busy.</summary>
    protected static CpuProgram Stay(int cpu, long ns)
        => new(cpu, "wakes and stays awake", () => Kernel.consume_cpu(ns));

    private static MachineOptions Small(int cpus, int possible, int nodes) => new()
    {
        Cpus = cpus,
        Possible = possible,
        Nodes = nodes,
        ChildrenPerGroup = 4,
        ArenaBytes = 4 << 20,
        StopMachine = true,
        // Deadlines off the tick leave the governor less to say.
        StopTick = static (_, _) => true,
    };
}
