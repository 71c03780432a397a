// SPDX-License-Identifier: GPL-2.0-only
using System;
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>What a timer was armed for, in jiffies; see <see cref="LedgerEntry"/>.</summary>
internal readonly record struct LedgerTimes(ulong Expires, ulong ArmedAt, ulong Earliest,
    ulong Latest);

/// <summary>What a <see cref="TimerLedger"/> knows of one timer.</summary>
/// <param name="address">Its <see cref="ledger_timer"/>.</param>
/// <param name="mayBeLate">Whether it is deferrable, and no time is too late.</param>
internal sealed class LedgerEntry(nint address, bool mayBeLate)
{
    public nint Address { get; } = address;

    public bool MayBeLate { get; } = mayBeLate;

    /// <summary>
    /// Times that it has yet to fire: two while one is on its way and it is armed anew.
    /// </summary>
    public int Expected { get; set; }

    public bool IsArmed => Expected > 0;

    public ulong Expires { get; set; }

    public ulong ArmedAt { get; set; }

    /// <summary>First jiffy at which it may fire.</summary>
    public ulong Earliest { get; set; }

    /// <summary>Last jiffy, without slack.</summary>
    public ulong Latest { get; set; }

    /// <summary>When it was armed, and what for.</summary>
    public LedgerTimes Times
    {
        get => new(Expires, ArmedAt, Earliest, Latest);
        set => (Expires, ArmedAt, Earliest, Latest) = value;
    }

    /// <summary>Calls that arm it and have not returned.</summary>
    public int Calls { get; set; }

    public int Fires { get; set; }

    /// <summary>The CPU whose wheel it is on.</summary>
    public uint Cpu { get; set; }

    /// <summary>Whether a finding explains that it is late.</summary>
    public bool IsExcused { get; set; }

    /// <summary>It may fire when it was to fire before, too.</summary>
    public void Allow(in LedgerTimes before)
    {
        if (time_before(before.Earliest, Earliest))
            Earliest = before.Earliest;
        if (time_after(before.Latest, Latest))
            Latest = before.Latest;
    }

    /// <summary>Last jiffy at which the bucket of a timer armed now can expire.</summary>
    public static ulong LatestOf(ulong now, ulong expires)
    {
        if (time_before_eq(expires, now))
            return now + 1;
        // The wheel's clock may be one ahead or, on a busy CPU, behind: then the step is larger.
        ulong delta = expires - now + 1;
        uint level = 0;

        while (level < LVL_DEPTH - 1 && delta >= LVL_START(level + 1))
            level++;
        // Beyond the wheel's range a timer gets its longest timeout, not the one that was asked
        // for.
        return (delta > WHEEL_TIMEOUT_CUTOFF + 1
            ? now + 1 + WHEEL_TIMEOUT_MAX : expires) + LVL_GRAN(level);
    }
}
