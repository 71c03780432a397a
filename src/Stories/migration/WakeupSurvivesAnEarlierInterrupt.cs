// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>An interrupt for a pinned timer comes before the event that the last CPU promised to wake for.</summary>
internal sealed class WakeupSurvivesAnEarlierInterrupt : MigrationScenario
{
    public override string Name => "r08-wakeup-erased";

    public override string Summary =>
        "An interrupt for a pinned timer comes before the event that the last CPU promised to wake for.";

    protected override void Play(Machine machine)
    {
        machine.Spawn(0, "last", () =>
        {
            int pinned = LedgerOf(machine).Create(TIMER_PINNED);

            LedgerOf(machine).Modify(pinned, jiffies + 20);
            consume_cpu(5 * Ms);
        });
        machine.RunFor(2 * Ms);
        // While CPU 0 is active nobody arms a clock for this; CPU 0 does when it goes idle.
        Arm(machine, 3, 200);
        machine.RunFor(100 * Ms);
    }
}
