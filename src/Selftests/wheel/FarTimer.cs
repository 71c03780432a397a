// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>The finding FAR-TIMER on its smallest machine.</summary>
internal static unsafe class FarTimer
{
    /// <summary>Jiffies of a bucket of the last of nine levels.</summary>
    private const ulong LastBucket = 1UL << 24;

    /// <summary>
    /// A CPU sleeps, its wheel empty, while jiffies passes a multiple of the last level's bucket,
    /// and then arms the one timer of its wheel, whose bucket is behind the next_expiry that the
    /// empty wheel had. It is not noticed, and fires a turn of the level late, once another timer
    /// comes; on a wheel of eight levels, and where the CPU has gone idle behind the multiple, it
    /// is on time.
    /// </summary>
    /// <param name="t">The test.</param>
    /// <param name="asleep">Jiffies behind the multiple at which the CPU arms the timer.</param>
    /// <param name="timeout">What it asks for, jiffies.</param>
    /// <param name="idleBehind">Whether it goes idle between the two.</param>
    [Selftest("wheel.finding.far-timer", 20UL, 0x3EFF_FFFFUL, false)]
    [Selftest("wheel.finding.far-timer.next-jiffy", 1UL, 0x3EFF_FFFFUL, false)]
    [Selftest("wheel.finding.far-timer.beyond-the-wheel", 2 * LastBucket, 0x7FFF_FFFFUL, false)]
    [Selftest("wheel.finding.far-timer.idle-between", 20UL, 0x3EFF_FFFFUL, true)]
    private static void IsNotNoticed(SelftestContext t, ulong asleep, ulong timeout,
        bool idleBehind)
    {
        // The invariants would end the test at the wheel that knows nothing of its timer (I14).
        using Machine machine = Wheels.Boot(new MachineOptions { CheckInvariants = false });
        Probe* probes = Probe.Allocate(machine, 2);
        bool lost = Wheels.Levels == 9 && !idleBehind;
        ulong bucket = 0;

        RunUntil(machine, 0x1_0000_0000 + asleep - 10);
        if (idleBehind)
            Wheels.On(t, machine, 0, () => consume_cpu(Wheels.Jiffy));
        RunUntil(machine, 0x1_0000_0000 + asleep);
        Wheels.On(t, machine, 0, () =>
        {
            Probe.Arm(probes, timeout, TIMER_PINNED);
            bucket = Wheels.Bucket(&probes->Timer);
        });
        machine.Inspect(0, () => t.Equal(!lost, Wheels.Base(0, BASE_LOCAL)->timers_pending,
            lost ? "timers_pending (if so, the finding no longer shows)" : "timers_pending"));
        RunUntil(machine, bucket + 1000);
        t.Equal(lost ? 0 : 1, probes->Count, "expiries when the timer was due");
        Wheels.On(t, machine, 0, () => Probe.Arm(probes + 1, 10, TIMER_PINNED));
        RunUntil(machine, bucket + (1UL << 30) + 1000);
        t.Equal(1, probes->Count, "expiries at last");
        t.Equal(lost ? bucket + (1UL << 30) : bucket, probes->Fired,
            "the jiffy in which it expired");
        Wheels.NoWarnings(t, machine);
    }

    private static void RunUntil(Machine machine, ulong jiffy)
    {
        long left = 0;

        machine.Inspect(0, () => left = (long)(jiffy - jiffies) * Wheels.Jiffy);
        machine.RunFor(left);
    }
}
