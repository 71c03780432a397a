// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// The last active CPU is taken out of the hierarchy by a CPU that is not part of it, while a sleeping one has
/// a timer: somebody who stays has to arm for it.
/// </summary>
internal sealed unsafe class LeavesAsTheLast : MigrationScenario
{
    public override string Name => "r22-leaves-as-last";

    public override string Summary =>
        "The last active CPU is isolated, and another one is left to wake for its group's timer.";

    public override MachineOptions Options => FourCpusTwoNodes with { Isolated = [2] };

    protected override void Play(Machine machine)
    {
        Busy(machine, 3, 30);
        machine.RunFor(5 * Ms);
        Arm(machine, 1, 200);
        machine.On(2, () =>
        {
            cpumask mask = default;

            cpumask_set_cpu(2, &mask);
            cpumask_set_cpu(3, &mask);
            int error = tmigr_isolated_exclude_cpumask(&mask);
            Require(error == 0, "I13", $"the CPUs are not isolated: {error}");
        });
        machine.RunFor(60 * Ms);
    }
}
