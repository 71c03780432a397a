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
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        // It ends in the last jiffy before cpu1's timer.
        Occupy(machine, 0, 11_600_000);
        machine.On(1, () => Arm(9));
        machine.RunFor(6_000_000);
    }
}
