// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.User;

/// <summary>The system calls of clocks and timers. All return 0 or a negative error.</summary>
internal sealed unsafe partial class Program
{
    /// <summary>Nanoseconds of user mode that one look at a clock costs.</summary>
    public long ClockCost { get; set; } = 1_000;

    /// <summary>Reads a clock.</summary>
    public int ClockGettime(int clock, out __kernel_timespec time)
    {
        __kernel_timespec read;
        int error = sys_clock_gettime(clock, &read);

        time = error == 0 ? read : default;
        Spend(ClockCost);
        return error;
    }

    /// <summary>Sleeps; <paramref name="flags"/> is 0 or <c>TIMER_ABSTIME</c>.</summary>
    public int ClockNanosleep(int clock, int flags, __kernel_timespec request)
    {
        int result;

        do
            result = _signals.Leave(sys_clock_nanosleep(clock, flags, &request, null));
        while (result == -ERESTARTNOHAND);
        return result;
    }

    /// <summary>Sleeps, and says what is left when a handler ran.</summary>
    public int ClockNanosleep(int clock, __kernel_timespec request, out __kernel_timespec remaining)
    {
        __kernel_timespec left = default;
        int error = _signals.Leave(sys_clock_nanosleep(clock, 0, &request, &left));

        remaining = left;
        return error;
    }

    /// <summary>Sleeps for whole seconds, less when a handler runs.</summary>
    public void Sleep(long seconds)
        => ClockNanosleep(CLOCK_REALTIME, 0, new __kernel_timespec { tv_sec = seconds });

    /// <summary>Sleeps like select() without descriptors: the timeout is what is left.</summary>
    public int Select(ref long timeoutNs)
    {
        ktime_t end = ktime_get() + timeoutNs;
        bool expired = false;

        set_current_state(TASK_INTERRUPTIBLE);
        if (!signal_pending(current))
            expired = schedule_hrtimeout_range(&end, current->timer_slack_ns, hrtimer_mode.HRTIMER_MODE_ABS) == 0;
        __set_current_state(TASK_RUNNING);
        timeoutNs = Math.Max(0, end - ktime_get());
        _signals.HandleAll();
        return expired ? 0 : -EINTR;
    }

    /// <summary>Makes a timer that sends SIGALRM.</summary>
    public int TimerCreate(int clock, out int id)
    {
        int created = 0;
        int error = _signals.Leave(sys_timer_create(clock, null, &created));

        id = created;
        return error;
    }

    /// <summary>Makes a timer that tells of its expiry as <paramref name="spec"/> says.</summary>
    public int TimerCreate(int clock, sigevent spec, out int id)
    {
        int created = 0;
        int error = _signals.Leave(sys_timer_create(clock, &spec, &created));

        id = created;
        return error;
    }

    /// <summary>Makes a timer; while restoring, with the number in <paramref name="id"/>.</summary>
    public int TimerCreateExact(int clock, ref int id)
    {
        int wanted = id;
        int error = _signals.Leave(sys_timer_create(clock, null, &wanted));

        id = wanted;
        return error;
    }

    /// <summary>Arms or disarms a timer.</summary>
    public int TimerSettime(int id, int flags, __kernel_itimerspec setting)
        => _signals.Leave(sys_timer_settime(id, flags, &setting, null));

    /// <summary>Reads what is left of a timer.</summary>
    public int TimerGettime(int id, out __kernel_itimerspec setting)
    {
        __kernel_itimerspec read = default;
        int error = _signals.Leave(sys_timer_gettime(id, &read));

        setting = read;
        return error;
    }

    /// <summary>Deletes a timer.</summary>
    public int TimerDelete(int id) => _signals.Leave(sys_timer_delete(id));

    /// <summary>Sets ITIMER_REAL or another interval timer.</summary>
    public int Setitimer(int which, __kernel_old_itimerval value)
        => _signals.Leave(sys_setitimer(which, &value, null));

    /// <summary>The time of an interval and its first expiry, in nanoseconds.</summary>
    public static __kernel_itimerspec Every(long value, long interval) => new()
    {
        it_value = Timespec(value),
        it_interval = Timespec(interval),
    };

    /// <summary>Nanoseconds as seconds and nanoseconds.</summary>
    public static __kernel_timespec Timespec(long ns) => new()
    {
        tv_sec = ns / NSEC_PER_SEC,
        tv_nsec = ns % NSEC_PER_SEC,
    };

    /// <summary>Seconds and nanoseconds as nanoseconds.</summary>
    public static long Nanoseconds(__kernel_timespec time) => time.tv_sec * NSEC_PER_SEC + time.tv_nsec;
}
