// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// A CPU that holds timers of every kind goes down and comes back while others walk the tree, look
/// for
/// its timers and keep the time; every step of hotplug itself can be stopped in the middle.
/// </summary>
public abstract class HotplugSteps(string name, int cpus, int nodes, int[] going) : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary
        => $"CPUs {string.Join(", ", going)} of {cpus} go down and come back, stopped in any "
            + "step, with timers on them.";

    /// <inheritdoc/>
    public override MachineOptions Options
        => TwoNodes with { Cpus = cpus, Possible = cpus, Nodes = nodes };

    /// <inheritdoc/>
    public override long Horizon => 150_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new()
    {
        Steps = 1_000_000,
        ClockInterrupts = 600,
        Hotplug = going,
        Files =
        [
            "timer_migration.c.cs", "/timer.c.cs", "/tick-sched.c.cs", "/tick-common.c.cs",
                "kernel/cpu.c.cs",
        ],
    };

    /// <inheritdoc/>
    public override bool IsOver(Machine machine) => Ledger.IsQuiet && !machine.HotplugInFlight;

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => Enumerable.Range(0, cpus).Select(cpu => new CpuProgram(cpu, "arms timers and sleeps",
            () =>
        {
            Arm(1 + (ulong)Choose(6));
            consume_cpu(400_000 * Choose(5));
            Arm(2 + (ulong)Choose(30), TIMER_PINNED);
            Arm(1 + (ulong)Choose(8), TIMER_DEFERRABLE);
        })).ToList();
}

/// <summary>Two CPUs: who is left is alone.</summary>
public sealed class HotplugStepsOfTwo() : HotplugSteps("open-hotplug-steps-2", 2, 1, [1, 1]);

/// <summary>Four CPUs, of which both of a node go.</summary>
public sealed class HotplugStepsOfANode() : HotplugSteps("open-hotplug-steps-4", 4, 2, [3, 2, 3]);

/// <summary>The CPU that has kept the time since boot goes.</summary>
public sealed class HotplugOfTheTimekeeper() : HotplugSteps("open-hotplug-timekeeper", 3, 1, [0, 0])
{
    /// <inheritdoc/>
    public override RunLimits Limits => base.Limits with { HotplugCaller = 1 };
}
