// SPDX-License-Identifier: GPL-2.0-only
using Linux;
using static Linux.hrtimer_mode;
using static Linux.Kernel;

namespace Linux.Tests.Machine.Hrtimers;

/// <summary>Sleeping tasks, and sleeps that a signal cuts short.</summary>
public sealed unsafe class NanosleepTests
{
    private const long Ms = 1_000_000;

    [Theory]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(123_456)]
    [InlineData(77 * Ms)]
    public void hrtimer_nanosleep_SleepsAtLeastThatLongAndNotMuchLonger(long ns)
    {
        using var machine = HrtimerTests.Booted();
        long slept = 0;
        long result = -1;

        machine.On(0, () =>
        {
            long before = ktime_get();
            result = hrtimer_nanosleep(ns, HRTIMER_MODE_REL, CLOCK_MONOTONIC);
            slept = ktime_get() - before;
        });

        Assert.Equal(0, result);
        Assert.InRange(slept, ns, ns + 50_000 + 10_000);
        HrtimerTests.NoWarnings(machine);
    }

    [Fact]
    public void hrtimer_nanosleep_PastAbsoluteTimeDoesNotSleep()
    {
        using var machine = HrtimerTests.Booted();

        machine.On(0, () =>
        {
            long before = ktime_get();
            Assert.Equal(0, hrtimer_nanosleep(before - Ms, HRTIMER_MODE_ABS, CLOCK_MONOTONIC));
            Assert.Equal(before, ktime_get());
        });
        HrtimerTests.NoWarnings(machine);
    }

    [Fact]
    public void hrtimer_nanosleep_SleepersOnSeveralCpusWakeInOrder()
    {
        using var machine = HrtimerTests.Booted(cpus: 4);
        var woken = new List<int>();

        for (int i = 0; i < 12; i++)
        {
            int number = i;
            machine.Spawn(i % 4, "sleeper", () =>
            {
                hrtimer_nanosleep((12 - number) * Ms, HRTIMER_MODE_REL, CLOCK_MONOTONIC);
                lock (woken)
                    woken.Add(number);
            });
        }
        machine.RunFor(100 * Ms);

        Assert.Equal(Enumerable.Range(0, 12).Reverse(), woken);
        HrtimerTests.NoWarnings(machine);
    }

    [Fact]
    public void sys_nanosleep_SignalReportsTheRemainderAndTheCallRestarts()
    {
        using var machine = HrtimerTests.Booted(cpus: 2);
        var remaining = (__kernel_timespec*)machine.Arena.AllocateBytes(64, 64);
        long result = 0, restarted = -1, woken = 0, ended = 0, start = 0;

        machine.Spawn(0, "sleeper", () =>
        {
            begin_process();
            var handler = new sigaction { sa_handler = 77 };
            sys_sigaction(SIGALRM, &handler, null);
            sys_alarm(2);
            var request = new __kernel_timespec { tv_sec = 5 };
            start = ktime_get();
            result = sys_nanosleep(&request, remaining);
            woken = ktime_get();
            ksignal signal;
            Assert.True(get_signal(&signal));
            Assert.Equal(SIGALRM, signal.sig);
            restarted = current->restart_block.fn(&current->restart_block);
            ended = ktime_get();
            end_thread();
        });
        machine.RunFor(10_000 * Ms);

        Assert.Equal(-ERESTART_RESTARTBLOCK, result);
        Assert.InRange(woken - start, 2000 * Ms, 2001 * Ms);
        Assert.InRange(remaining->tv_sec * 1000 * Ms + remaining->tv_nsec, 2999 * Ms, 3000 * Ms + 50_000);
        Assert.Equal(0, restarted);
        Assert.InRange(ended - start, 5000 * Ms, 5001 * Ms);
        HrtimerTests.NoWarnings(machine);
    }
}
