// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux;

/// <summary>
/// The last active CPU tries to go idle with another CPU's timer due in the next jiffy, and stays awake.
/// </summary>
public sealed class UndoneIdle : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "r10-undone-idle";

    /// <inheritdoc/>
    public override string Summary
        => "The last CPU goes idle one jiffy before a timer of the other: hierarchy and wheel agree.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoCpus;

    /// <inheritdoc/>
    public override long Horizon => 5_000_000;

    /// <inheritdoc/>
    public override ExplorationLimits Limits => new()
    {
        Stalls = 3,
        Files = ["/timer.c.cs", "/timer_migration.c.cs"],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(0, "goes idle just after a tick", () => Kernel.consume_cpu(1_050_000)),
            new(1, "goes idle just before it", () =>
            {
                Arm(1);
                Kernel.consume_cpu(900_000);
            }),
        ];
}
