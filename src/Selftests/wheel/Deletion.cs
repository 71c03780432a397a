// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>Deleting timers, also while their callback runs.</summary>
internal static unsafe class Deletion
{
    private struct Actor
    {
        public Probe Probe;
        public int Deleted;
        public int Tried;
        public int Begun;
        public int Release;
        public int Ended;
    }

    private static Actor* Allocate(Machine machine)
        => (Actor*)machine.Arena.AllocateBytes((nuint)sizeof(Actor), 64);

    [Selftest("wheel.delete.pending")]
    private static void Pending(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Probe* probes = Probe.Allocate(machine, 3);

        Wheels.On(t, machine, 0, () =>
        {
            for (int i = 0; i < 3; i++)
                Probe.Arm(&probes[i], 10);
            t.Equal(1, timer_delete(&probes[0].Timer), "timer_delete() of a queued timer");
            t.Equal(0, timer_delete(&probes[0].Timer), "timer_delete() again");
            t.Equal(1, timer_delete_sync(&probes[1].Timer), "timer_delete_sync() of a queued timer");
            t.Equal(0, timer_delete_sync(&probes[1].Timer), "timer_delete_sync() again");
            t.Check(probes[0].Timer.entry.next == (hlist_node*)LIST_POISON2, "the entry is not poisoned");
            t.Check(probes[0].Timer.entry.pprev == null, "the entry looks queued");
        });
        machine.RunFor(30 * Wheels.Jiffy);
        t.Equal(0, probes[0].Count, "the expiries of the first");
        t.Equal(0, probes[1].Count, "the expiries of the second");
        t.Equal(1, probes[2].Count, "the expiries of the third, from the same bucket");
        Wheels.NoWarnings(t, machine);
    }

    private static void DeleteSelf(timer_list* timer)
    {
        var actor = (Actor*)timer;
        Probe.Record(timer);
        actor->Deleted = timer_delete(timer);
        actor->Tried = timer_delete_sync_try(timer);
        if (actor->Probe.Count == 1)
        {
            mod_timer(timer, jiffies + 5);
            actor->Release = timer_delete(timer);
            mod_timer(timer, jiffies + 7);
        }
    }

    /// <summary>A callback finds its own timer unqueued and running; what it arms, it can delete.</summary>
    [Selftest("wheel.delete.own-callback")]
    private static void OwnCallback(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Actor* actor = Allocate(machine);
        ulong begin = 0;

        Wheels.On(t, machine, 0, () =>
        {
            begin = jiffies;
            timer_setup(&actor->Probe.Timer, &DeleteSelf, 0);
            mod_timer(&actor->Probe.Timer, begin + 3);
        });
        machine.RunFor(6 * Wheels.Jiffy);
        t.Equal(0, actor->Deleted, "timer_delete() in the callback");
        t.Equal(-1, actor->Tried, "timer_delete_sync_try() in the callback");
        t.Equal(1, actor->Release, "timer_delete() of what the callback armed");
        machine.RunFor(30 * Wheels.Jiffy);
        t.Equal(2, actor->Probe.Count, "the expiries");
        t.Equal(begin + 4 + 8, actor->Probe.Fired, "the jiffy of the second expiry");
        Wheels.NoWarnings(t, machine);
    }

    private static void WaitForRelease(timer_list* timer)
    {
        var actor = (Actor*)timer;
        Probe.Record(timer);
        WRITE_ONCE(&actor->Begun, 1);
        while (READ_ONCE(&actor->Release) == 0)
            cpu_relax();
        WRITE_ONCE(&actor->Ended, 1);
    }

    /// <summary>timer_delete_sync() on one CPU waits for the callback on another.</summary>
    [Selftest("wheel.delete.sync-waits", false)]
    [Selftest("wheel.shutdown.sync-waits", true)]
    private static void SyncWaits(SelftestContext t, bool shutdown)
    {
        using var machine = Wheels.Boot(new MachineOptions { Cpus = 2, Nohz = false });
        Actor* actor = Allocate(machine);
        timer_list* timer = &actor->Probe.Timer;
        bool done = false;

        Wheels.On(t, machine, 1, () =>
        {
            timer_setup(timer, &WaitForRelease, TIMER_PINNED);
            mod_timer(timer, jiffies + 2);
        });
        machine.Spawn(1, "busy", () => consume_cpu(20 * Wheels.Jiffy));
        machine.Spawn(0, "deleter", () =>
        {
            while (READ_ONCE(&actor->Begun) == 0)
                cpu_relax();
            t.Equal(0, timer_delete(timer), "timer_delete() does not wait");
            t.Equal(-1, timer_delete_sync_try(timer), "timer_delete_sync_try() does not wait either");
            t.Equal(0, actor->Ended, "the callback's end so far");
            machine.At(machine.Now + 3 * Wheels.Jiffy, () => actor->Release = 1);
            int result = shutdown ? timer_shutdown_sync(timer) : timer_delete_sync(timer);
            t.Equal(0, result, "the result for a timer that is not queued");
            t.Equal(1, READ_ONCE(&actor->Ended), "the callback's end after the wait");
            done = true;
        });
        t.Check(machine.RunUntil(() => done, 100 * Wheels.Jiffy), "the deletion did not end");
        t.Check(shutdown == (timer->function == null), "the timer's function");
        Wheels.NoWarnings(t, machine);
    }

    [Selftest("wheel.shutdown.states")]
    private static void Shutdown(SelftestContext t)
    {
        using var machine = Wheels.Boot(new MachineOptions { Cpus = 2, Nohz = false });
        Probe* probes = Probe.Allocate(machine, 2);

        Wheels.On(t, machine, 0, () =>
        {
            timer_list* timer = &probes[0].Timer;
            Probe.Arm(&probes[0], 10);
            t.Equal(1, timer_shutdown(timer), "timer_shutdown() of a queued timer");
            t.Check(timer->function == null, "the function is still there");
            t.Equal(0, timer_shutdown(timer), "timer_shutdown() again");
            t.Equal(0, timer_shutdown_sync(timer), "timer_shutdown_sync() afterwards");
            timer->expires = jiffies + 3;
            add_timer(timer);
            t.Check(!timer_pending(timer), "add_timer() queued it");
            add_timer_local(timer);
            add_timer_global(timer);
            add_timer_on(timer, 1);
            t.Check(!timer_pending(timer), "one of the add_timer_*() queued it");
            t.Equal(0, mod_timer(timer, jiffies + 3), "mod_timer()");
            t.Equal(0, mod_timer_pending(timer, jiffies + 3), "mod_timer_pending()");
            t.Equal(0, timer_reduce(timer, jiffies + 3), "timer_reduce()");
            t.Check(!timer_pending(timer), "it is queued");

            Probe.Setup(&probes[1]);
            t.Equal(0, timer_shutdown_sync(&probes[1].Timer), "timer_shutdown_sync() of an idle timer");
            Probe.Arm(&probes[1], 3);
            t.Check(timer_pending(&probes[1].Timer), "it cannot be set up again");
        });
        machine.RunFor(30 * Wheels.Jiffy);
        t.Equal(0, probes[0].Count, "the expiries after shutdown");
        t.Equal(1, probes[1].Count, "the expiries after a new set-up");
        Wheels.NoWarnings(t, machine);
    }
}
