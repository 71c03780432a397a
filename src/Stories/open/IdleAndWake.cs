// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>CPUs wake, arm a timer each, and go idle, all at the same time.</summary>
public abstract class IdleAndWake(int cpus, int nodes) : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => $"open-idle-wake-{cpus}";

    /// <inheritdoc/>
    public override string Summary => $"{cpus} CPUs wake, arm a timer each and go idle.";

    /// <inheritdoc/>
    public override MachineOptions Options
        => TwoNodes with { Cpus = cpus, Possible = cpus, Nodes = nodes };

    /// <inheritdoc/>
    public override long Horizon => 8_000_000;

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => Enumerable.Range(0, cpus)
            .Select(cpu => new CpuProgram(cpu, "arms a timer", () => Arm(3 + (ulong)cpu % 3)))
            .ToList();
}

/// <summary>Two CPUs, one group.</summary>
public sealed class IdleAndWakeTwo() : IdleAndWake(2, 1);

/// <summary>Four CPUs, two groups and a root.</summary>
public sealed class IdleAndWakeFour() : IdleAndWake(4, 2);

/// <summary>Eight CPUs, two groups and a root.</summary>
public sealed class IdleAndWakeEight() : IdleAndWake(8, 2);

/// <summary>A CPU goes offline and comes back while others arm timers and go idle.</summary>
public sealed class HotplugAgainstIdle : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "open-hotplug-idle";

    /// <inheritdoc/>
    public override string Summary => "A CPU goes offline and comes back while others arm timers.";

    /// <inheritdoc/>
    public override long Horizon => 150_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new()
    {
        Steps = 1_000_000,
        ClockInterrupts = 600,
        Files = ["timer_migration.c.cs"],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(0, "takes cpu3 down and up", () =>
            {
                Require(Kernel.cpu_down(3) == 0, "I10", "cpu3 does not go down");
                Require(Kernel.cpu_up(3) == 0, "I10", "cpu3 does not come up");
            }),
            new(3, "arms a timer", () => Arm(6)),
            new(1, "arms a timer", () => Arm(4)),
        ];
}
