// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Tick;

/// <summary>The averages of runnable tasks, over a sleep of the whole machine.</summary>
internal static unsafe class LoadAverages
{
    private const ulong One = 1 << 11;
    private static readonly ulong[] s_decay = [1884, 2014, 2037];

    /// <summary>
    /// What is missing when the machine wakes are the samples of every five seconds, one after the
    /// other, of a machine on which nothing ran.
    /// </summary>
    /// <param name="t">The test.</param>
    /// <param name="seconds">How long it sleeps.</param>
    [Selftest("tick.load-average.short-sleep", 70L)]
    [Selftest("tick.load-average.long-sleep", 200_000L)]
    private static void SleepIsSampled(SelftestContext t, long seconds)
    {
        using Machine machine = Wheels.Boot();
        Probe* probe = Probe.Allocate(machine, 1);
        var expected = new ulong[3];
        ulong update = 0, updated = 0, now = 0;

        machine.On(0, () => consume_cpu(600_000_000_000));
        Wheels.On(t, machine, 0, () => Probe.Arm(probe, (ulong)seconds * HZ));
        machine.Inspect(0, () =>
        {
            update = calc_load_update;
            for (int i = 0; i < expected.Length; i++)
                expected[i] = avenrun[i];
        });
        t.Check(expected[0] > One / 2, $"the load is {expected[0]} after ten minutes of work");
        // The timer's bucket may be an eighth later than it asked for.
        machine.RunFor(seconds * 1_200_000_000);
        t.Equal(1, probe->Count, "wake-ups by the timer");
        machine.Inspect(0, () => (now, updated) = (jiffies, calc_load_update));
        for (; time_after_eq(now, update + 10); update += 5 * HZ + 1)
        {
            for (int i = 0; i < expected.Length; i++)
                expected[i] = expected[i] * s_decay[i] / One;
        }
        t.Equal(update, updated, "the time of the next sample");
        machine.Inspect(0, () =>
        {
            for (int i = 0; i < expected.Length; i++)
                t.Equal(expected[i], avenrun[i], $"average {i}");
        });
    }
}
