// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Observers;

/// <summary>A wheel timer whose fate is kept in a <see cref="TimerLedger"/>.</summary>
[ContainerOf("timer")]
public unsafe partial struct ledger_timer
{
    /// <summary>The timer itself.</summary>
    public timer_list timer;

    /// <summary>Its number in the ledger.</summary>
    public int number;
}
