// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Tests.Machine.Threads;

/// <summary>BASE-CHANGES of docs/findings.md, in virtual time and on threads.</summary>
public sealed unsafe class BaseChangesTests
{
    /// <summary>A timer whose callback runs until it is told to return.</summary>
    private struct Slow
    {
        public timer_list Timer;
        public int Running;
        public int Return;
    }

    private static void Callback(timer_list* timer)
    {
        var slow = (Slow*)timer;

        WRITE_ONCE(&slow->Running, 1);
        while (READ_ONCE(&slow->Return) == 0)
            cpu_relax();
        WRITE_ONCE(&slow->Running, 0);
    }

    private static Linux.Hardware.Machine Boot(bool threads)
    {
        var options = new MachineOptions { Cpus = 2, ArenaBytes = 32 << 20 };

        return threads ? Linux.Executions.Threads.Boot(options, 30_000_000_000) : Simulation.Boot(options);
    }

    /// <summary>Arms the timer again by <paramref name="arm"/> while its callback runs on CPU 0.</summary>
    private static (bool WasPending, bool StillRunning) DeleteSync(bool threads, Action<nint> arm)
    {
        using var machine = Boot(threads);
        Slow* slow = machine.Arena.Allocate<Slow>();
        bool pending = false;
        bool running = false;

        // Not waited for: the callback may run on top of the task that arms the timer.
        machine.Spawn(0, "arm", () =>
        {
            timer_setup(&slow->Timer, &Callback, TIMER_PINNED);
            mod_timer(&slow->Timer, jiffies + 1);
        });
        machine.On(1, () =>
        {
            while (READ_ONCE(&slow->Running) == 0)
                cpu_relax();
            arm((nint)(&slow->Timer));
            // What lets the callback end comes from a device, in case the deletion waits for it.
            machine.InterruptAt(1, machine.Now + 100_000, () => WRITE_ONCE(&slow->Return, 1));
            pending = timer_delete_sync(&slow->Timer) != 0;
            running = READ_ONCE(&slow->Running) != 0;
            WRITE_ONCE(&slow->Return, 1);
        });
        machine.RunFor(5_000_000);
        Machines.NoWarnings(machine);
        return (pending, running);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void timer_delete_sync_WaitsForTheCallbackOfATimerArmedByModTimer(bool threads)
        => Assert.Equal((true, false), DeleteSync(threads,
            timer => mod_timer((timer_list*)timer, jiffies + 1000)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void timer_delete_sync_MissesTheCallbackOfATimerMovedByAddTimerOn(bool threads)
        => Assert.Equal((true, true), DeleteSync(threads, timer =>
        {
            ((timer_list*)timer)->expires = jiffies + 1000;
            add_timer_on((timer_list*)timer, 1);
        }));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void timer_delete_sync_MissesTheCallbackOfAPinnedTimerArmedByAddTimerGlobal(bool threads)
        => Assert.Equal((true, true), DeleteSync(threads, timer =>
        {
            ((timer_list*)timer)->expires = jiffies + 1000;
            add_timer_global((timer_list*)timer);
        }));
}
