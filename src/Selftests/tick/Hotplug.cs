// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Tick;

/// <summary>CPUs come and go under timers.</summary>
internal static unsafe class Hotplug
{
    /// <summary>A thousand steps of random CPUs, timers on all of them; each timer expires once, in time.</summary>
    [Selftest("tick.hotplug.thousand-cycles.highres", true)]
    [Selftest("tick.hotplug.thousand-cycles.lowres", false)]
    private static void ThousandCycles(SelftestContext t, bool highres)
    {
        const int cpus = 6, steps = 2000, timers = 200;
        // Nobody runs the timers of a CPU between its last tick and the move to another one.
        const ulong Outage = 25;
        using var machine = Simulation.Boot(new MachineOptions { Cpus = cpus, Nodes = 2, Highres = highres });
        var ledger = new TimerLedger(machine, slack: Outage);
        var random = new Random(17);
        int[] numbers = new int[timers];
        uint[] flags = [0, TIMER_PINNED];
        int up = 0, down = 0;

        machine.On(0, () =>
        {
            for (int i = 0; i < timers; i++)
                numbers[i] = ledger.Create(flags[i & 1]);
            for (int step = 0; step < steps; step++)
            {
                for (int i = 0; i < 3; i++)
                    ArmOne(ledger, numbers, random, cpus);
                uint cpu = (uint)random.Next(1, cpus);
                bool online = cpu_online(cpu);
                t.Equal(0, online ? remove_cpu(cpu) : add_cpu(cpu), online ? "remove_cpu()" : "add_cpu()");
                if (online)
                    down++;
                else
                    up++;
                if (random.Next(2) == 0)
                    consume_cpu(random.NextInt64(3 * Ticks.Jiffy));
                else
                    msleep((uint)random.Next(1, 4));
            }
        });
        machine.RunFor(20_000 * Ticks.Jiffy);
        machine.On(0, ledger.CheckOverdue);
        foreach (Violation violation in ledger.Violations)
            t.Fail(violation.ToString());
        t.Equal(ledger.Armed, ledger.Fired, "the expiries of all timers that were armed");
        t.Check(up >= 900 && down >= 900, $"{up} CPUs came up and {down} went down");
        Wheels.NoWarnings(t, machine);
    }

    private static void ArmOne(TimerLedger ledger, int[] numbers, Random random, int cpus)
    {
        int number = numbers[random.Next(numbers.Length)];
        ulong expires = jiffies + (ulong)(random.Next(8) == 0 ? random.Next(4000) : random.Next(1, 60));
        int on = random.Next(cpus);

        if (ledger.IsArmed(number))
            return;
        if (cpu_online(on))
            ledger.AddOn(number, expires, on);
        else
            ledger.Modify(number, expires);
    }

    /// <summary>What the callbacks below shall do on a machine, and what they did.</summary>
    private sealed class Plan
    {
        public bool FailUp { get; set; }

        public bool FailDown { get; set; }

        public int Ups { get; set; }

        public int Downs { get; set; }
    }

    private static readonly ConditionalWeakTable<Machine, Plan> s_plans = [];

    private static int Up(uint cpu)
    {
        Plan plan = s_plans.GetOrCreateValue(ThisCpu.machine!);

        if (plan.FailUp)
            return -ENOMEM;
        plan.Ups++;
        return 0;
    }

    private static int Down(uint cpu)
    {
        Plan plan = s_plans.GetOrCreateValue(ThisCpu.machine!);

        if (plan.FailDown)
            return -EBUSY;
        plan.Downs++;
        return 0;
    }

    [Selftest("tick.hotplug.failed-bring-up-rolls-back.prepare", (int)cpuhp_state.CPUHP_BP_PREPARE_DYN)]
    [Selftest("tick.hotplug.failed-bring-up-rolls-back.online", (int)cpuhp_state.CPUHP_AP_ONLINE_DYN)]
    private static void FailedBringUpRollsBack(SelftestContext t, int state)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 2 });
        Plan plan = s_plans.GetOrCreateValue(machine);
        Probe* probes = Probe.Allocate(machine, 2);

        machine.On(0, () =>
        {
            t.Equal(0, remove_cpu(1), "remove_cpu()");
            t.Check(cpuhp_setup_state_nocalls((cpuhp_state)state, "selftest", &Up, &Down) >= 0, "no state was free");
            plan.FailUp = true;
            for (int attempt = 0; attempt < 3; attempt++)
            {
                t.Equal(-ENOMEM, add_cpu(1), "add_cpu() with a step that fails");
                t.Check(!cpu_online(1), "cpu 1 is online after a failed bring-up");
            }
            Probe.Arm(&probes[0], 20);
        });
        machine.RunFor(50 * Ticks.Jiffy);
        t.Equal(1, probes[0].Count, "the expiries of a timer on the CPU that stayed");
        t.Equal(0, plan.Ups, "the steps that succeeded");
        machine.On(0, () =>
        {
            plan.FailUp = false;
            t.Equal(0, add_cpu(1), "add_cpu() after the failures");
        });
        t.Equal(1, plan.Ups, "the step of the bring-up that succeeded");
        machine.On(1, () => Probe.Arm(&probes[1], 20, TIMER_PINNED));
        machine.RunFor(50 * Ticks.Jiffy);
        t.Equal(1, probes[1].Count, "the expiries of a timer on the CPU that came up");
        t.Equal(1, probes[1].Cpu, "the CPU that ran it");
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>A step that refuses to go down leaves the CPU online with its tick and its timers.</summary>
    [Selftest("tick.hotplug.refused-teardown-rolls-back")]
    private static void RefusedTeardownRollsBack(SelftestContext t)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 2 });
        Plan plan = s_plans.GetOrCreateValue(machine);
        Probe* probe = Probe.Allocate(machine, 1);

        machine.On(1, () => Probe.Arm(probe, 60, TIMER_PINNED));
        machine.On(0, () =>
        {
            t.Check(cpuhp_setup_state_nocalls(cpuhp_state.CPUHP_AP_ONLINE_DYN, "selftest", &Up, &Down) >= 0,
                "no state was free");
            plan.FailDown = true;
            t.Equal(-EBUSY, remove_cpu(1), "remove_cpu() with a step that refuses");
            t.Check(cpu_online(1), "cpu 1 is offline after a refused teardown");
        });
        machine.RunFor(100 * Ticks.Jiffy);
        t.Equal(1, probe->Count, "the expiries of its timer");
        t.Equal(1, probe->Cpu, "the CPU that ran it");
        machine.On(0, () =>
        {
            plan.FailDown = false;
            t.Equal(0, remove_cpu(1), "remove_cpu() afterwards");
        });
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>The idle counters of a CPU survive its absence, everything else of its tick starts anew.</summary>
    [Selftest("tick.hotplug.dead-cpu-keeps-its-counters")]
    private static void DeadCpuKeepsItsCounters(SelftestContext t)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 2 });

        machine.RunFor(2 * Ticks.Second);
        ulong calls = Ticks.Read(machine, 0, () => tick_nohz_get_idle_calls_cpu(1));
        t.Check(calls > 0, "cpu 1 was never idle");
        machine.On(0, () => t.Equal(0, remove_cpu(1), "remove_cpu()"));
        t.Check(Ticks.Read(machine, 0, () => tick_nohz_get_idle_calls_cpu(1)) >= calls, "the counter was cleared");
        machine.Inspect(0, () =>
        {
            tick_sched* ts = tick_get_tick_sched(1);
            t.Equal(0ul, ts->flags, "the flags of the dead CPU's tick");
            t.Equal(0L, ts->next_tick, "its next tick");
            t.Check(tick_get_device(1)->evtdev == null, "it still has a clock event device");
        });
        Wheels.NoWarnings(t, machine);
    }
}
