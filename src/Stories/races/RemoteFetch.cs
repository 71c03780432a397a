// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Stories;

/// <summary>A timer is expired for an idle CPU, which gets its next timer at the same time.</summary>
public sealed class RemoteFetch : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "r09-remote-fetch";

    /// <inheritdoc/>
    public override string Summary
        => "An interrupt arms a timer on an idle CPU while another CPU expires that CPU's first one.";

    /// <inheritdoc/>
    public override long Horizon => 14_000_000;

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        Occupy(machine, 2, 12_000_000);
        machine.On(0, () =>
        {
            int first = Arm(5);

            Ledger.OnFire = fired =>
            {
                if (fired == first)
                    machine.InterruptNow(0, () => Arm(20));
            };
        });
        machine.RunFor(1_000_000);
    }
}
