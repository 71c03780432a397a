// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from tools/testing/selftests/timers/nsleep-lat.c of Linux 7.2.
// (C) Copyright Linaro 2013
using Linux.Selftests.User;

namespace Linux.Selftests.Timers;

/// <summary>Sleeps are not much too long.</summary>
internal static class NsleepLat
{
    private const long UNRESONABLE_LATENCY = 40000000;
    private const int UNSUPPORTED = 0xf00f;

    private static int nanosleep_lat_test(Program p, int clockid, long ns)
    {
        const int count = 10;
        long latency = 0;

        if (p.ClockGettime(clockid, out var start) != 0)
            return UNSUPPORTED;
        if (p.ClockNanosleep(clockid, 0, Program.Timespec(ns)) != 0)
            return UNSUPPORTED;

        p.ClockGettime(clockid, out start);
        for (int i = 0; i < count; i++)
            p.ClockNanosleep(clockid, 0, Program.Timespec(ns));
        p.ClockGettime(clockid, out var end);

        latency = (Program.Nanoseconds(end) - Program.Nanoseconds(start)) / count - ns;
        if (latency > UNRESONABLE_LATENCY)
        {
            p.Report.Diagnose($"Large rel latency: {latency} ns");
            return -1;
        }

        latency = 0;
        for (int i = 0; i < count; i++)
        {
            p.ClockGettime(clockid, out start);
            long target = Program.Nanoseconds(start) + ns;
            p.ClockNanosleep(clockid, TIMER_ABSTIME, Program.Timespec(target));
            p.ClockGettime(clockid, out end);
            latency += Program.Nanoseconds(end) - target;
        }

        if (latency / count > UNRESONABLE_LATENCY)
        {
            p.Report.Diagnose($"Large abs latency: {latency / count} ns");
            return -1;
        }

        return 0;
    }

    [Selftest("nsleep-lat")]
    private static void Main(SelftestContext t) => Program.Run(t, p =>
    {
        for (int clockid = CLOCK_REALTIME; clockid <= CLOCK_TAI; clockid++)
        {
            if (clockid is CLOCK_PROCESS_CPUTIME_ID or CLOCK_THREAD_CPUTIME_ID or Clocks.CLOCK_HWSPECIFIC)
                continue;

            int ret = 0;
            for (long length = 10; length <= NSEC_PER_SEC * 10 && ret == 0; length *= 100)
                ret = nanosleep_lat_test(p, clockid, length);
            t.Equal(!Clocks.CanSleep(clockid), ret == UNSUPPORTED, $"unsupported {Clocks.clockstring(clockid)}");
            if (ret != UNSUPPORTED)
                t.Equal(0, ret, $"nanosleep_lat_test({Clocks.clockstring(clockid)})");
        }
    });
}
