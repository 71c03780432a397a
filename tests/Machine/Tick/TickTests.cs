// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Tests.Machine.Tick;

public sealed unsafe class TickTests
{
    private const long Second = 1_000_000_000;

    private static T Read<T>(Linux.Hardware.Machine machine, int cpu, Func<T> what)
    {
        T value = default!;
        machine.Inspect(cpu, () => value = what());
        return value;
    }

    /// <summary>The boot CPU is nohz_full, so the first housekeeper that comes up takes its duty.</summary>
    [Fact]
    public void tick_setup_device_HousekeeperTakesTheDutyFromANohzFullBootCpu()
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 3, NohzFull = [0, 1] });
        Assert.Equal(2, Read(machine, 2, () => tick_do_timer_cpu));
        Assert.Empty(machine.Warnings.All);
    }

    [Fact]
    public void tick_cpu_dying_HandsTheDutyToAnOnlineCpu()
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 3 });
        machine.Spawn(2, "busy", () => consume_cpu(Second));
        machine.RunFor(Second / 10);
        Assert.Equal(2, Read(machine, 0, () => tick_do_timer_cpu));
        machine.On(0, () => Assert.Equal(0, remove_cpu(2)));
        Assert.NotEqual(2, Read(machine, 0, () => tick_do_timer_cpu));
        Assert.Empty(machine.Warnings.All);
    }

    [Fact]
    public void tick_nohz_get_idle_calls_cpu_GrowsWithEachIdlePeriod()
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 1 });
        machine.RunFor(Second);
        ulong before = Read(machine, 0, () => tick_nohz_get_idle_calls_cpu(0));
        for (int i = 0; i < 5; i++)
        {
            machine.On(0, () => { });
            machine.RunFor(Second);
        }
        ulong after = Read(machine, 0, () => tick_nohz_get_idle_calls_cpu(0));
        Assert.InRange(after - before, 5ul, 20ul);
    }

    [Fact]
    public void tick_nohz_get_next_hrtimer_IsTheProgrammedTime()
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 1 });
        machine.RunFor(60 * Second);
        Assert.Equal(KTIME_MAX, Read(machine, 0, () => tick_nohz_get_next_hrtimer()));
    }

    [Fact]
    public void kcpustat_field_IdleTimeGoesOnWhileTheTickIsStopped()
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 1 });
        machine.RunFor(2 * Second);
        ulong before = Read(machine, 0, () => kcpustat_field(cpu_usage_stat.CPUTIME_IDLE, 0));
        machine.RunFor(100 * Second);
        ulong idle = Read(machine, 0, () => kcpustat_field(cpu_usage_stat.CPUTIME_IDLE, 0)) - before;
        Assert.Equal(100ul * Second, idle);
    }

    [Fact]
    public void account_process_tick_SystemTimeOfABusyTaskIsCountedByTicks()
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 1 });
        machine.RunFor(Second);
        ulong before = Read(machine, 0, () => kcpustat_field(cpu_usage_stat.CPUTIME_SYSTEM, 0));
        machine.On(0, () => consume_cpu(Second));
        ulong system = Read(machine, 0, () => kcpustat_field(cpu_usage_stat.CPUTIME_SYSTEM, 0)) - before;
        Assert.InRange(system, (ulong)(Second - 2 * TICK_NSEC), (ulong)(Second + 2 * TICK_NSEC));
    }

    [Fact]
    public void tick_dep_set_cpu_IsIgnoredOutsideOfTheNohzFullSet()
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 2 });
        machine.On(0, () => tick_dep_set_cpu(1, tick_dep_bits.TICK_DEP_BIT_SCHED));
        Assert.Equal(0, Read(machine, 1, () => tick_get_tick_sched(1)->tick_dep_mask.counter));
    }

    [Theory]
    [InlineData("on", 0, true)]
    [InlineData("off", 0, false)]
    [InlineData("1", 0, true)]
    [InlineData("n", 0, false)]
    [InlineData("", -22, true)]
    [InlineData("maybe", -22, true)]
    public void kstrtobool_ReadsWhatTheCommandLineWrites(string text, int result, bool value)
    {
        bool read = true;
        Assert.Equal(result, kstrtobool(text, ref read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("17", 1, 17, "")]
    [InlineData("-3,4", 2, -3, "4")]
    [InlineData("0x1f-2", 3, 31, "-2")]
    [InlineData("010", 1, 8, "")]
    [InlineData("on", 0, 7, "on")]
    public void get_option_ReadsAnIntegerOffTheFront(string text, int result, int value, string rest)
    {
        int read = 7;
        Assert.Equal(result, get_option(ref text, ref read));
        Assert.Equal(value, read);
        Assert.Equal(rest, text);
    }
}
