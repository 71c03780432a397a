// SPDX-License-Identifier: GPL-2.0-only

namespace Linux.Stories;

/// <summary>Two CPUs of an idle group have timers that expire at once, a remote CPU expires both.</summary>
internal sealed class EqualExpiryExpiredRemotely : MigrationScenario
{
    public override string Name => "r07-equal-expiry-remote";

    public override string Summary =>
        "Two CPUs of an idle group have timers that expire at once, a remote CPU expires both.";

    protected override void Play(Machine machine)
    {
        Busy(machine, 2, 400);
        machine.RunFor(5 * Ms);
        Arm(machine, 0, 128);
        Arm(machine, 1, 128);
        Arm(machine, 1, 250);
        machine.RunFor(300 * Ms);
    }
}
