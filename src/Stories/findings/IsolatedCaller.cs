// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>
/// A CPU that is isolated, and so no part of the hierarchy, brings up the first CPU of a new node while all others
/// sleep: the old root, which is idle, has to be put under the new one as what it is.
/// </summary>
public class IsolatedCaller : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "finding-isolated-caller";

    /// <inheritdoc/>
    public override string Summary => "An isolated CPU brings up the first CPU of a new node.";

    /// <inheritdoc/>
    public override MachineOptions Options => SecondNodeOffline with { Isolated = [1] };

    /// <inheritdoc/>
    public override long Horizon => 150_000_000;

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(1, "brings cpu2 up", () =>
            {
                int error = Kernel.cpu_up(2);

                Require(error == 0, "I10", $"cpu2 does not come up: {error}");
            }),
        ];
}

/// <summary>The same without the invariants, as the user of a timer on the new CPU sees it.</summary>
public sealed class IsolatedCallerForLong : IsolatedCaller
{
    /// <inheritdoc/>
    public override string Name => "finding-isolated-caller-late";

    /// <inheritdoc/>
    public override string Summary
        => "The same; then a timer due in 20 ms on the new CPU, which sleeps, has fired a second later.";

    /// <inheritdoc/>
    public override MachineOptions Options => base.Options with { CheckInvariants = false };

    /// <summary>The isolated CPU is busy, so that time is kept.</summary>
    public override void Check(Machine machine)
    {
        machine.Spawn(1, "busy", () => Kernel.consume_cpu(2_000_000_000));
        machine.On(2, () => Arm(20));
        machine.RunFor(1_000_000_000);
        base.Check(machine);
    }
}
