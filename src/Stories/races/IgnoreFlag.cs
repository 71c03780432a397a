// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>
/// A control: a group's ignore flag is set without the lock while another CPU writes it under the
/// lock. At worst a remote expiry is in vain, so nothing must be reported.
/// </summary>
public sealed class IgnoreFlag : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "control-ignore-flag";

    /// <inheritdoc/>
    public override string Summary
        => "The lock-free write of an event's ignore flag costs a look in vain and nothing else.";

    /// <inheritdoc/>
    public override long Horizon => 8_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new() { Files = ["timer_migration.c.cs"] };

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        Occupy(machine, 2, 6_000_000);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => [new(0, "arms a timer", () => Arm(4)), WakeAndSleep(1)];
}
