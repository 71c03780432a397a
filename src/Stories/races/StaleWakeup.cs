// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>
/// The CPU that went idle last is armed for a timer of another CPU, which wakes and expires it itself.
/// </summary>
public sealed class StaleWakeup : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "r05-stale-wakeup";

    /// <inheritdoc/>
    public override string Summary
        => "The idle migrator's clock fires for a timer that its owner, awake by now, has expired.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoCpus;

    /// <inheritdoc/>
    public override long Horizon => 40_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new() { ClockInterrupts = 90, Stalls = 1 };

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        machine.On(1, () => Arm(20));
        machine.RunFor(2_000_000);
        machine.On(0, () => { });
        machine.RunFor(10_000_000);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine) => [Stay(1, 15_000_000)];
}
