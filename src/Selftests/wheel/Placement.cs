// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>The exact bucket of a timeout, and what is special at the wheel's ends.</summary>
internal static unsafe class Placement
{
    // The first four were recorded on real machines.
    [Selftest("wheel.index.recorded.1", 4296778179UL, 250UL, 121, 4296778184UL)]
    [Selftest("wheel.index.recorded.2", 4294975072UL, 5UL, 33, 4294975073UL)]
    [Selftest("wheel.index.recorded.3", 4294672340UL, 5000UL, 192, 4294672384UL)]
    [Selftest("wheel.index.recorded.4", 4294670230UL, 10UL, 23, 4294670231UL)]
    [Selftest("wheel.index.zero", 0UL, 0UL, 1, 1UL)]
    [Selftest("wheel.index.level0-last", 62UL, 62UL, 63, 63UL)]
    [Selftest("wheel.index.level0-round", 63UL, 62UL, 0, 64UL)]
    [Selftest("wheel.index.level1-first", 63UL, 63UL, 64 + 8, 64UL)]
    [Selftest("wheel.index.level8-first", 63UL << 21, 63UL << 21, 512 + 8, 8UL << 24)]
    [Selftest("wheel.index.wrap", 3UL, 10UL, 4, 4UL)]
    [Selftest("wheel.index.wrap-level1", 100UL, 200UL, 64 + 13, 104UL)]
    private static void Index(SelftestContext t, ulong expires, ulong timeout, int index, ulong bucket)
    {
        ulong found;

        // With HZ=100 the wheel has a level less, and its last one takes what is beyond.
        if (index >= WHEEL_SIZE)
        {
            index = calc_wheel_index(expires, expires - timeout, &found);
            t.Equal((int)LVL_DEPTH - 1, Wheels.LevelOf(index), "the level of what is beyond");
            return;
        }
        t.Equal(index, calc_wheel_index(expires, expires - timeout, &found), "the index");
        t.Equal(bucket, found, "the bucket's expiry");
    }

    [Selftest("wheel.index.past")]
    private static void Past(SelftestContext t)
    {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++)
        {
            ulong clk = (ulong)random.NextInt64();
            ulong expires = clk - 1 - (ulong)random.NextInt64(1L << random.Next(1, 62));
            ulong bucket;
            int index = calc_wheel_index(expires, clk, &bucket);
            t.Check(bucket == clk && (ulong)index == clk % 64, $"{expires} at {clk} went to {index}, {bucket}");
        }
    }

    [Selftest("wheel.clamp.index")]
    private static void ClampIndex(SelftestContext t)
    {
        var random = new Random(2);
        for (int i = 0; i < 10_000; i++)
        {
            ulong clk = (ulong)random.NextInt64();
            ulong timeout = WHEEL_TIMEOUT_CUTOFF + (ulong)random.NextInt64(1L << random.Next(1, 62));
            ulong bucket, last;
            int index = calc_wheel_index(clk + timeout, clk, &bucket);
            int lastIndex = calc_wheel_index(clk + WHEEL_TIMEOUT_MAX, clk, &last);
            t.Check(index == lastIndex && bucket == last, $"{timeout} at {clk} went to {index}, {bucket}");
            t.Check(bucket - clk <= WHEEL_TIMEOUT_CUTOFF, $"{timeout} at {clk} is past the wheel's end");
        }
    }

    /// <summary>Timeouts that the wheel cannot hold expire at its end, before they ask for it.</summary>
    [Selftest("wheel.clamp.live")]
    private static void ClampLive(SelftestContext t)
    {
        const int count = 4;
        using var machine = Wheels.Boot();
        Probe* probes = Probe.Allocate(machine, count);
        ulong[] timeouts = [WHEEL_TIMEOUT_CUTOFF, 2_000_000_000, 1UL << 40, ulong.MaxValue >> 1];
        ulong begin = 0;

        Wheels.On(t, machine, 0, () =>
        {
            begin = jiffies;
            for (int i = 0; i < count; i++)
                Probe.Arm(&probes[i], timeouts[i]);
        });
        machine.RunFor((long)(WHEEL_TIMEOUT_MAX - Wheels.Granularity(8)) * Wheels.Jiffy);
        for (int i = 0; i < count; i++)
            t.Equal(0, probes[i].Count, $"the expiries of probe {i} a granule before the end");
        machine.RunFor((long)(2 * Wheels.Granularity(8)) * Wheels.Jiffy);
        for (int i = 0; i < count; i++)
        {
            t.Equal(1, probes[i].Count, $"the expiries of probe {i}");
            t.Check(probes[i].Fired - begin >= WHEEL_TIMEOUT_MAX, $"probe {i} after {probes[i].Fired - begin}");
            t.Check(probes[i].Fired - begin <= WHEEL_TIMEOUT_CUTOFF, $"probe {i} after {probes[i].Fired - begin}");
        }
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>A timer for the past expires with the next tick, one for now a jiffy later.</summary>
    [Selftest("wheel.past.live")]
    private static void PastLive(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Probe* probes = Probe.Allocate(machine, 3);
        ulong begin = 0;

        machine.RunFor(10 * Wheels.Jiffy);
        Wheels.On(t, machine, 0, () =>
        {
            begin = jiffies;
            Probe.Arm(&probes[0], unchecked((ulong)-100L));
            Probe.Arm(&probes[1], 0);
            Probe.Arm(&probes[2], 1);
        });
        machine.RunFor(10 * Wheels.Jiffy);
        t.Equal(1, probes[0].Count, "the expiries of the timer for the past");
        t.Check(probes[0].Fired - begin <= 1, $"the timer for the past took {probes[0].Fired - begin}");
        t.Equal(begin + 1, probes[1].Fired, "the expiry of the timer for now");
        t.Equal(begin + 2, probes[2].Fired, "the expiry of the timer for the next jiffy");
        Wheels.NoWarnings(t, machine);
    }
}
