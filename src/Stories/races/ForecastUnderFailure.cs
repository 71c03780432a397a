// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

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
    public override long Horizon => 3_000_000;

    /// <summary>The first group must not fail: that is a finding of its own.</summary>
    public override RunLimits Limits => new()
    {
        Stalls = 0,
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

    /// <summary>The step of a hotplug that makes the groups, alone, so that there is little else.</summary>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(1, "prepares cpu2, twice if need be", () =>
            {
                int error = Kernel.tmigr_cpu_prepare(2);

                if (error == -Kernel.ENOMEM)
                    error = Kernel.tmigr_cpu_prepare(2);
                Require(error == 0, "I10", $"cpu2 is not prepared: {error}");
            }),
            WakeAndSleep(0),
        ];

    /// <inheritdoc/>
    public override void Check(Machine machine)
    {
        machine.On(1, () => Require(Kernel.cpu_up(2) == 0, "I10", "cpu2 does not come up"));
        base.Check(machine);
    }
}
