// SPDX-License-Identifier: GPL-2.0-only

namespace Linux.Stories;

/// <summary>CPUs of two nodes come up in turn; no group below the crossnode level has both.</summary>
internal sealed class NodesAreNotMixed : MigrationScenario
{
    public override string Name => "r28-mixed-nodes";

    public override string Summary =>
        "CPUs of two nodes come up in turn; no group below the crossnode level has both.";

    public override MachineOptions Options => new()
    {
        Cpus = 2,
        Possible = 10,
        Nodes = 2,
        NodeOf = cpu => cpu % 2,
        ChildrenPerGroup = 4,
    };

    protected override void Play(Machine machine)
    {
        machine.RunFor(50 * Ms);
    }
}
