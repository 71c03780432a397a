// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>mod_timer() and its variants.</summary>
internal static unsafe class Modify
{
    [Selftest("wheel.modify.same-bucket-stays")]
    private static void SameBucket(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Probe* probes = Probe.Allocate(machine, 2);

        Wheels.On(t, machine, 0, () =>
        {
            ulong edge = (jiffies + 1000) & ~63UL;
            timer_list* first = &probes[0].Timer;
            timer_list* second = &probes[1].Timer;
            Probe.Setup(&probes[0]);
            Probe.Setup(&probes[1]);
            t.Equal(0, mod_timer(first, edge + 1), "mod_timer() of a timer that is not queued");
            t.Equal(0, mod_timer(second, edge + 2), "mod_timer() of the second");
            uint index = timer_get_idx(first);
            t.Equal(index, timer_get_idx(second), "the second's bucket");

            t.Equal(1, mod_timer(first, edge + 50), "mod_timer() within the bucket");
            t.Equal(edge + 50, first->expires, "expires");
            t.Equal(index, timer_get_idx(first), "the bucket");
            t.Check(second->entry.next == &first->entry, "the timer was queued again");
            t.Equal(1, mod_timer(first, edge + 50), "mod_timer() to the same time");
            t.Check(second->entry.next == &first->entry, "the timer was queued again");

            t.Equal(1, mod_timer(first, edge + 64), "mod_timer() to the next bucket");
            t.Check(timer_get_idx(first) == index + 1, $"it is in bucket {timer_get_idx(first)}");
            t.Check(second->entry.next == null, "the old bucket still names it");
        });
        machine.RunFor(1200 * Wheels.Jiffy);
        t.Equal(1, probes[0].Count, "the expiries of the first");
        t.Equal(1, probes[1].Count, "the expiries of the second");
        t.Equal(probes[1].Fired + 64, probes[0].Fired, "the expiry a bucket later");
        Wheels.NoWarnings(t, machine);
    }

    [Selftest("wheel.modify.pending")]
    private static void Pending(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Probe* probe = Probe.Allocate(machine, 1);
        ulong begin = 0;

        Wheels.On(t, machine, 0, () =>
        {
            begin = jiffies;
            Probe.Setup(probe);
            t.Equal(0, mod_timer_pending(&probe->Timer, begin + 5), "mod_timer_pending() of an idle timer");
            t.Check(!timer_pending(&probe->Timer), "it was armed");
            mod_timer(&probe->Timer, begin + 5);
            t.Equal(1, mod_timer_pending(&probe->Timer, begin + 20), "mod_timer_pending() of a queued timer");
        });
        machine.RunFor(40 * Wheels.Jiffy);
        t.Equal(1, probe->Count, "the expiries");
        t.Equal(begin + 21, probe->Fired, "the jiffy of the expiry");
        Wheels.On(t, machine, 0, () =>
            t.Equal(0, mod_timer_pending(&probe->Timer, jiffies + 5), "after the expiry"));
        machine.RunFor(20 * Wheels.Jiffy);
        t.Equal(1, probe->Count, "the expiries afterwards");
    }

    [Selftest("wheel.modify.reduce")]
    private static void Reduce(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Probe* probe = Probe.Allocate(machine, 1);
        ulong begin = 0;

        Wheels.On(t, machine, 0, () =>
        {
            begin = jiffies;
            timer_list* timer = &probe->Timer;
            Probe.Setup(probe);
            t.Equal(0, timer_reduce(timer, begin + 30), "timer_reduce() arms an idle timer");
            t.Equal(1, timer_reduce(timer, begin + 40), "timer_reduce() to a later time");
            t.Equal(begin + 30, timer->expires, "expires");
            t.Equal(1, timer_reduce(timer, begin + 30), "timer_reduce() to the same time");
            t.Equal(1, timer_reduce(timer, begin + 10), "timer_reduce() to an earlier time");
            t.Equal(begin + 10, timer->expires, "expires");
        });
        machine.RunFor(60 * Wheels.Jiffy);
        t.Equal(1, probe->Count, "the expiries");
        t.Equal(begin + 11, probe->Fired, "the jiffy of the expiry");
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>timer_reduce() within a bucket takes the earlier time and leaves the timer queued.</summary>
    [Selftest("wheel.modify.reduce-same-bucket")]
    private static void ReduceSameBucket(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Probe* probe = Probe.Allocate(machine, 1);

        Wheels.On(t, machine, 0, () =>
        {
            ulong edge = (jiffies + 1000) & ~63UL;
            Probe.Setup(probe);
            mod_timer(&probe->Timer, edge + 40);
            uint index = timer_get_idx(&probe->Timer);
            t.Equal(1, timer_reduce(&probe->Timer, edge + 3), "timer_reduce() within the bucket");
            t.Equal(edge + 3, probe->Timer.expires, "expires");
            t.Equal(index, timer_get_idx(&probe->Timer), "the bucket");
        });
    }

    /// <summary>A timer that another CPU armed moves to the CPU that changes it.</summary>
    [Selftest("wheel.modify.moves-to-this-cpu")]
    private static void Moves(SelftestContext t)
    {
        using var machine = Wheels.Boot(new MachineOptions { Cpus = 2, Nohz = false });
        Probe* probe = Probe.Allocate(machine, 1);

        Wheels.On(t, machine, 1, () =>
        {
            Probe.Arm(probe, 100);
            t.Equal(1u, probe->Timer.flags & TIMER_CPUMASK, "the CPU after arming");
        });
        Wheels.On(t, machine, 0, () =>
        {
            mod_timer(&probe->Timer, jiffies + 30);
            t.Equal(0u, probe->Timer.flags & TIMER_BASEMASK, "the CPU after the change");
        });
        machine.RunFor(200 * Wheels.Jiffy);
        t.Equal(1, probe->Count, "the expiries");
        t.Equal(0, probe->Cpu, "the CPU of the expiry");
        Wheels.NoWarnings(t, machine);
    }
}
