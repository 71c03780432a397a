// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Generation;

/// <summary>Times in ns.</summary>
internal static class Clocks
{
    private const long Second = 1_000_000_000;

    /// <summary>From one jiffy to the next.</summary>
    public static long Tick(int hz) => (Second + hz / 2) / hz;

    /// <summary>When the tick counted jiffies up last, as the scenario starts.</summary>
    public static ulong Start(Dice dice, int hz) => (ulong)dice.One(
        5_000_000_000, Tick(hz), 123_456_789_000_000, Tick(hz) * dice.Between(1, 1 << 30));
}
