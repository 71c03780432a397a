// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// Each CPU does a few things that the scheduler draws, so that a run's seed and its replay file say what they
/// are: timers are armed, moved and deleted, here and elsewhere, CPUs are busy, isolated, and turned off and on.
/// </summary>
public abstract unsafe class RandomMix(int cpus, int nodes) : RaceScenario
{
    private const int Actions = 4;
    private readonly List<int> _timers = new();

    /// <inheritdoc/>
    public override string Name => $"open-mix-{cpus}";

    /// <inheritdoc/>
    public override string Summary
        => $"{cpus} CPUs, one of them nohz_full, do random things with timers, isolation and hotplug.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes with
    {
        Cpus = cpus,
        Possible = cpus,
        Nodes = nodes,
        NohzFull = [1],
    };

    /// <inheritdoc/>
    public override long Horizon => 250_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new()
    {
        Steps = 2_000_000,
        ClockInterrupts = 2000,
        Hotplug = [cpus - 1, cpus - 1],
        ClockErrors = 1,
        CpuStalls = 1,
        Files = ["timer_migration.c.cs", "/timer.c.cs"],
    };

    /// <summary>What is left is the tick of the CPU that keeps time for the one without.</summary>
    public override bool IsOver(Machine machine) => Ledger.IsQuiet && !machine.HotplugInFlight;

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        _timers.Clear();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => Enumerable.Range(0, cpus).Select(cpu => new CpuProgram(cpu, "does random things", () =>
        {
            for (int i = 0; i < Actions; i++)
                Act();
            if (cpu == 0)
                Isolate(Choose(2) * (cpus - 1));
        })).ToList();

    private void Act()
    {
        switch (Choose(7))
        {
            case 1:
                _timers.Add(Arm(1 + (ulong)Choose(6)));
                break;
            case 2:
                consume_cpu(250_000 * (1 + Choose(8)));
                break;
            case 3:
                _timers.Add(Arm(2 + (ulong)Choose(40), TIMER_PINNED));
                break;
            case 4 when _timers.Count != 0:
                Ledger.Modify(_timers[Choose(_timers.Count)], jiffies + 1 + (ulong)Choose(8));
                break;
            case 5 when _timers.Count != 0:
                Ledger.Cancel(_timers[Choose(_timers.Count)]);
                break;
            case 6:
                // The last CPU comes and goes, and the one that interrupts another must not outlive it.
                ThisCpu.machine!.InterruptNow(Choose(cpus - 1), () => Arm(3));
                break;
        }
    }

    /// <summary>Takes a CPU out of the hierarchy, or none if it is 0, and puts all back.</summary>
    private static void Isolate(int cpu)
    {
        cpumask mask = default;

        if (cpu != 0)
            cpumask_set_cpu((uint)cpu, &mask);
        int error = tmigr_isolated_exclude_cpumask(&mask);
        Require(error == 0, "I13", $"cpu{cpu} is not isolated: {error}");
        consume_cpu(1_000_000);
        mask = default;
        tmigr_isolated_exclude_cpumask(&mask);
    }
}

/// <summary>Three CPUs, one group.</summary>
public sealed class RandomMixThree() : RandomMix(3, 1);

/// <summary>Four CPUs, two groups and a root.</summary>
public sealed class RandomMixFour() : RandomMix(4, 2);

/// <summary>Eight CPUs, two groups and a root.</summary>
public sealed class RandomMixEight() : RandomMix(8, 2);
