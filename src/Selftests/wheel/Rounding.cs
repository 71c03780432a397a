// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>round_jiffies() and its variants.</summary>
internal static class Rounding
{
    [Selftest("wheel.round.absolute")]
    private static void Absolute(SelftestContext t)
    {
        using var machine = Wheels.Boot(new MachineOptions { Cpus = 2 });

        for (int cpu = 0; cpu < 2; cpu++)
        {
            ulong skew = 3UL * (ulong)cpu;
            Wheels.On(t, machine, cpu, () =>
            {
                ulong second = (jiffies / HZ + 10) * HZ;
                for (ulong offset = 0; offset < HZ; offset++)
                {
                    ulong near = offset < HZ / 4 ? second : second + HZ;
                    t.Check(round_jiffies(second + offset - skew) == near - skew, $"round_jiffies() of {offset}");
                    t.Check(round_jiffies_up(second + offset - skew) == second + HZ - skew,
                        $"round_jiffies_up() of {offset}");
                }
            });
        }
    }

    [Selftest("wheel.round.relative")]
    private static void Relative(SelftestContext t)
    {
        using var machine = Wheels.Boot();

        Wheels.On(t, machine, 0, () =>
        {
            ulong now = jiffies;
            for (ulong delta = 1; delta < 3 * HZ; delta++)
            {
                t.Check(round_jiffies_relative(delta) == round_jiffies(now + delta) - now, $"delta {delta}");
                t.Check(round_jiffies_up_relative(delta) == round_jiffies_up(now + delta) - now, $"up {delta}");
                t.Check(time_after(round_jiffies(now + delta), now), $"the past for delta {delta}");
            }
        });
    }

    /// <summary>What would fall into the past stays as it is.</summary>
    [Selftest("wheel.round.past")]
    private static void Past(SelftestContext t)
    {
        using var machine = Wheels.Boot();

        machine.RunFor(100 * Wheels.Jiffy);
        Wheels.On(t, machine, 0, () =>
        {
            ulong past = jiffies - jiffies % HZ - HZ + 1;
            t.Equal(past, round_jiffies(past), "round_jiffies() of a past time");
        });
    }
}
