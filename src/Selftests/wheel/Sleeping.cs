// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>schedule_timeout(), msleep(), usleep_range() and their kin.</summary>
internal static unsafe class Sleeping
{
    [Selftest("sleep.msleep")]
    private static void Msleep(SelftestContext t)
    {
        using var machine = Wheels.Boot();

        Wheels.On(t, machine, 0, () =>
        {
            foreach (uint ms in (uint[])[1, 5, 62, 100, 1000, 10_000])
            {
                long begin = machine.Now;
                msleep(ms);
                long slept = machine.Now - begin;
                t.Check(slept >= ms * 1_000_000L, $"msleep({ms}) took {slept} ns");
                t.Check(slept <= ms * 1_130_000L + 2 * Wheels.Jiffy, $"msleep({ms}) took {slept} ns");
            }
        });
    }

    [Selftest("sleep.schedule_timeout.ends")]
    private static void Ends(SelftestContext t)
    {
        using var machine = Wheels.Boot();

        Wheels.On(t, machine, 0, () =>
        {
            ulong begin = jiffies;
            t.Equal(0L, schedule_timeout_uninterruptible(20), "schedule_timeout_uninterruptible()");
            t.Equal(begin + 21, jiffies, "the end of 20 jiffies");
            t.Equal(0L, schedule_timeout_interruptible(1), "schedule_timeout_interruptible()");
            t.Equal(0L, schedule_timeout_killable(1), "schedule_timeout_killable()");
            t.Equal(0L, schedule_timeout_idle(1), "schedule_timeout_idle()");
            begin = jiffies;
            __set_current_state(TASK_RUNNING);
            long left = schedule_timeout(30);
            t.Check(left is 29 or 30 && jiffies - begin <= 1, $"a running task slept; {left} left");
        });
    }

    /// <summary>Whoever wakes a sleeper early leaves it the rest of its timeout.</summary>
    [Selftest("sleep.schedule_timeout.woken")]
    private static void Woken(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        task_struct* sleeper = null;
        long left = -1, forever = -1;

        machine.Spawn(0, "sleeper", () =>
        {
            sleeper = current;
            left = schedule_timeout_interruptible(1000);
            __set_current_state(TASK_UNINTERRUPTIBLE);
            forever = schedule_timeout(MAX_SCHEDULE_TIMEOUT);
        });
        machine.RunFor(100 * Wheels.Jiffy);
        Wheels.On(t, machine, 0, () => wake_up_process(sleeper));
        machine.RunFor(10 * Wheels.Jiffy);
        t.Check(left is > 890 and <= 901, $"the rest of the timeout is {left}");
        t.Equal(-1L, forever, "the sleep without end");
        Wheels.On(t, machine, 0, () => wake_up_process(sleeper));
        machine.RunFor(10 * Wheels.Jiffy);
        t.Equal(MAX_SCHEDULE_TIMEOUT, forever, "the rest of a sleep without end");
        Wheels.NoWarnings(t, machine);
    }

    [Selftest("sleep.schedule_timeout.negative")]
    private static void Negative(SelftestContext t)
    {
        using var machine = Wheels.Boot();

        Wheels.On(t, machine, 0, () =>
        {
            __set_current_state(TASK_UNINTERRUPTIBLE);
            t.Equal(0L, schedule_timeout(-1), "the result");
            t.Equal(TASK_RUNNING, get_current_state(), "the state afterwards");
        });
        t.Check(
            machine.Log.Records.Any(r => r.ToString().Contains("schedule_timeout: wrong timeout value ffffffffffffffff")),
            "the log does not mention it");
    }

    [Selftest("sleep.usleep_range")]
    private static void Usleep(SelftestContext t)
    {
        using var machine = Wheels.Boot();

        Wheels.On(t, machine, 0, () =>
        {
            foreach (uint us in (uint[])[10, 100, 1_500, 20_000])
            {
                long begin = machine.Now;
                usleep_range_state(us, us + us / 2, TASK_UNINTERRUPTIBLE);
                long slept = machine.Now - begin;
                t.Check(slept >= us * 1000L && slept <= (us + us / 2) * 1000L + 10_000, $"{us} us took {slept} ns");
            }
        });
    }

    [Selftest("sleep.hrtimeout")]
    private static void Hrtimeout(SelftestContext t)
    {
        using var machine = Wheels.Boot();

        Wheels.On(t, machine, 0, () =>
        {
            ktime_t zero = 0, soon = 500_000;
            __set_current_state(TASK_INTERRUPTIBLE);
            t.Equal(0, schedule_hrtimeout(&zero, hrtimer_mode.HRTIMER_MODE_REL), "for no time at all");
            t.Equal(TASK_RUNNING, get_current_state(), "the state after no time at all");
            long begin = machine.Now;
            __set_current_state(TASK_INTERRUPTIBLE);
            t.Equal(0, schedule_hrtimeout(&soon, hrtimer_mode.HRTIMER_MODE_REL), "for half a millisecond");
            t.Check(machine.Now - begin >= soon, $"it took {machine.Now - begin} ns");
            t.Check(machine.Now - begin < soon + 100_000, $"it took {machine.Now - begin} ns");
        });
    }
}
