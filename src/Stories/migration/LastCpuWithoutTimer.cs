// SPDX-License-Identifier: GPL-2.0-only

namespace Linux.Stories;

/// <summary>The last CPU to go idle has no timer and arms for the root's first event.</summary>
internal sealed class LastCpuWithoutTimer : MigrationScenario
{
    public override string Name => "r03-last-cpu-without-timer";

    public override string Summary =>
        "The last CPU to go idle has no timer and arms for the root's first event.";

    protected override void Play(Machine machine)
    {
        Busy(machine, 0, 30);
        Arm(machine, 3, 100);
        machine.RunFor(60 * Ms);
    }
}
