// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>A task on a nohz_full CPU whose tick is stopped arms a global timer and computes on.</summary>
public sealed class FullDynticksTimer : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "r32-full-dynticks-timer";

    /// <inheritdoc/>
    public override string Summary
        => "A task that runs without tick arms a global timer; it must fire while the task goes on.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoCpus with { NohzFull = [1] };

    /// <inheritdoc/>
    public override long Horizon => 80_000_000;

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(1, "arms a timer without tick", () =>
            {
                Kernel.consume_cpu(20_000_000, user: true);
                Arm(5);
                Kernel.consume_cpu(50_000_000, user: true);
            }),
        ];
}
