// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>
/// There is no memory to attach the old root when the first CPU of a second node comes up, and none again when
/// the next CPU of the first node does.
/// </summary>
public sealed unsafe class FreedGroup : RaceScenario
{
    private const uint OfNewNode = 5;
    private const uint OfOldNode = 1;

    /// <inheritdoc/>
    public override string Name => "finding-freed-group";

    /// <inheritdoc/>
    public override string Summary => "A CPU joins a group that has no parent, and there is no memory for one.";

    /// <summary>Ten possible CPUs on two nodes, four a group: three levels. Only CPU 0 is up.</summary>
    public override MachineOptions Options => TwoNodes with
    {
        Cpus = 1,
        Possible = 10,
        CheckInvariants = false,
    };

    /// <inheritdoc/>
    public override long Horizon => 200_000_000;

    /// <summary>Groups of the first node may fail.</summary>
    public override RunLimits Limits => new()
    {
        Stalls = 0,
        Steps = 400_000,
        AllocationFailures = 2,
        MayFail = static request => request.Size == (ulong)sizeof(tmigr_group) && request.Node == 0,
        Files = ["timer_migration.c.cs"],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(0, $"brings cpu{OfNewNode} and cpu{OfOldNode} up", () =>
            {
                BringUp(OfNewNode);
                BringUp(OfOldNode);
            }),
        ];

    private static void BringUp(uint cpu)
    {
        int error = Kernel.cpu_up(cpu);

        Require(error is 0 or -Kernel.ENOMEM, "I12", $"cpu{cpu} does not come up: {error}");
    }
}
