// SPDX-License-Identifier: GPL-2.0-only
// Ported from tools/testing/selftests/timers/posix_timers.c of Linux 7.2.
// Copyright (C) 2013 Red Hat, Inc., Frederic Weisbecker <fweisbec@redhat.com>
using Linux.Selftests.User;

namespace Linux.Selftests.Timers;

/// <summary>
/// POSIX timers and ITIMER_REAL: delivery, ignored and blocked signals, overruns, exact numbers.
/// What runs on CPU-time clocks upstream is left out, those clocks are not ported.
/// </summary>
internal sealed class PosixTimers(Program p)
{
    private const long DELAY = 2;
    private const long Interval = 100_000_000;

    private bool done;
    private int signals;
    private int overruns;

    private void sig_handler(kernel_siginfo info) => done = true;

    private void siginfo_handler(kernel_siginfo info)
    {
        signals++;
        overruns += info.si_overrun;
    }

    private bool check_diff(long start, long end)
        => Math.Abs(end - start - DELAY * NSEC_PER_SEC) <= NSEC_PER_SEC / 2;

    private long Now(int clock)
    {
        p.Report.Equal(0, p.ClockGettime(clock, out var now), "clock_gettime()");
        return Program.Nanoseconds(now);
    }

    private void Ok(int error, string call) => p.Report.Equal(0, error, call);

    private void user_loop()
    {
        while (!done)
            p.Spend(1_000_000);
    }

    private void check_itimer_real()
    {
        done = false;
        p.Sigaction(SIGALRM, sig_handler);

        long start = Now(CLOCK_REALTIME);
        Ok(p.Setitimer(ITIMER_REAL, new __kernel_old_itimerval
        {
            it_value = new __kernel_old_timeval { tv_sec = DELAY },
        }), "setitimer()");
        p.Pause();
        long end = Now(CLOCK_REALTIME);

        p.Report.Check(done && check_diff(start, end), $"ITIMER_REAL after {end - start} ns");
    }

    private void check_timer_create(int which)
    {
        done = false;
        Ok(p.TimerCreate(which, out int id), "timer_create()");
        p.Sigaction(SIGALRM, sig_handler);

        long start = Now(CLOCK_REALTIME);
        Ok(p.TimerSettime(id, 0, Program.Every(DELAY * NSEC_PER_SEC, 0)), "timer_settime()");
        user_loop();
        long end = Now(CLOCK_REALTIME);

        p.Report.Check(check_diff(start, end), $"timer_create() per {Clocks.clockstring(which)}: {end - start} ns");
        Ok(p.TimerDelete(id), "timer_delete()");
    }

    /// <summary>A timer of SIGUSR1, blocked, that expires every 100 ms from now on.</summary>
    private int BlockedTimer(int which, int thread = 0)
    {
        signals = overruns = 0;
        p.Sigaction(SIGUSR1, siginfo_handler);
        Ok(p.Sigprocmask(SIG_BLOCK, SIGUSR1), "sigprocmask(SIG_BLOCK)");

        var sev = new sigevent
        {
            sigev_notify = thread != 0 ? SIGEV_SIGNAL | SIGEV_THREAD_ID : SIGEV_SIGNAL,
            sigev_signo = SIGUSR1,
            sigev_notify_thread_id = thread,
        };
        Ok(p.TimerCreate(which, sev, out int timerid), "timer_create()");
        Ok(p.TimerSettime(timerid, 0, Program.Every(Interval, Interval)), "timer_settime()");
        return timerid;
    }

    private void ignore_thread()
    {
        Ok(p.Sigprocmask(SIG_BLOCK, SIGUSR1), "sigprocmask(SIG_BLOCK)");
        p.Sleep(100);
        Ok(p.Sigprocmask(SIG_UNBLOCK, SIGUSR1), "sigprocmask(SIG_UNBLOCK)");
    }

    private void check_sig_ign(bool thread)
    {
        Program.Thread? pthread = null;

        if (thread)
        {
            pthread = p.StartThread(ignore_thread);
            p.Sleep(1);
        }

        int timerid = BlockedTimer(CLOCK_MONOTONIC, pthread?.Id ?? 0);

        p.Sleep(1);
        Ok(p.Signal(SIGUSR1, SIG_IGN), "signal(SIG_IGN)");
        p.Sleep(1);

        if (pthread != null)
        {
            p.Cancel(pthread);
            p.Join(pthread);
        }

        p.Sigaction(SIGUSR1, siginfo_handler);
        p.Sleep(1);

        Ok(p.Sigprocmask(SIG_UNBLOCK, SIGUSR1), "sigprocmask(SIG_UNBLOCK)");
        Ok(p.TimerDelete(timerid), "timer_delete()");

        string name = thread ? "check_sig_ign SIGEV_THREAD_ID" : "check_sig_ign SIGEV_SIGNAL";
        p.Report.Equal(thread ? 0 : 1, signals, $"{name} signals");
        p.Report.Equal(thread ? 0 : 29, overruns, $"{name} overruns");
    }

    private void check_rearm()
    {
        int timerid = BlockedTimer(CLOCK_MONOTONIC);

        p.Sleep(1);
        Ok(p.TimerSettime(timerid, 0, Program.Every(10 * NSEC_PER_SEC, 0)), "timer_settime()");
        Ok(p.Sigprocmask(SIG_UNBLOCK, SIGUSR1), "sigprocmask(SIG_UNBLOCK)");
        Ok(p.TimerDelete(timerid), "timer_delete()");

        p.Report.Equal(0, signals, "check_rearm signals");
    }

    private void check_delete()
    {
        int timerid = BlockedTimer(CLOCK_MONOTONIC);

        p.Sleep(1);
        Ok(p.TimerDelete(timerid), "timer_delete()");
        Ok(p.Sigprocmask(SIG_UNBLOCK, SIGUSR1), "sigprocmask(SIG_UNBLOCK)");

        p.Report.Equal(0, signals, "check_delete signals");
    }

    private void check_sigev_none(int which)
    {
        var sev = new sigevent { sigev_notify = SIGEV_NONE };

        Ok(p.TimerCreate(which, sev, out int timerid), "timer_create()");
        Ok(p.TimerSettime(timerid, 0, Program.Every(Interval, Interval)), "timer_settime()");

        long start = Now(which);
        while (Now(which) - start < NSEC_PER_SEC)
        {
        }

        Ok(p.TimerGettime(timerid, out var its), "timer_gettime()");
        Ok(p.TimerDelete(timerid), "timer_delete()");

        long left = Program.Nanoseconds(its.it_value);
        p.Report.Check(left > 0 && left <= Interval, $"check_sigev_none {Clocks.clockstring(which)}: {left} ns");
    }

    private void check_gettime(int which)
    {
        int wraps = 0;
        int timerid = BlockedTimer(which);

        Ok(p.TimerGettime(timerid, out var prev), "timer_gettime()");
        long start = Now(which);
        while (Now(which) - start < NSEC_PER_SEC)
        {
            p.TimerGettime(timerid, out var its);
            if (its.it_value.tv_nsec > prev.it_value.tv_nsec)
                wraps++;
            prev = its;
        }

        Ok(p.TimerDelete(timerid), "timer_delete()");
        p.Report.Check(wraps > 1, $"check_gettime {Clocks.clockstring(which)}: {wraps} wraps");
    }

    private void check_overrun(int which)
    {
        int timerid = BlockedTimer(which);

        long start = Now(which);
        while (Now(which) - start < NSEC_PER_SEC)
        {
        }

        Ok(p.Sigprocmask(SIG_UNBLOCK, SIGUSR1), "sigprocmask(SIG_UNBLOCK)");
        Ok(p.TimerDelete(timerid), "timer_delete()");

        p.Report.Equal(1, signals, $"check_overrun {Clocks.clockstring(which)} signals");
        p.Report.Equal(9, overruns, $"check_overrun {Clocks.clockstring(which)} overruns");
    }

    private void check_timer_create_exact()
    {
        Ok((int)posixtimer_create_prctl(PR_TIMER_CREATE_RESTORE_IDS_ON), "prctl(ON)");
        p.Report.Equal(1L, posixtimer_create_prctl(PR_TIMER_CREATE_RESTORE_IDS_GET), "prctl(GET)");

        int id = 8;
        Ok(p.TimerCreateExact(CLOCK_MONOTONIC, ref id), "timer_create()");
        Ok(p.TimerDelete(id), "timer_delete()");
        p.Report.Equal(8, id, "check timer create exact");

        Ok((int)posixtimer_create_prctl(PR_TIMER_CREATE_RESTORE_IDS_OFF), "prctl(OFF)");
        p.Report.Equal(0L, posixtimer_create_prctl(PR_TIMER_CREATE_RESTORE_IDS_GET), "prctl(GET)");

        Ok(p.TimerCreateExact(CLOCK_MONOTONIC, ref id), "timer_create()");
        Ok(p.TimerDelete(id), "timer_delete()");
        p.Report.Equal(9, id, "check timer create exact. Disabling");
    }

    [Selftest("posix_timers")]
    private static void Main(SelftestContext t) => Program.Run(t, p =>
    {
        p.ClockCost = 500_000;
        var test = new PosixTimers(p);

        test.check_timer_create_exact();
        test.check_itimer_real();
        test.check_timer_create(CLOCK_MONOTONIC);
        test.check_timer_create(CLOCK_REALTIME);
        test.check_sig_ign(thread: false);
        test.check_sig_ign(thread: true);
        test.check_rearm();
        test.check_delete();
        test.check_sigev_none(CLOCK_MONOTONIC);
        test.check_gettime(CLOCK_MONOTONIC);
        test.check_overrun(CLOCK_MONOTONIC);
    });
}
