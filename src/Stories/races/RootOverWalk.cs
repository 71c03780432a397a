// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>
/// A CPU wakes and walks up to the root, of two levels, while its sibling puts a new root over that
/// for a CPU of
/// another node.
/// </summary>
public sealed class RootOverWalk : RaceScenario
{
    private const uint Added = 5;

    /// <inheritdoc/>
    public override string Name => "r25-root-over-walk";

    /// <inheritdoc/>
    public override string Summary
        => "A CPU wakes the old root while its sibling puts a new one over it.";

    /// <summary>Five CPUs of one node, in two groups below the root; the other node is
    /// offline.</summary>
    public override MachineOptions Options => SecondNodeOffline with { Cpus = 5, Possible = 10 };

    /// <inheritdoc/>
    public override long Horizon => 8_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new() { Stalls = 0, Files = ["timer_migration.c.cs"] };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            Stay(0, 2_000_000),
            new(1, "prepares cpu5 and stays awake", () =>
            {
                Require(Kernel.tmigr_cpu_prepare(Added) == 0, "I10", "cpu5 is not prepared");
                Kernel.consume_cpu(2_000_000);
            }),
        ];
}
