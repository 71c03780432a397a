// SPDX-License-Identifier: GPL-2.0-only

namespace Linux.Stories;

/// <summary>Of two CPUs with the same first expiry one cancels; the queued group event names the other.</summary>
internal sealed class EqualExpiryOfTwoCpus : MigrationScenario
{
    public override string Name => "r06-equal-expiry";

    public override string Summary =>
        "Of two CPUs with the same first expiry one cancels; the queued group event names the other.";

    protected override void Play(Machine machine)
    {
        Busy(machine, 2, 300);
        machine.RunFor(5 * Ms);
        // Both end up in the bucket that expires at the same jiffy.
        int number = Arm(machine, 0, 128);
        Arm(machine, 1, 128);
        machine.RunFor(5 * Ms);
        CancelAwake(machine, 0, number);
    }
}
