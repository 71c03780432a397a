// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// Carries the jiffies of a recording to those of a machine and back. Buckets depend on the low
/// bits
/// of jiffies alone, so that a machine can be anywhere in its own as long as these are the same.
/// </summary>
internal sealed class JiffiesMap
{
    private readonly ulong _first;
    private readonly ulong _firstOnMachine;

    /// <summary>A map for a recording.</summary>
    /// <param name="events">Its events.</param>
    /// <param name="now">Jiffy at which the machine stands.</param>
    public JiffiesMap(IEnumerable<RecordedEvent> events, ulong now)
    {
        ulong? first = null;
        uint level = 0;

        Bits = 32;
        foreach (RecordedEvent read in events)
        {
            if (read.Name is not ("timer_start" or "timer_expire_entry"))
                continue;
            first ??= RecordedJiffies.Of(read);
            level = Math.Max(level, LevelOf(read));
            foreach (string name in (string[])["expires", "now", "baseclk", "bucket_expiry"])
            {
                if (read.TryGet(name, out ulong value) && value > uint.MaxValue)
                    Bits = 64;
            }
        }
        // After so many jiffies the highest level that is used has come round. The nearest such
        // place is best: a machine that sleeps for days has a wheel's clock of days ago.
        ulong round = LVL_SIZE << LVL_SHIFT(level);
        _first = first ?? 0;
        _firstOnMachine = now + ((_first - now) & (round - 1));
    }

    /// <summary>
    /// Bits of the recorded kernel's unsigned long, as far as the recording shows.
    /// </summary>
    public int Bits { get; }

    /// <summary>The machine's jiffy for a recorded one.</summary>
    public ulong ToMachine(ulong recorded)
    {
        ulong distance = recorded - _first;

        return _firstOnMachine + (Bits == 64 ? distance : (ulong)(int)(uint)distance);
    }

    /// <summary>The recorded jiffy for one of the machine's.</summary>
    public ulong ToRecorded(ulong onMachine)
    {
        ulong jiffies = _first + (onMachine - _firstOnMachine);

        return Bits == 64 ? jiffies : (uint)jiffies;
    }

    /// <summary>The highest level that the event may be about, and one more.</summary>
    private static uint LevelOf(RecordedEvent read)
    {
        uint level = read.TryGet("idx", out ulong index)
            ? (uint)Math.Min(index / LVL_SIZE, LVL_DEPTH - 1) : 0;

        if (read.TryGet("timeout", out ulong timeout) && (long)timeout > 0)
        {
            while (level < LVL_DEPTH - 1 && timeout >= LVL_START(level + 1))
                level++;
        }
        return Math.Min(level + 1, LVL_DEPTH - 1);
    }
}
