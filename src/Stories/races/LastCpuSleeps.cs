// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>An idle CPU gets a timer from an interrupt while the last active CPU goes idle.</summary>
public sealed class LastCpuSleeps : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "r02-last-cpu-sleeps";

    /// <inheritdoc/>
    public override string Summary
        => "An idle CPU arms a timer in an interrupt while the last active CPU goes idle.";

    /// <inheritdoc/>
    public override long Horizon => 5_000_000;

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => [new(2, "interrupts cpu0 and goes idle", () => machine.InterruptNow(0, () => Arm(7)))];
}
