// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>The table of granularities and ranges that users know, for every HZ in use.</summary>
internal static class Tables
{
    private sealed record Row(ulong Granularity, ulong From, ulong To);

    // Milliseconds, rounded down: of a bucket, and of the first and the last timeout of the level.
    private static readonly Row[] s_hz1000 =
    [
        new(1, 0, 63), new(8, 64, 511), new(64, 512, 4095), new(512, 4096, 32767),
        new(4096, 32768, 262143), new(32768, 262144, 2097151), new(262144, 2097152, 16777215),
        new(2097152, 16777216, 134217727), new(16777216, 134217728, 1073741822),
    ];

    private static readonly Row[] s_hz300 =
    [
        new(3, 0, 210), new(26, 213, 1703), new(213, 1706, 13650), new(1706, 13653, 109223),
        new(13653, 109226, 873810), new(109226, 873813, 6990503), new(873813, 6990506, 55924050),
        new(6990506, 55924053, 447392423), new(55924053, 447392426, 3579139406),
    ];

    private static readonly Row[] s_hz250 =
    [
        new(4, 0, 252), new(32, 256, 2044), new(256, 2048, 16380), new(2048, 16384, 131068),
        new(16384, 131072, 1048572), new(131072, 1048576, 8388604), new(1048576, 8388608, 67108860),
        new(8388608, 67108864, 536870908), new(67108864, 536870912, 4294967288),
    ];

    private static readonly Row[] s_hz100 =
    [
        new(10, 0, 630), new(80, 640, 5110), new(640, 5120, 40950), new(5120, 40960, 327670),
        new(40960, 327680, 2621430), new(327680, 2621440, 20971510),
        new(2621440, 20971520, 167772150), new(20971520, 167772160, 1342177270),
    ];

    [Selftest("wheel.table.hz1000", 1000)]
    [Selftest("wheel.table.hz300", 300)]
    [Selftest("wheel.table.hz250", 250)]
    [Selftest("wheel.table.hz100", 100)]
    private static void Table(SelftestContext t, int hz)
    {
        Row[] table = hz switch { 1000 => s_hz1000, 300 => s_hz300, 250 => s_hz250, _ => s_hz100 };
        int depth = hz > 100 ? 9 : 8;

        t.Equal(depth, table.Length, "the number of levels");
        for (int level = 0; level < depth; level++)
        {
            bool clamped = hz > 100 && level == depth - 1;
            ulong from = level == 0 ? 0 : LVL_SIZE << LVL_SHIFT((uint)level - 1);
            ulong to = (LVL_SIZE << LVL_SHIFT((uint)level)) - (clamped ? 2UL : 1UL);
            var row = new Row(Ms(LVL_GRAN((uint)level), hz), Ms(from, hz), Ms(to, hz));
            t.Equal(table[level], row, $"level {level} at HZ {hz}");
        }
        t.Equal((uint)Wheels.Levels, LVL_DEPTH, "the depth of this wheel");
        t.Equal(64 * Wheels.Levels, WHEEL_SIZE, "the buckets of this wheel");
    }

    private static ulong Ms(ulong ticks, int hz) => ticks * 1000 / (ulong)hz;
}
