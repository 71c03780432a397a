// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from tools/testing/selftests/timers/nanosleep.c of Linux 7.2.
// (C) Copyright IBM 2012
// (C) Copyright Linaro 2013 2015
using Linux.Selftests.User;

namespace Linux.Selftests.Timers;

/// <summary>Sleeps never return early, and say what is left when a signal ends them.</summary>
internal static class Nanosleep
{
    private const int UNSUPPORTED = 0xf00f;

    private static int nanosleep_test(Program p, int clockid, long ns)
    {
        if (p.ClockGettime(clockid, out var now) != 0)
            return UNSUPPORTED;
        long target = Program.Nanoseconds(now) + ns;

        if (p.ClockNanosleep(clockid, TIMER_ABSTIME, Program.Timespec(target)) != 0)
            return UNSUPPORTED;
        p.ClockGettime(clockid, out now);

        if (target > Program.Nanoseconds(now))
            return -1;

        p.ClockGettime(clockid, out now);
        target = Program.Nanoseconds(now) + ns;
        p.ClockNanosleep(clockid, 0, Program.Timespec(ns));
        p.ClockGettime(clockid, out now);

        if (target > Program.Nanoseconds(now))
            return -1;
        return 0;
    }

    private static int nanosleep_test_remaining(Program p, int clockid)
    {
        if (p.Sigaction(SIGALRM, _ => { }) != 0)
            return -1;

        if (p.TimerCreate(clockid, out int timer) != 0)
            return -1;

        if (p.TimerSettime(timer, 0, Program.Every(NSEC_PER_SEC / 4, 0)) != 0)
            return -1;

        int ret = p.ClockNanosleep(clockid, Program.Timespec(NSEC_PER_SEC / 2), out var rmtp);
        if (ret != -EINTR)
            return -1;

        if (p.TimerDelete(timer) != 0)
            return -1;

        if (p.Signal(SIGALRM, SIG_DFL) != 0)
            return -1;

        long left = Program.Nanoseconds(rmtp);
        return left >= 0 && left <= NSEC_PER_SEC / 2 ? 0 : -1;
    }

    [Selftest("nanosleep")]
    private static void Main(SelftestContext t) => Program.Run(t, p =>
    {
        for (int clockid = CLOCK_REALTIME; clockid <= CLOCK_TAI; clockid++)
        {
            if (clockid is CLOCK_PROCESS_CPUTIME_ID or CLOCK_THREAD_CPUTIME_ID or Clocks.CLOCK_HWSPECIFIC)
                continue;

            int ret = 0;
            for (long length = 10; length <= NSEC_PER_SEC * 10 && ret == 0; length *= 100)
                ret = nanosleep_test(p, clockid, length);
            t.Equal(!Clocks.CanSleep(clockid), ret == UNSUPPORTED, $"unsupported {Clocks.clockstring(clockid)}");
            if (ret == UNSUPPORTED)
                continue;
            t.Equal(0, ret, $"nanosleep_test({Clocks.clockstring(clockid)})");
            t.Equal(0, nanosleep_test_remaining(p, clockid),
                $"nanosleep_test_remaining({Clocks.clockstring(clockid)})");
        }
    });
}
