// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>A CPU of a new node comes up; its group gets memory, the root over both nodes does not.</summary>
internal sealed class SecondGroupWithoutMemory : MigrationScenario
{
    public override string Name => "r29-first-group";

    public override string Summary =>
        "The second of two groups has no memory: the first is freed, and nothing beside it.";

    public override MachineOptions Options => FourCpusTwoNodes with
    {
        Cpus = 2,
        Possible = 4,
        NodeOf = static cpu => cpu / 2,
    };

    protected override unsafe void Play(Machine machine)
    {
        int groups = 0;

        machine.Slab.ShouldFail = request => request.Size == (ulong)sizeof(tmigr_group) && ++groups == 2;
        machine.On(0, () =>
        {
            int error = cpu_up(2);
            Require(error == -ENOMEM, "I12", $"cpu2 comes up with {error} where there is no memory");
        });
        machine.Slab.ShouldFail = null;
        machine.RunFor(50 * Ms);
        machine.On(0, () => Require(cpu_up(2) == 0, "I10", "cpu2 does not come up at the second attempt"));
    }
}
