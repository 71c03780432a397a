// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;
using static Linux.cpuhp_state;

namespace Linux.Tests.Machine.Hotplug;

public sealed unsafe class HotplugTests
{
    /// <summary>The calls of a machine's own hotplug states, found by its arena.</summary>
    private static class Calls
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<nint, List<string>> All = new();

        public static List<string> Of(Linux.Hardware.Machine machine)
        {
            var calls = new List<string>();
            machine.Inspect(0, () => All[(nint)ThisCpu.context->arena] = calls);
            return calls;
        }

        public static List<string> Mine => All[(nint)ThisCpu.context->arena];
    }

    private static string Where(uint cpu) =>
        $"of {cpu} on {smp_processor_id()}{(irqs_disabled() ? " irqs off" : "")}"
        + (cpu_online(cpu) ? "" : " offline");

    private static int PrepareUp(uint cpu) => Add("prepare", cpu);

    private static int PrepareDown(uint cpu) => Add("dead", cpu);

    private static int StartingUp(uint cpu) => Add("starting", cpu);

    private static int StartingDown(uint cpu) => Add("dying", cpu);

    private static int OnlineUp(uint cpu) => Add("online", cpu);

    private static int OnlineDown(uint cpu) => Add("offline", cpu);

    private static int Add(string what, uint cpu)
    {
        Calls.Mine.Add($"{what} {Where(cpu)}");
        return 0;
    }

    private static int Refuse(uint cpu)
    {
        Calls.Mine.Add($"refuse {Where(cpu)}");
        return -EBUSY;
    }

    private static void Install()
    {
        cpuhp_setup_state_nocalls(CPUHP_MM_WRITEBACK_DEAD, "test:prepare", &PrepareUp, &PrepareDown);
        cpuhp_setup_state_nocalls(
            CPUHP_AP_DUMMY_TIMER_STARTING, "test:starting", &StartingUp, &StartingDown);
        Assert.True(cpuhp_setup_state_nocalls(
            CPUHP_AP_ONLINE_DYN, "test:online", &OnlineUp, &OnlineDown) > 0);
    }

    [Fact]
    public void cpu_up_RunsTheStatesInOrder_EachWhereItBelongs()
    {
        using var machine = Machines.Boot(2);
        var calls = Calls.Of(machine);
        machine.On(0, () =>
        {
            Install();
            Assert.Equal(0, cpu_down(1));
            Assert.False(cpu_online(1));
            Assert.Equal(1u, num_online_cpus());
            Assert.Equal(0, cpu_up(1));
            Assert.True(cpu_online(1) && cpu_active(1));
        });
        Assert.Equal(
            [
                "offline of 1 on 1",
                "dying of 1 on 1 irqs off offline",
                "dead of 1 on 0 offline",
                "prepare of 1 on 0 offline",
                "starting of 1 on 1 irqs off offline",
                "online of 1 on 1",
            ],
            calls);
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void cpu_up_AStateThatFails_RollsBackWhatWasDone()
    {
        using var machine = Machines.Boot(2);
        var calls = Calls.Of(machine);
        machine.On(0, () =>
        {
            Install();
            Assert.Equal(0, cpu_down(1));
            calls.Clear();
            var refusing = cpuhp_setup_state_nocalls(CPUHP_AP_ONLINE_DYN, "test:refuse", &Refuse, null);
            Assert.Equal(-EBUSY, cpu_up(1));
            Assert.False(cpu_online(1));
            Assert.Equal(
                [
                    "prepare of 1 on 0 offline",
                    "starting of 1 on 1 irqs off offline",
                    "online of 1 on 1",
                    "refuse of 1 on 1",
                    "offline of 1 on 1",
                    "dying of 1 on 1 irqs off offline",
                    "dead of 1 on 0 offline",
                ],
                calls);
            cpuhp_remove_state_nocalls((cpuhp_state)refusing);
            Assert.Equal(0, cpu_up(1));
            Assert.True(cpu_online(1));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void cpu_up_APrepareStateThatFails_NeverStartsTheCpu()
    {
        using var machine = Machines.Boot(2);
        var calls = Calls.Of(machine);
        machine.On(0, () =>
        {
            Install();
            Assert.Equal(0, cpu_down(1));
            calls.Clear();
            cpuhp_setup_state_nocalls(CPUHP_TOPOLOGY_PREPARE, "test:refuse", &Refuse, null);
            Assert.Equal(-EBUSY, cpu_up(1));
        });
        Assert.Equal(
            [
                "prepare of 1 on 0 offline",
                "refuse of 1 on 0 offline",
                "dead of 1 on 0 offline",
            ],
            calls);
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void cpu_down_AStateThatFails_BringsTheCpuBack()
    {
        using var machine = Machines.Boot(2);
        var calls = Calls.Of(machine);
        machine.On(0, () =>
        {
            cpuhp_setup_state_nocalls(CPUHP_AP_WATCHDOG_ONLINE, "test:refuse", &OnlineUp, &Refuse);
            Install();
            Assert.Equal(-EBUSY, cpu_down(1));
            Assert.True(cpu_online(1) && cpu_active(1));
        });
        Assert.Equal(["offline of 1 on 1", "refuse of 1 on 1", "online of 1 on 1"], calls);
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void cpuhp_setup_state_CallsTheStateForCpusThatAreThere()
    {
        using var machine = Machines.Boot(3);
        var calls = Calls.Of(machine);
        machine.On(0, () =>
        {
            Assert.Equal(0, cpu_down(1));
            var state = cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "test:online", &OnlineUp, &OnlineDown);
            Assert.Equal(["online of 0 on 0", "online of 2 on 2"], calls);
            calls.Clear();
            cpuhp_remove_state((cpuhp_state)state);
            Assert.Equal(["offline of 0 on 0", "offline of 2 on 2"], calls);
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void cpuhp_setup_state_ThatFailsOnACpu_IsTakenBackFromTheOthers()
    {
        using var machine = Machines.Boot(3);
        var calls = Calls.Of(machine);
        machine.On(0, () =>
        {
            Assert.Equal(
                -EBUSY,
                cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "test:two", &RefuseOnTwo, &OnlineDown));
            Assert.Equal(
                [
                    "online of 0 on 0", "online of 1 on 1", "refuse of 2 on 2",
                    "offline of 0 on 0", "offline of 1 on 1",
                ],
                calls);
            Assert.Equal(
                -EBUSY,
                cpuhp_setup_state_nocalls(CPUHP_TIMERS_PREPARE, "taken", &PrepareUp, null));
            Assert.Equal(
                -EINVAL, cpuhp_setup_state_nocalls(CPUHP_ONLINE, "no", &PrepareUp, null));
        });
        Machines.NoWarnings(machine);
    }

    private static int RefuseOnTwo(uint cpu) => cpu == 2 ? Refuse(cpu) : OnlineUp(cpu);

    [Fact]
    public void cpu_down_OfTheLastCpu_IsRefused()
    {
        using var machine = Machines.Boot(2);
        machine.On(0, () =>
        {
            Assert.Equal(0, cpu_down(1));
            Assert.Equal(-EBUSY, cpu_down(0));
            Assert.Equal(-EBUSY, cpu_down(1));
            Assert.Equal(-EINVAL, cpu_up(2));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void cpu_hotplug_disable_KeepsAllCpus()
    {
        using var machine = Machines.Boot(2);
        machine.On(0, () =>
        {
            cpu_hotplug_disable();
            Assert.Equal(-EBUSY, cpu_down(1));
            cpu_hotplug_enable();
            Assert.Equal(0, cpu_down(1));
            Assert.Equal(0, cpu_up(1));
            cpu_hotplug_enable();
        });
        Assert.Equal(1, Machines.Expect(machine, "Unbalanced cpu hotplug enable"));
    }

    [Fact]
    public void cpus_read_lock_HoldsHotplugOff()
    {
        using var machine = Machines.Boot(3);
        var order = new List<string>();
        machine.Spawn(0, "reader", () =>
        {
            cpus_read_lock();
            schedule_timeout_uninterruptible(30);
            order.Add($"reader sees {num_online_cpus()}");
            cpus_read_unlock();
        });
        machine.Spawn(2, "writer", () =>
        {
            schedule_timeout_uninterruptible(5);
            cpu_down(1);
            order.Add($"writer sees {num_online_cpus()}");
        });
        machine.RunFor(200_000_000);
        Assert.Equal(["reader sees 3", "writer sees 2"], order);
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void cpu_down_TasksMoveToAnotherCpu()
    {
        using var machine = Machines.Boot(3);
        var cpus = new List<int>();
        machine.Spawn(2, "mover", () =>
        {
            cpus.Add(smp_processor_id());
            schedule_timeout_uninterruptible(20);
            cpus.Add(smp_processor_id());
        });
        machine.RunFor(5_000_000);
        machine.On(0, () => Assert.Equal(0, cpu_down(2)));
        machine.RunFor(100_000_000);
        Assert.Equal([true, false], cpus.Select(cpu => cpu == 2));
        Machines.NoWarnings(machine);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void hotplug_AHundredRandomCycles_LeaveTheMasksRight_Random(bool stopMachine)
    {
        using var machine = Machines.Boot(4, o => o with { StopMachine = stopMachine });
        var random = new Random(20231);
        machine.On(0, () =>
        {
            var online = new[] { true, true, true, true };
            for (var i = 0; i < 100; i++)
            {
                var cpu = random.Next(1, 4);
                Assert.Equal(0, online[cpu] ? cpu_down((uint)cpu) : cpu_up((uint)cpu));
                online[cpu] = !online[cpu];
                for (var other = 0; other < 4; other++)
                {
                    Assert.Equal(online[other], cpu_online(other));
                    Assert.Equal(online[other], cpu_active(other));
                    Assert.False(cpu_dying(other) && online[other]);
                }
            }
        });
        Assert.Empty(machine.Slab.Check());
        Machines.NoWarnings(machine);
    }
}
