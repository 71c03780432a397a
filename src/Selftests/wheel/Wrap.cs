// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>Timers across the places where jiffies wraps, for 32 bits and for 64.</summary>
internal static unsafe class Wrap
{
    private const int Count = 200;

    [Selftest("wheel.wrap.32")]
    private static void Low(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        ulong boot = 0;
        machine.Inspect(0, () => boot = jiffies);
        t.Check((uint)boot > uint.MaxValue - 310u * HZ, $"jiffies begins at {boot}, not before the wrap");
        machine.RunFor((long)(uint.MaxValue - (uint)boot - 2000) * Wheels.Jiffy);
        Across(t, machine);
        machine.Inspect(0, () => t.Check((uint)jiffies < uint.MaxValue / 2, $"jiffies is {jiffies}"));
    }

    /// <summary>The machine is told another time here, which an invariant would call a clock that went back.</summary>
    [Selftest("wheel.wrap.64")]
    private static void High(SelftestContext t)
    {
        using var machine = Wheels.Boot(new MachineOptions { CheckInvariants = false });
        machine.Inspect(0, () =>
        {
            jiffies_64 = ulong.MaxValue - 2000;
            timers_prepare_cpu(0);
        });
        Across(t, machine);
        machine.Inspect(0, () => t.Check(jiffies < ulong.MaxValue / 2, $"jiffies is {jiffies}"));
    }

    private static void Across(SelftestContext t, Machine machine)
    {
        var random = new Random(3);
        Probe* probes = Probe.Allocate(machine, Count);
        var buckets = new ulong[Count];

        Wheels.On(t, machine, 0, () =>
        {
            for (int i = 0; i < Count; i++)
            {
                Probe.Arm(&probes[i], (ulong)random.Next(1, 30_000));
                buckets[i] = Wheels.Bucket(&probes[i].Timer);
            }
        });
        machine.RunFor(40_000 * Wheels.Jiffy);
        for (int i = 0; i < Count; i++)
        {
            t.Equal(1, probes[i].Count, $"the expiries of probe {i}");
            t.Equal(buckets[i], probes[i].Fired, $"the jiffy in which probe {i} expired");
            t.Check(time_after(probes[i].Fired, probes[i].Timer.expires), $"probe {i} was early");
        }
        Wheels.NoWarnings(t, machine);
    }
}
