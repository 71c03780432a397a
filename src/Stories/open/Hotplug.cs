// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>The last CPU goes offline and comes back, when the scheduler says so, while all arm timers.</summary>
public abstract class HotplugAtAnyTime(int cpus, int nodes) : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => $"open-hotplug-any-time-{cpus}";

    /// <inheritdoc/>
    public override string Summary
        => $"The last of {cpus} CPUs goes offline and comes back at any time, and a clock is off.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes with { Cpus = cpus, Possible = cpus, Nodes = nodes };

    /// <inheritdoc/>
    public override long Horizon => 150_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new()
    {
        Steps = 1_000_000,
        ClockInterrupts = 600,
        Hotplug = [cpus - 1, cpus - 1],
        ClockErrors = 1,
        Files = ["timer_migration.c.cs"],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => Enumerable.Range(0, cpus)
            .Select(cpu => new CpuProgram(cpu, "arms a timer", () => Arm(3 + (ulong)cpu % 3)))
            .ToList();
}

/// <summary>Two CPUs, one group.</summary>
public sealed class HotplugAtAnyTimeTwo() : HotplugAtAnyTime(2, 1);

/// <summary>Four CPUs, two groups and a root.</summary>
public sealed class HotplugAtAnyTimeFour() : HotplugAtAnyTime(4, 2);
