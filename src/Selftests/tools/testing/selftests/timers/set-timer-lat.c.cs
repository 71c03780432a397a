// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from tools/testing/selftests/timers/set-timer-lat.c of Linux 7.2.
// (C) Copyright Linaro 2014
using Linux.Selftests.User;

namespace Linux.Selftests.Timers;

/// <summary>POSIX timers are never early and not much late, once or periodic, on every clock.</summary>
internal sealed class SetTimerLat(Program p, int clock_id)
{
    private const long UNRESONABLE_LATENCY = 40000000;
    private const int TIMER_SECS = 1;

    private int alarmcount;
    private long start_time;
    private long max_latency_ns;
    private bool timer_fired_early;

    private void sigalarm(kernel_siginfo info)
    {
        p.ClockGettime(clock_id, out var ts);
        alarmcount++;

        long delta_ns = Program.Nanoseconds(ts) - start_time;
        delta_ns -= NSEC_PER_SEC * TIMER_SECS * alarmcount;

        if (delta_ns < 0)
            timer_fired_early = true;

        if (delta_ns > max_latency_ns)
            max_latency_ns = delta_ns;
    }

    private string describe_timer(int flags, int interval)
        => $"{Clocks.clockstring(clock_id)} {(flags != 0 ? "ABSTIME" : "RELTIME")} "
            + (interval != 0 ? "PERIODIC" : "ONE-SHOT");

    private int setup_timer(int flags, int interval, out int tm1)
    {
        var se = new sigevent { sigev_notify = SIGEV_SIGNAL, sigev_signo = SIGRTMAX };

        max_latency_ns = 0;
        alarmcount = 0;
        timer_fired_early = false;

        int err = p.TimerCreate(clock_id, se, out tm1);
        if (err != 0)
            return err;

        p.ClockGettime(clock_id, out var now);
        start_time = Program.Nanoseconds(now);
        long value = TIMER_SECS * NSEC_PER_SEC + (flags != 0 ? start_time : 0);

        return p.TimerSettime(tm1, flags, Program.Every(value, interval * NSEC_PER_SEC));
    }

    private void check_timer_latency(int flags, int interval)
    {
        p.Report.Check(!timer_fired_early, $"{describe_timer(flags, interval)} timer fired early");
        p.Report.Check(max_latency_ns < UNRESONABLE_LATENCY,
            $"{describe_timer(flags, interval)} max latency: {max_latency_ns} ns");
    }

    private void do_timer(int flags)
    {
        const int interval = TIMER_SECS;

        if (!p.Report.Equal(0, setup_timer(flags, interval, out int tm1), describe_timer(flags, interval)))
            return;

        while (alarmcount < 5)
            p.Sleep(1);

        p.TimerDelete(tm1);
        check_timer_latency(flags, interval);
    }

    private void do_timer_oneshot(int flags)
    {
        const int interval = 0;

        if (!p.Report.Equal(0, setup_timer(flags, interval, out int tm1), describe_timer(flags, interval)))
            return;

        long timeout = 5 * NSEC_PER_SEC;
        while (p.Select(ref timeout) == -EINTR)
        {
        }

        p.TimerDelete(tm1);
        check_timer_latency(flags, interval);
        p.Report.Equal(1, alarmcount, $"{describe_timer(flags, interval)} count");
    }

    [Selftest("set-timer-lat")]
    private static void Main(SelftestContext t) => Program.Run(t, p =>
    {
        for (int clock_id = 0; clock_id <= CLOCK_TAI; clock_id++)
        {
            if (!Clocks.CanSleep(clock_id))
                continue;

            var test = new SetTimerLat(p, clock_id);
            p.Sigaction(SIGRTMAX, test.sigalarm);
            test.do_timer(TIMER_ABSTIME);
            test.do_timer(0);
            test.do_timer_oneshot(TIMER_ABSTIME);
            test.do_timer_oneshot(0);
        }
    });
}
