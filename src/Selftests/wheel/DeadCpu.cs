// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>The timers of a CPU that goes offline.</summary>
internal static unsafe class DeadCpu
{
    [Selftest("wheel.dead-cpu.timers-move")]
    private static void TimersMove(SelftestContext t)
    {
        const int count = 300;
        using var machine = Wheels.Boot(new MachineOptions { Cpus = 2 });
        Probe* probes = Probe.Allocate(machine, count);
        uint[] flags = [0, TIMER_PINNED, TIMER_DEFERRABLE];
        var random = new Random(5);

        Wheels.On(t, machine, 1, () =>
        {
            for (int i = 0; i < count; i++)
                Probe.Arm(&probes[i], 200 + (ulong)random.Next(20_000), flags[i % 3]);
        });
        Wheels.On(t, machine, 0, () => t.Equal(0, cpu_down(1), "cpu_down()"));
        machine.Inspect(0, () =>
        {
            for (int i = 0; i < count; i++)
                t.Equal(0u, probes[i].Timer.flags & TIMER_BASEMASK, $"the CPU of timer {i}");
            for (int index = 0; index < NR_BASES; index++)
            {
                timer_base* dead = Wheels.Base(1, index);
                for (int bucket = 0; bucket < WHEEL_SIZE; bucket++)
                    t.Check(hlist_empty(dead->vectors + bucket), $"bucket {bucket} of base {index} holds a timer");
            }
        });
        Wheels.On(t, machine, 0, () => consume_cpu(30_000 * Wheels.Jiffy));
        for (int i = 0; i < count; i++)
        {
            t.Equal(1, probes[i].Count, $"the expiries of timer {i}");
            t.Equal(0, probes[i].Cpu, $"the CPU that ran timer {i}");
            t.Check(probes[i].Fired > probes[i].Timer.expires, $"timer {i} was early");
            ulong late = probes[i].Fired - probes[i].Timer.expires;
            t.Check(late <= 4096 + 2, $"timer {i} was {late} jiffies late");
        }
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>A CPU that comes back starts with empty bases whose clock is the present.</summary>
    [Selftest("wheel.dead-cpu.comes-back")]
    private static void ComesBack(SelftestContext t)
    {
        using var machine = Wheels.Boot(new MachineOptions { Cpus = 2 });
        Probe* probe = Probe.Allocate(machine, 1);

        Wheels.On(t, machine, 1, () => Probe.Arm(probe, 10_000));
        Wheels.On(t, machine, 0, () => t.Equal(0, cpu_down(1), "cpu_down()"));
        machine.RunFor(5_000 * Wheels.Jiffy);
        Wheels.On(t, machine, 0, () => t.Equal(0, cpu_up(1), "cpu_up()"));
        Wheels.On(t, machine, 1, () =>
        {
            for (int index = 0; index < NR_BASES; index++)
            {
                timer_base* own = Wheels.Base(1, index);
                t.Check(jiffies - own->clk <= 100, $"base {index} is at {own->clk}, jiffies at {jiffies}");
            }
            Probe* second = Probe.Allocate(machine, 1);
            Probe.Arm(second, 20, TIMER_PINNED);
            consume_cpu(40 * Wheels.Jiffy);
            t.Equal(1, second->Count, "the expiries of a timer on the CPU that came back");
            t.Equal(second->Timer.expires + 1, second->Fired, "the jiffy of its expiry");
        });
        machine.RunFor(20_000 * Wheels.Jiffy);
        t.Equal(1, probe->Count, "the expiries of the timer from before");
        Wheels.NoWarnings(t, machine);
    }
}
