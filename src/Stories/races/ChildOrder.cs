// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>One CPU of a group goes idle while its sibling wakes, and both walk to the root.</summary>
public sealed class ChildOrder : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "r01-child-order";

    /// <inheritdoc/>
    public override string Summary
        => "A CPU goes idle while its sibling wakes; the root must end with the group active.";

    /// <inheritdoc/>
    public override long Horizon => 6_000_000;

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        Occupy(machine, 2, 50_000_000);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => [WakeAndSleep(0), Stay(1, 2_000_000)];
}
