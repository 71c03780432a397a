// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Hardware;

/// <summary>What of a machine stands outside of its arena.</summary>
internal enum machine_part
{
    /// <summary>The clock.</summary>
    Time,

    /// <summary>When a CPU's clock event device fires.</summary>
    ClockDevice,

    /// <summary>What is to happen at a time, without a device.</summary>
    Events,

    /// <summary>Whether a CPU has something to do.</summary>
    Ready,

    /// <summary>Where memory is given out from.</summary>
    Memory,

    /// <summary>The tasks.</summary>
    Tasks,

    /// <summary>A CPU's device interrupts.</summary>
    Devices,

    /// <summary>The ledger's list of timers.</summary>
    Ledger,

    /// <summary>A timer in the ledger.</summary>
    LedgerTimer,
}
