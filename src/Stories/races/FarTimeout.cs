// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>A timeout beyond what the wheel can hold.</summary>
public sealed class FarTimeout : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "r37-far-timeout";

    /// <inheritdoc/>
    public override string Summary => "A timeout beyond the wheel's range does not fire at once.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoCpus with { Cpus = 1, Possible = 1 };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => [new(0, "arms a far timer", () => Arm(Kernel.WHEEL_TIMEOUT_MAX * 2))];
}
