// SPDX-License-Identifier: GPL-2.0-only
using Linux;
using static Linux.hrtimer_mode;
using static Linux.Kernel;

namespace Linux.Tests.Machine.Performance;

/// <summary>No path of a timer leaves work for the garbage collector.</summary>
public sealed unsafe class AllocationTests
{
    private const int Times = 10_000;

    private static void Ignore(timer_list* timer)
    {
    }

    private static hrtimer_restart IgnoreHrtimer(hrtimer* timer) => hrtimer_restart.HRTIMER_NORESTART;

    /// <summary>Bytes that the second run of <paramref name="body"/> allocates, as a task on CPU 0.</summary>
    private static long Allocated(Linux.Hardware.Machine machine, Action body)
    {
        long bytes = -1;

        machine.On(0, () =>
        {
            body();
            long before = GC.GetAllocatedBytesForCurrentThread();
            body();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        return bytes;
    }

    [Fact]
    public void Measure_SeesAnAllocation()
    {
        using var machine = Machines.Boot();
        object? kept = null;

        Assert.True(Allocated(machine, () => kept = new object()) > 0);
        Assert.NotNull(kept);
    }

    [Fact]
    public void Timer_AddModifyDeleteAllocateNothing()
    {
        using var machine = Machines.Boot();
        timer_list* timer = machine.Arena.Allocate<timer_list>();
        int pending = 0;

        long bytes = Allocated(machine, () =>
        {
            timer_setup(timer, &Ignore, 0);
            for (uint i = 0; i < Times; i++)
            {
                timer->expires = jiffies + 10 + i % 4991;
                add_timer(timer);
                pending += mod_timer(timer, jiffies + 10 + i * 7 % 4991);
                pending += timer_reduce(timer, jiffies + 5);
                pending += timer_delete(timer);
                add_timer_on(timer, 1);
                pending += timer_delete_sync(timer);
            }
        });

        Assert.Equal(0, bytes);
        Assert.Equal(2 * 4 * Times, pending);
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void Hrtimer_StartAndCancelAllocateNothing()
    {
        using var machine = Machines.Boot();
        hrtimer* timer = machine.Arena.Allocate<hrtimer>();
        int active = 0;

        long bytes = Allocated(machine, () =>
        {
            hrtimer_setup(timer, &IgnoreHrtimer, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
            for (int i = 0; i < Times; i++)
            {
                hrtimer_start(timer, 1_000_000_000L + i * 997, HRTIMER_MODE_REL);
                active += hrtimer_cancel(timer);
            }
        });

        Assert.Equal(0, bytes);
        Assert.Equal(2 * Times, active);
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void TimerWheel_ExpiryAllocatesNothing()
    {
        using var wheel = new Linux.Bench.WheelWorkload(
            Times, Linux.Bench.Delays.Draw(Times, 1000));
        long bytes = -1;

        wheel.On(0, () =>
        {
            wheel.ArmAll();
            wheel.ExpireAll();
            long before = GC.GetAllocatedBytesForCurrentThread();
            wheel.ArmAll();
            wheel.ExpireAll();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Assert.Equal(0, bytes);
        Assert.Equal(0, wheel.Warnings);
    }
}
