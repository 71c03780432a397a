// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Generation;

/// <summary>Times in ns.</summary>
internal static class Clocks
{
    private const long Tick = 1_000_000;

    /// <summary>When the tick counted jiffies up last, as the scenario starts.</summary>
    public static ulong Start(Dice dice) => (ulong)dice.One(
        5_000_000_000, Tick, 123_456_789_000_000, Tick * dice.Between(1, 1 << 30));
}
