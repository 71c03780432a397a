// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>A CPU of another node comes up and the tree gets a new root above the old one.</summary>
internal sealed class OldRootIsAttached : MigrationScenario
{
    public override string Name => "r27-old-root";

    public override string Summary =>
        "A CPU of another node comes up and the tree gets a new root above the old one.";

    public override MachineOptions Options => new() { Cpus = 2, Possible = 4, Nodes = 2, NodeOf = cpu => cpu / 2 };

    protected override void Play(Machine machine)
    {
        machine.On(0, () => Require(cpu_up(2) == 0, "I10", "cpu2 does not come up"));
        machine.RunFor(50 * Ms);
    }
}
