// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from tools/testing/selftests/timers/threadtest.c of Linux 7.2.
// (C) Copyright IBM 2004, 2005, 2006, 2012
using Linux.Selftests.User;

namespace Linux.Selftests.Timers;

/// <summary>Threads on several CPUs agree on the order of time.</summary>
internal sealed class ThreadTest(Program p)
{
    private const int LISTSIZE = 128;
    private const int DEFAULT_THREAD_COUNT = 8;

    /// <summary>Seconds, what -t says upstream; virtual ones, and costly.</summary>
    private const int runtime = 2;

    private readonly long[] global_list = new long[LISTSIZE];
    private bool done;
    private bool list_locked;
    private int listcount;
    private long taken;

    private void checklist(long[] list)
    {
        for (int i = 0; i < list.Length - 1; i++)
        {
            if (list[i + 1] >= list[i])
                continue;
            done = true;
            p.Report.Fail($"{list[i]} is followed by {list[i + 1]}");
        }
    }

    private long Now()
    {
        p.ClockGettime(CLOCK_MONOTONIC, out var ts);
        taken++;
        return Program.Nanoseconds(ts);
    }

    private void shared_thread()
    {
        while (!done)
        {
            while (list_locked)
                p.Spend(2_000_000);
            list_locked = true;

            if (listcount >= LISTSIZE)
            {
                checklist(global_list);
                listcount = 0;
            }
            global_list[listcount++] = Now();

            list_locked = false;
            p.Spend(1_000_000);
        }
    }

    private void independent_thread()
    {
        var my_list = new long[LISTSIZE];

        while (!done)
        {
            for (int count = 0; count < LISTSIZE; count++)
                my_list[count] = Now();
            checklist(my_list);
        }
    }

    private void Run(Action thread)
    {
        var pth = new Program.Thread[DEFAULT_THREAD_COUNT];

        for (int i = 0; i < pth.Length; i++)
            pth[i] = p.StartThread(thread);
        for (int i = 0; i < runtime && !done; i++)
            p.Sleep(1);
        p.Report.Check(!done, "the threads disagree");
        done = true;
        foreach (Program.Thread started in pth)
            p.Join(started);
        p.Report.Check(taken > LISTSIZE * 2, $"only {taken} times were taken");
    }

    [Selftest("threadtest")]
    private static void Main(SelftestContext t) => Program.Run(t, p =>
    {
        p.ClockCost = 2_000_000;
        var shared = new ThreadTest(p);
        shared.Run(shared.shared_thread);
        var independent = new ThreadTest(p);
        independent.Run(independent.independent_thread);
    }, cpus: 4);
}
