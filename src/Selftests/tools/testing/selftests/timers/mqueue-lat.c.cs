// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from tools/testing/selftests/timers/mqueue-lat.c of Linux 7.2.
// (C) Copyright Linaro 2013
using Linux.Selftests.User;

namespace Linux.Selftests.Timers;

/// <summary>
/// A wait with an absolute timeout on the wall clock, as for a message that never comes, is not
/// much too long. Of the message queue itself there is only that wait.
/// </summary>
internal static unsafe class MqueueLat
{
    private const long TARGET_TIMEOUT = 100000000;
    private const long UNRESONABLE_LATENCY = 40000000;

    /// <summary>What mq_timedreceive() does on a queue that stays empty.</summary>
    private static int mq_timedreceive(long timeout)
    {
        ktime_t expires = timeout;

        set_current_state(TASK_INTERRUPTIBLE);
        int woken = schedule_hrtimeout_range_clock(
            &expires, 0, hrtimer_mode.HRTIMER_MODE_ABS, CLOCK_REALTIME);
        __set_current_state(TASK_RUNNING);
        return woken == 0 ? -ETIMEDOUT : -EINTR;
    }

    [Selftest("mqueue-lat")]
    private static void Main(SelftestContext t) => Program.Run(t, p =>
    {
        const int count = 100;

        p.ClockGettime(CLOCK_MONOTONIC, out var start);
        for (int i = 0; i < count; i++)
        {
            p.ClockGettime(CLOCK_REALTIME, out var now);
            long target = Program.Nanoseconds(now) + TARGET_TIMEOUT;

            t.Equal(-ETIMEDOUT, mq_timedreceive(target), "mq_timedreceive()");
            p.ClockGettime(CLOCK_REALTIME, out now);
            t.Check(Program.Nanoseconds(now) >= target, $"wait {i} was short");
        }
        p.ClockGettime(CLOCK_MONOTONIC, out var end);

        long mean = (Program.Nanoseconds(end) - Program.Nanoseconds(start)) / count;
        t.Check(mean <= TARGET_TIMEOUT + UNRESONABLE_LATENCY, $"a wait takes {mean} ns");
    });
}
