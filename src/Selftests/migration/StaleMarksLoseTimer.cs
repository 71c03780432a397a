// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Migration;

/// <summary>The finding STALE-MARKS on its smallest machine.</summary>
internal static unsafe class StaleMarksLoseTimer
{
    /// <summary>
    /// CPU 1 was offline while its local wheel had a timer due at 200 ms, and sleeps until a far local timer
    /// that CPU 0 then deletes. CPU 0 expires CPU 1's global timer, whose callback arms it for 250 ms
    /// more. It is late by more than two seconds; with the marks taken away it is on time.
    /// </summary>
    [Selftest("migration.finding.stale-marks", false)]
    [Selftest("migration.finding.stale-marks.marks-taken-away", true)]
    private static void GlobalTimerIsLate(SelftestContext t, bool takeAway)
    {
        using Machine machine = Wheels.Boot(new MachineOptions { Cpus = 2 });
        Probe* probes = Probe.Allocate(machine, 2);
        Probe* first = probes, far = probes + 1;
        var ledger = new TimerLedger(machine);
        var fired = new List<ulong>();
        ulong due = 0;
        int global = -1;

        ledger.OnFire = number =>
        {
            fired.Add(jiffies);
            if (fired.Count > 1)
                return;
            due = jiffies + 250;
            ledger.Modify(number, due);
        };
        Wheels.On(t, machine, 1, () => Probe.Arm(first, 200, TIMER_PINNED));
        Wheels.On(t, machine, 0, () => t.Equal(0, cpu_down(1), "cpu_down()"));
        Wheels.On(t, machine, 0, () => t.Equal(0, cpu_up(1), "cpu_up()"));
        machine.Inspect(1, () =>
        {
            timer_base* local = Wheels.Base(1, BASE_LOCAL);
            t.Check(StaleMarks.Has(local), "the local wheel has no stale mark");
            for (int level = 0; takeAway && level < Wheels.Levels; level++)
                local->pending_map[level] = 0;
        });
        machine.Spawn(0, "busy", () => consume_cpu(100 * Wheels.Jiffy));
        Wheels.On(t, machine, 1, () =>
        {
            Probe.Arm(far, 3000, TIMER_PINNED);
            global = ledger.Create();
            ledger.Modify(global, jiffies + 50);
        });
        machine.RunFor(10 * Wheels.Jiffy);
        Wheels.On(t, machine, 0, () => t.Equal(1, timer_delete(&far->Timer), "timer_delete()"));
        machine.RunFor(4000 * Wheels.Jiffy);
        t.Equal(2, fired.Count, "expiries of the global timer");
        ulong late = fired[^1] - due;
        if (takeAway)
            t.Check(late <= 10, $"the timer was {late} jiffies late without marks");
        else
            t.Check(late > 2000, $"the timer was {late} jiffies late; the finding no longer shows");
        t.Equal(!takeAway, FindingsSeen.Of(machine)[StaleMarks.Name] > 0, "whether the predicate holds");
        t.Equal(0, ledger.Violations.Count, "timers late apart from the finding");
        Wheels.NoWarnings(t, machine);
    }
}
