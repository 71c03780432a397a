// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Generation;

/// <summary>
/// Distances of expiries and steps of time, in jiffies: mostly near, often at the edges of a level of
/// the wheel, sometimes in the past or beyond the wheel.
/// </summary>
internal static class Deltas
{
    private const int Levels = 9;
    private const int LevelBits = 6;
    private const int ClockShift = 3;

    /// <summary>For a wheel alone.</summary>
    public static long Wheel(Dice dice) => dice.Below(100) switch
    {
        < 30 => dice.Between(0, 16),
        < 50 => dice.Between(0, 80),
        < 62 => dice.Between(0, 600),
        < 72 => dice.Between(0, 5_000),
        < 82 => LevelEdge(dice) + dice.Between(-3, 3),
        < 88 => -dice.One(1L, 2, 3, 10, 64, 100, 1_000, 1 << 20, 1L << 40),
        < 93 => dice.Between(0, 1L << (int)dice.Between(1, 31)),
        < 97 => Extreme(dice),
        _ => dice.Between(0, 40_000),
    };

    /// <summary>For a hierarchy, which shows more the sooner timers expire.</summary>
    public static long Hierarchy(Dice dice) => dice.Below(100) switch
    {
        < 55 => dice.Between(0, 12),
        < 85 => dice.Between(0, 80),
        < 93 => dice.Between(0, 600),
        < 96 => -dice.Between(1, 20),
        _ => LevelEdge(dice) + dice.Between(-2, 2),
    };

    /// <summary>How far jiffies go on; at least 1.</summary>
    public static long Step(Dice dice, bool hierarchy) => dice.Below(1000) switch
    {
        < 600 => 1,
        < 900 => dice.Between(1, 12),
        < 970 => dice.Between(1, 100),
        _ when hierarchy => dice.Between(1, 3_000),
        < 985 => dice.One(63L, 64, 512, 4_096, 32_768) + dice.Between(-1, 1),
        _ => dice.Between(1, 1L << (int)dice.Between(1, 31)),
    };

    /// <summary>Where jiffies start: often just before they or their low half wrap.</summary>
    public static ulong Start(Dice dice) => dice.Below(8) switch
    {
        0 => 1_000,
        1 => 4_294_667_296,
        2 => 0 - (ulong)dice.Between(1, 400),
        3 => 0 - (ulong)dice.Between(1, 1 << 20),
        4 => (1ul << 63) - (ulong)dice.Between(1, 300),
        5 => (1ul << 32) - (ulong)dice.Between(1, 300),
        6 => dice.Bits(),
        _ => dice.Bits() & 0xfffff,
    };

    /// <summary>The first distance of a level, or the last of all.</summary>
    private static long LevelEdge(Dice dice)
    {
        int level = dice.Below(Levels + 1);

        return level == 0 ? 0 : (1L << LevelBits) - 1 << (level - 1) * ClockShift;
    }

    private static long Extreme(Dice dice)
        => dice.One(1L << 30, 1L << 31, 1L << 32, 1L << 40, 1L << 62, long.MaxValue - 1,
            long.MinValue + 1, -(1L << 62)) + dice.Between(-1, 1);
}
