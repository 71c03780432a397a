// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Observers;

/// <summary>What a <see cref="TimerLedger"/> knows of one timer.</summary>
/// <param name="address">Its <see cref="ledger_timer"/>.</param>
/// <param name="mayBeLate">Whether it is deferrable, and no time is too late.</param>
internal sealed class LedgerEntry(nint address, bool mayBeLate)
{
    public nint Address { get; } = address;

    public bool MayBeLate { get; } = mayBeLate;

    /// <summary>Times that it has yet to fire: two while one is on its way and it is armed anew.</summary>
    public int Expected { get; set; }

    public bool IsArmed => Expected > 0;

    public ulong Expires { get; set; }

    public ulong ArmedAt { get; set; }

    /// <summary>First jiffy at which it may fire.</summary>
    public ulong Earliest { get; set; }

    /// <summary>Last jiffy, without slack.</summary>
    public ulong Latest { get; set; }

    /// <summary>Calls that arm it and have not returned.</summary>
    public int Calls { get; set; }

    public int Fires { get; set; }

    /// <summary>The CPU whose wheel it is on.</summary>
    public uint Cpu { get; set; }

    /// <summary>Whether a finding explains that it is late.</summary>
    public bool IsExcused { get; set; }
}
