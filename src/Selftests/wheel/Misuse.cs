// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>Mistakes that the kernel warns of, and survives.</summary>
internal static unsafe class Misuse
{
    [Selftest("wheel.misuse.double-add", 0)]
    [Selftest("wheel.misuse.double-add-local", 1)]
    [Selftest("wheel.misuse.double-add-global", 2)]
    [Selftest("wheel.misuse.double-add-on", 3)]
    private static void DoubleAdd(SelftestContext t, int form)
    {
        using var machine = Wheels.Boot();
        Probe* probe = Probe.Allocate(machine, 1);

        machine.On(0, () =>
        {
            Probe.Arm(probe, 10);
            uint flags = probe->Timer.flags;
            timer_list* timer = &probe->Timer;
            switch (form)
            {
                case 0: add_timer(timer); break;
                case 1: add_timer_local(timer); break;
                case 2: add_timer_global(timer); break;
                default: add_timer_on(timer, 0); break;
            }
            t.Equal(flags, timer->flags, "the flags of the timer that was refused");
        });
        Wheels.OneWarning(t, machine, "timer.c.cs");
        machine.RunFor(30 * Wheels.Jiffy);
        t.Equal(1, probe->Count, "the expiries");
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>A queued timer that lost its function is dropped with a warning.</summary>
    [Selftest("wheel.misuse.null-function")]
    private static void NullFunction(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Probe* probes = Probe.Allocate(machine, 2);

        Wheels.On(t, machine, 0, () =>
        {
            Probe.Arm(&probes[0], 10);
            Probe.Arm(&probes[1], 10);
            probes[1].Timer.function = null;
        });
        machine.RunFor(30 * Wheels.Jiffy);
        Wheels.OneWarning(t, machine, "timer.c.cs");
        t.Equal(0, probes[1].Count, "the expiries of the timer without a function");
        t.Equal(1, probes[0].Count, "the expiries of the other timer of the bucket");
        t.Check(!timer_pending(&probes[1].Timer), "the timer without a function is still queued");
    }

    private static void Leak(timer_list* timer)
    {
        Probe.Record(timer);
        preempt_disable();
    }

    /// <summary>A callback that leaves preemption disabled is found out and put right.</summary>
    [Selftest("wheel.misuse.preempt-leak")]
    private static void PreemptLeak(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Probe* probe = Probe.Allocate(machine, 1);

        Wheels.On(t, machine, 0, () =>
        {
            timer_setup(&probe->Timer, &Leak, 0);
            mod_timer(&probe->Timer, jiffies + 3);
        });
        machine.RunFor(10 * Wheels.Jiffy);
        t.Equal(1, probe->Count, "the expiries");
        IReadOnlyList<Warning> all = machine.Warnings.All;
        t.Equal(1, all.Count, "the number of warnings");
        t.Check(all.Count == 1 && all[0].Text.Contains("preempt leak: "), "the text of the warning");
        machine.Warnings.Clear();
        Wheels.On(t, machine, 0, () => t.Equal(0, preempt_count(), "the preempt count of a task afterwards"));
    }

    /// <summary>timer_delete_sync() in a hard interrupt warns, unless the timer is irqsafe.</summary>
    [Selftest("wheel.misuse.delete-sync-in-interrupt")]
    private static void DeleteSyncInInterrupt(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Probe* probes = Probe.Allocate(machine, 2);

        Wheels.On(t, machine, 0, () =>
        {
            Probe.Arm(&probes[0], 100, TIMER_IRQSAFE);
            Probe.Arm(&probes[1], 100);
        });
        machine.InterruptAt(0, machine.Now + Wheels.Jiffy, () => timer_delete_sync(&probes[0].Timer));
        machine.RunFor(3 * Wheels.Jiffy);
        Wheels.NoWarnings(t, machine);
        machine.InterruptAt(0, machine.Now + Wheels.Jiffy, () => timer_delete_sync(&probes[1].Timer));
        machine.RunFor(3 * Wheels.Jiffy);
        Wheels.OneWarning(t, machine, "timer.c.cs");
        t.Check(!timer_pending(&probes[0].Timer) && !timer_pending(&probes[1].Timer), "a timer is still queued");
    }
}
