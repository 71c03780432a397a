// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Tick;

/// <summary>The finding DOUBLE-TICK in its two forms.</summary>
internal static unsafe class TickCountedTwice
{
    /// <summary>Jiffies are ahead of the clock for one tick after the switch.</summary>
    [Selftest("tick.finding.double-tick.aligned")]
    private static void AheadForATick(SelftestContext t)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 1 });
        int ahead = 0;

        machine.Spawn(0, "busy", () => consume_cpu(20 * Ticks.Jiffy));
        for (int i = 0; i < 200; i++)
        {
            machine.RunFor(Ticks.Jiffy / 10);
            if (Ticks.Read(machine, 0, () => DoubleTick.IsAhead(machine.Now)))
                ahead++;
        }
        // The clock begins at 1 ms. Where a tick is longer, the switch puts the next one on a
        // multiple of it, and until then jiffies are ahead as well.
        long aligned = (Ticks.Jiffy - 1000 * Ticks.Microsecond) * 10 / Ticks.Jiffy;
        t.Check(ahead > aligned && ahead <= aligned + 11,
            $"jiffies were ahead {ahead} times of 200; the finding no longer shows");
        t.Check(!Ticks.Read(machine, 0, DoubleTick.IsCounted), "a tick was counted twice for good");
    }

    /// <summary>
    /// The tick of CPU 0, which counts jiffies, is late, and CPU 1 has switched to one-shot ticks when it
    /// comes: jiffies stays one ahead.
    /// </summary>
    [Selftest("tick.finding.double-tick.late", 8_000, true)]
    [Selftest("tick.finding.double-tick.late.not", 0, false)]
    private static void AheadForGood(SelftestContext t, int late, bool counted)
    {
        using var machine = Simulation.Boot(new MachineOptions
        {
            Cpus = 2,
            ClockError = (cpu, _) => cpu == 0 ? late : 0,
        });

        machine.RunFor(20 * Ticks.Jiffy);
        t.Equal(counted, Ticks.Read(machine, 0, DoubleTick.IsCounted), "whether a tick was counted twice");
    }
}
