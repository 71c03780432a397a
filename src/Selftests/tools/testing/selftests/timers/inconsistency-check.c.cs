// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from tools/testing/selftests/timers/inconsistency-check.c of Linux 7.2.
// (C) Copyright IBM 2003, 2004, 2005, 2012
// (C) Copyright Linaro Limited 2015
using Linux.Selftests.User;

namespace Linux.Selftests.Timers;

/// <summary>No clock ever runs backwards.</summary>
internal static class InconsistencyCheck
{
    private const int CALLS_PER_LOOP = 64;

    /// <summary>Seconds for each clock, what -t says upstream; virtual ones, and costly.</summary>
    private const int runtime = 2;

    private static bool in_order(__kernel_timespec a, __kernel_timespec b)
        => Program.Nanoseconds(a) <= Program.Nanoseconds(b);

    private static int consistency_test(Program p, int clock_type, long seconds)
    {
        var list = new __kernel_timespec[CALLS_PER_LOOP];
        long now, then;

        p.ClockGettime(clock_type, out list[0]);
        now = then = list[0].tv_sec;

        while (now - then < seconds)
        {
            for (int i = 0; i < CALLS_PER_LOOP; i++)
                p.ClockGettime(clock_type, out list[i]);

            for (int i = 0; i < CALLS_PER_LOOP - 1; i++)
            {
                if (in_order(list[i], list[i + 1]))
                    continue;
                p.Report.Diagnose($"Delta: {Program.Nanoseconds(list[i]) - Program.Nanoseconds(list[i + 1])} ns");
                return -1;
            }
            now = list[0].tv_sec;
        }
        return 0;
    }

    [Selftest("inconsistency-check")]
    private static void Main(SelftestContext t) => Program.Run(t, p =>
    {
        p.ClockCost = 1_000_000;
        for (int clockid = CLOCK_REALTIME; clockid <= CLOCK_TAI; clockid++)
        {
            if (clockid == Clocks.CLOCK_HWSPECIFIC || p.ClockGettime(clockid, out _) != 0)
            {
                t.Diagnose($"{Clocks.clockstring(clockid)} is not there");
                continue;
            }

            t.Equal(0, consistency_test(p, clockid, runtime), Clocks.clockstring(clockid));
        }
    });
}
