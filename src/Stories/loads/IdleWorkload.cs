// SPDX-License-Identifier: GPL-2.0-only
using Linux.Observers;

namespace Linux.Stories;

/// <summary>No CPU has anything to do.</summary>
internal sealed class IdleWorkload : Workload
{
    public override string Name => "idle";

    public override string Summary => "all CPUs idle, no timers";

    public override void Start(Machine machine, TimerLedger ledger)
    {
    }
}
