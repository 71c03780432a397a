// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// A sleeping CPU's timers are expired by another one while that CPU is taken out of the hierarchy and put back.
/// </summary>
public abstract unsafe class IsolationAgainstExpiry(int cpus, int nodes) : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => $"open-isolation-{cpus}";

    /// <inheritdoc/>
    public override string Summary
        => $"One of {cpus} CPUs is isolated and put back while another expires its timers.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes with { Cpus = cpus, Possible = cpus, Nodes = nodes };

    /// <inheritdoc/>
    public override long Horizon => 30_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits
        => new() { CpuStalls = 1, Files = ["timer_migration.c.cs", "/timer.c.cs"] };

    /// <summary>The timers of the last CPU are due while the programs run, at whole milliseconds.</summary>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        machine.On(cpus - 1, () =>
        {
            Arm(2);
            Arm(3);
            Arm(5);
        });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(0, "isolates the last cpu and puts it back", () =>
            {
                consume_cpu(1_000_000 * (1 + Choose(3)));
                Isolate(cpus - 1);
                consume_cpu(1_000_000 * Choose(3));
                Isolate(-1);
            }),
            Stay(cpus / 2, 4_000_000),
        ];

    private static void Isolate(int cpu)
    {
        cpumask mask = default;

        if (cpu >= 0)
            cpumask_set_cpu((uint)cpu, &mask);
        int error = tmigr_isolated_exclude_cpumask(&mask);
        Require(error == 0, "I13", $"cpu{cpu} is not isolated: {error}");
    }
}

/// <summary>Three CPUs, one group: somebody is left.</summary>
public sealed class IsolationAgainstExpiryThree() : IsolationAgainstExpiry(3, 1);

/// <summary>Four CPUs, two groups and a root.</summary>
public sealed class IsolationAgainstExpiryFour() : IsolationAgainstExpiry(4, 2);

/// <summary>Eight CPUs, two groups and a root.</summary>
public sealed class IsolationAgainstExpiryEight() : IsolationAgainstExpiry(8, 2);
