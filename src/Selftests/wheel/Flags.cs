// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>What a timer's flags and the place it is added on decide.</summary>
internal static unsafe class Flags
{
    private struct Context
    {
        public Probe Probe;
        public int IrqsOff;
        public int InSoftirq;
    }

    private static void RecordContext(timer_list* timer)
    {
        var context = (Context*)timer;
        Probe.Record(timer);
        context->IrqsOff = irqs_disabled() ? 1 : 0;
        context->InSoftirq = in_serving_softirq() ? 1 : 0;
    }

    [Selftest("wheel.flags.irqsafe", TIMER_IRQSAFE)]
    [Selftest("wheel.flags.irqsafe-pinned", TIMER_IRQSAFE | TIMER_PINNED)]
    [Selftest("wheel.flags.none", 0u)]
    private static void Irqsafe(SelftestContext t, uint flags)
    {
        using var machine = Wheels.Boot();
        var context = (Context*)machine.Arena.AllocateBytes((nuint)sizeof(Context), 64);

        Wheels.On(t, machine, 0, () =>
        {
            timer_list* timer = &context->Probe.Timer;
            timer_setup(timer, &RecordContext, flags);
            mod_timer(timer, jiffies + 3);
        });
        machine.RunFor(10 * Wheels.Jiffy);
        t.Equal(1, context->Probe.Count, "the expiries");
        t.Equal((flags & TIMER_IRQSAFE) != 0 ? 1 : 0, context->IrqsOff, "interrupts off in the callback");
        t.Equal(1, context->InSoftirq, "the callback runs in the softirq");
        Wheels.NoWarnings(t, machine);
    }

    [Selftest("wheel.flags.unknown-warns")]
    private static void Unknown(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Probe* probe = Probe.Allocate(machine, 1);

        machine.On(0, () =>
        {
            Probe.Setup(probe, TIMER_PINNED | TIMER_MIGRATING);
            t.Equal(TIMER_PINNED, probe->Timer.flags, "the flags that are kept");
        });
        Wheels.OneWarning(t, machine, "timer.c.cs");
    }

    /// <summary>An idle CPU sleeps through a deferrable timer and runs it when it next wakes.</summary>
    [Selftest("wheel.flags.deferrable")]
    private static void Deferrable(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Probe* probes = Probe.Allocate(machine, 2);
        ulong begin = 0;

        Wheels.On(t, machine, 0, () =>
        {
            begin = jiffies;
            Probe.Arm(&probes[0], 20, TIMER_DEFERRABLE);
            Probe.Arm(&probes[1], 5000, TIMER_PINNED);
            t.Check(!timer_base_empty(0, BASE_DEF), "it is not in the deferrable base");
        });
        machine.RunFor(4000 * Wheels.Jiffy);
        t.Equal(0, probes[0].Count, "the expiries of the deferrable timer while the CPU sleeps");
        machine.RunFor(2000 * Wheels.Jiffy);
        t.Equal(1, probes[0].Count, "the expiries of the deferrable timer");
        t.Equal(1, probes[1].Count, "the expiries of the other timer");
        t.Check(probes[0].Fired >= probes[1].Fired, $"it ran at {probes[0].Fired}, before {probes[1].Fired}");
        t.Check(probes[0].Fired - probes[1].Fired <= 1, $"it ran {probes[0].Fired - probes[1].Fired} late");
        Wheels.NoWarnings(t, machine);
    }

    private static bool timer_base_empty(int cpu, int index) => !Wheels.Base(cpu, index)->timers_pending;

    /// <summary>A busy CPU runs a deferrable timer in time.</summary>
    [Selftest("wheel.flags.deferrable-busy")]
    private static void DeferrableBusy(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Probe* probe = Probe.Allocate(machine, 1);

        Wheels.On(t, machine, 0, () =>
        {
            Probe.Arm(probe, 20, TIMER_DEFERRABLE);
            consume_cpu(60 * Wheels.Jiffy);
        });
        t.Equal(1, probe->Count, "the expiries");
        t.Check(probe->Fired - probe->Timer.expires is 1 or 2, $"{probe->Fired - probe->Timer.expires} late");
    }

    /// <summary>Pinned timers expire where they were added, idle or not; migration leaves them.</summary>
    [Selftest("wheel.flags.pinned")]
    private static void Pinned(SelftestContext t)
    {
        using var machine = Wheels.Boot(new MachineOptions { Cpus = 4 });
        Probe* probes = Probe.Allocate(machine, 4);

        for (int cpu = 0; cpu < 4; cpu++)
        {
            int here = cpu;
            Wheels.On(t, machine, cpu, () => Probe.Arm(&probes[here], 100, TIMER_PINNED));
        }
        Wheels.On(t, machine, 0, () => consume_cpu(200 * Wheels.Jiffy));
        for (int cpu = 0; cpu < 4; cpu++)
        {
            t.Equal(1, probes[cpu].Count, $"the expiries of cpu {cpu}'s timer");
            t.Equal(cpu, probes[cpu].Cpu, $"the CPU that ran cpu {cpu}'s timer");
        }
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>add_timer_on() wakes the idle CPU it names, which runs the timer in time.</summary>
    [Selftest("wheel.add.on")]
    private static void AddOn(SelftestContext t)
    {
        using var machine = Wheels.Boot(new MachineOptions { Cpus = 2 });
        Probe* probe = Probe.Allocate(machine, 1);

        machine.RunFor(50 * Wheels.Jiffy);
        Wheels.On(t, machine, 0, () =>
        {
            Probe.Setup(probe);
            probe->Timer.expires = jiffies + 10;
            add_timer_on(&probe->Timer, 1);
            t.Equal(1u, probe->Timer.flags & TIMER_BASEMASK, "the CPU in its flags");
            t.Check((probe->Timer.flags & TIMER_PINNED) != 0, "it is not pinned");
            t.Check(!timer_base_empty(1, BASE_LOCAL), "it is not in the local base of cpu 1");
        });
        machine.RunFor(30 * Wheels.Jiffy);
        t.Equal(1, probe->Count, "the expiries");
        t.Equal(1, probe->Cpu, "the CPU of the expiry");
        t.Equal(probe->Timer.expires + 1, probe->Fired, "the jiffy of the expiry");
        Wheels.NoWarnings(t, machine);
    }

    [Selftest("wheel.add.local-global")]
    private static void LocalGlobal(SelftestContext t)
    {
        using var machine = Wheels.Boot();
        Probe* probe = Probe.Allocate(machine, 1);

        Wheels.On(t, machine, 0, () =>
        {
            timer_list* timer = &probe->Timer;
            Probe.Setup(probe);
            timer->expires = jiffies + 10;
            add_timer_local(timer);
            t.Check((timer->flags & TIMER_PINNED) != 0, "add_timer_local() does not pin");
            t.Check(!timer_base_empty(0, BASE_LOCAL), "add_timer_local() leaves the local base empty");
            t.Equal(1, timer_delete(timer), "timer_delete()");
            timer->expires = jiffies + 10;
            add_timer_global(timer);
            t.Check((timer->flags & TIMER_PINNED) == 0, "add_timer_global() pins");
            t.Check(!timer_base_empty(0, BASE_GLOBAL), "add_timer_global() leaves the global base empty");
        });
        machine.RunFor(30 * Wheels.Jiffy);
        t.Equal(1, probe->Count, "the expiries");
        Wheels.NoWarnings(t, machine);
    }
}
