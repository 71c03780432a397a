// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux;

/// <summary>
/// A CPU forecasts its sleep while another one brings up a CPU of a new node, for whose group there is memory, but
/// none for the root above both: that group exists for a moment only.
/// </summary>
public sealed unsafe class ForecastUnderFailure : RaceScenario
{
    private int _groups;

    /// <inheritdoc/>
    public override string Name => "r30-forecast-under-failure";

    /// <inheritdoc/>
    public override string Summary
        => "A CPU forecasts its sleep while a group is made, and freed again for want of memory.";

    /// <inheritdoc/>
    public override MachineOptions Options => SecondNodeOffline;

    /// <inheritdoc/>
    public override long Horizon => 150_000_000;

    /// <summary>The first group must not fail: that is a finding of its own.</summary>
    public override ExplorationLimits Limits => new()
    {
        Steps = 400_000,
        AllocationFailures = 1,
        MayFail = request => request.Size == (ulong)sizeof(tmigr_group) && ++_groups == 2,
        Files = ["timer_migration.c.cs"],
    };

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        _groups = 0;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(1, "brings cpu2 up, twice if need be", () =>
            {
                int error = Kernel.cpu_up(2);

                if (error == -Kernel.ENOMEM)
                    error = Kernel.cpu_up(2);
                Require(error == 0, "I10", $"cpu2 does not come up: {error}");
            }),
            WakeAndSleep(0),
        ];
}
