// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>Granularity, range and lateness of each level.</summary>
internal static unsafe class Levels
{
    [Selftest("wheel.level.0", 0)]
    [Selftest("wheel.level.1", 1)]
    [Selftest("wheel.level.2", 2)]
    [Selftest("wheel.level.3", 3)]
    [Selftest("wheel.level.4", 4)]
    [Selftest("wheel.level.5", 5)]
    [Selftest("wheel.level.6", 6)]
    [Selftest("wheel.level.7", 7)]
    [Selftest("wheel.level.8", 8)]
    private static void Level(SelftestContext t, int level)
    {
        ulong granularity = Wheels.Granularity(level);
        var random = new Random(level);

        if (level >= LVL_DEPTH)
        {
            Beyond(t, level, random);
            return;
        }
        for (int i = 0; i < 20_000; i++)
        {
            ulong clk = (ulong)random.NextInt64();
            ulong timeout = Wheels.Timeout(random, level, i % 1_000);
            ulong expires = clk + timeout;
            ulong bucket;
            int index = calc_wheel_index(expires, clk, &bucket);
            ulong late = bucket - expires;

            t.Check(Wheels.LevelOf(index) == level, $"timeout {timeout} goes to bucket {index}");
            t.Check(bucket % granularity == 0, $"bucket expiry {bucket} is not on the level's clock");
            t.Check(late >= 1 && late <= granularity, $"timeout {timeout} at {clk} is late by {late}");
            t.Check((ulong)index % 64 == bucket / granularity % 64, $"index {index} for {bucket}");
            t.Check(level == 0 || late * 63 <= timeout * 8, $"timeout {timeout} is late by {late}");
        }
        Live(t, level, random);
    }

    /// <summary>Timeouts of a level that this HZ does not have: the last one takes them.</summary>
    private static void Beyond(SelftestContext t, int level, Random random)
    {
        for (int i = 0; i < 20_000; i++)
        {
            ulong clk = (ulong)random.NextInt64();
            ulong timeout = Wheels.Timeout(random, level, i % 1_000);
            ulong bucket;
            int index = calc_wheel_index(clk + timeout, clk, &bucket);

            t.Equal((int)LVL_DEPTH - 1, Wheels.LevelOf(index), $"the level of timeout {timeout}");
            t.Check(bucket - clk <= timeout, $"timeout {timeout} at {clk} is put off to {bucket}");
        }
    }

    /// <summary>Timers of the level on an idle machine: each expires with its bucket, not later.</summary>
    private static void Live(SelftestContext t, int level, Random random)
    {
        const int count = 64;
        using var machine = Wheels.Boot();
        Probe* probes = Probe.Allocate(machine, count);
        var buckets = new ulong[count];

        for (int batch = 0; batch < count; batch += 16)
        {
            int first = batch;
            Wheels.On(t, machine, 0, () =>
            {
                for (int i = first; i < first + 16; i++)
                {
                    Probe.Arm(&probes[i], Wheels.Timeout(random, level, i));
                    buckets[i] = Wheels.Bucket(&probes[i].Timer);
                    int found = Wheels.LevelOf((int)timer_get_idx(&probes[i].Timer));
                    t.Equal(level, found, $"the level of probe {i}");
                }
            });
            machine.RunFor(Wheels.Jiffy * random.Next(1, 20));
        }
        machine.RunFor((long)(Wheels.Start(level + 1) + 2 * Wheels.Granularity(level) + 2) * Wheels.Jiffy);
        for (int i = 0; i < count; i++)
        {
            t.Equal(1, probes[i].Count, $"the expiries of probe {i}");
            t.Equal(buckets[i], probes[i].Fired, $"the jiffy in which probe {i} expired");
        }
        Wheels.NoWarnings(t, machine);
    }
}
