// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Migration;

/// <summary>The finding EARLY-EXPIRY on its smallest machine.</summary>
internal static unsafe class ExpiryStaysEarly
{
    /// <summary>
    /// CPU 1 sleeps with an event at 300 ms; CPU 0 goes idle with 250 ms, wakes, and goes idle with 500 ms
    /// while CPU 2 keeps the group active. next_expiry remains at 250 ms, which nobody has.
    /// </summary>
    [Selftest("migration.finding.early-expiry")]
    private static void NextExpiryStays(SelftestContext t)
    {
        using Machine machine = Wheels.Boot(new MachineOptions { Cpus = 3 });
        Probe* probes = Probe.Allocate(machine, 2);

        machine.Spawn(2, "busy", () => consume_cpu(200 * Wheels.Jiffy));
        Wheels.On(t, machine, 1, () => Probe.Arm(probes + 1, 300));
        machine.RunFor(5 * Wheels.Jiffy);
        Wheels.On(t, machine, 0, () => Probe.Arm(probes, 250));
        machine.RunFor(5 * Wheels.Jiffy);
        t.Equal(0L, FindingsSeen.Of(machine)[EarlyExpiry.Name], "the finding before its time");
        Wheels.On(t, machine, 0, () => mod_timer(&probes->Timer, jiffies + 500));
        machine.RunFor(5 * Wheels.Jiffy);
        t.Check(FindingsSeen.Of(machine)[EarlyExpiry.Name] > 0, "the finding no longer shows");
        machine.RunFor(1000 * Wheels.Jiffy);
        t.Equal(1, probes[0].Count, "the expiries of CPU 0's timer");
        t.Equal(1, probes[1].Count, "the expiries of CPU 1's timer");
        Wheels.NoWarnings(t, machine);
    }
}
