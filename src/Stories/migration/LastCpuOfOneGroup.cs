// SPDX-License-Identifier: GPL-2.0-only

namespace Linux.Stories;

/// <summary>The last of four CPUs of the only group goes idle and arms for another CPU's event.</summary>
internal sealed class LastCpuOfOneGroup : MigrationScenario
{
    public override string Name => "r04-last-cpu-of-one-group";

    public override string Summary =>
        "The last of four CPUs of the only group goes idle and arms for another CPU's event.";

    public override MachineOptions Options { get; } = new() { Cpus = 4 };

    protected override void Play(Machine machine)
    {
        Busy(machine, 0, 30);
        Arm(machine, 1, 100);
        machine.RunFor(60 * Ms);
    }
}
