// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;
using static Linux.hk_type;

namespace Linux.Tests.Machine.Services;

public sealed unsafe class HousekeepingTests
{
    [Fact]
    public void housekeeping_WithoutParameters_IsEverywhere()
    {
        using var machine = Machines.Boot(3);
        machine.On(0, () =>
        {
            Assert.False(housekeeping_enabled(HK_TYPE_DOMAIN));
            Assert.True(housekeeping_cpumask(HK_TYPE_TIMER) == cpu_possible_mask);
            Assert.True(housekeeping_cpu(2, HK_TYPE_TICK));
            Assert.Equal(0, housekeeping_any_cpu(HK_TYPE_TIMER));
        });
    }

    [Fact]
    public void nohz_full_KeepsKernelNoiseOffItsCpus()
    {
        using var machine = Machines.Boot(4, o => o with { NohzFull = [2, 3] });
        machine.On(2, () =>
        {
            Assert.True(housekeeping_enabled(HK_TYPE_KERNEL_NOISE));
            Assert.False(housekeeping_enabled(HK_TYPE_DOMAIN));
            Assert.False(housekeeping_cpu(3, HK_TYPE_TIMER));
            Assert.True(housekeeping_cpu(1, HK_TYPE_TIMER));
            Assert.True(housekeeping_cpu(3, HK_TYPE_DOMAIN));
            Assert.Equal(2u, cpumask_weight(housekeeping_cpumask(HK_TYPE_RCU)));
            Assert.InRange(housekeeping_any_cpu(HK_TYPE_TIMER), 0, 1);
            Assert.True(tick_nohz_full_cpu(2));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void isolcpus_IsolatesDomains_housekeeping_update_MovesThem()
    {
        using var machine = Machines.Boot(4, o => o with { Isolated = [3] });
        machine.On(0, () =>
        {
            Assert.True(cpu_is_isolated(3));
            Assert.False(cpu_is_isolated(2));
            Assert.True(housekeeping_cpu(3, HK_TYPE_TIMER));
            var isolated = (cpumask*)kzalloc(cpumask_size(), GFP_KERNEL);
            cpumask_set_cpu(2, isolated);
            cpumask_set_cpu(3, isolated);
            Assert.Equal(0, housekeeping_update(isolated));
            Assert.True(cpu_is_isolated(2));
            cpumask_set_cpu(0, isolated);
            cpumask_set_cpu(1, isolated);
            Assert.Equal(-EINVAL, housekeeping_update(isolated));
            kfree(isolated);
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void nohz_full_OfEveryCpu_LeavesTheBootCpu()
    {
        using var machine = Machines.Boot(2, o => o with { NohzFull = [0, 1] });
        machine.On(0, () =>
        {
            Assert.True(housekeeping_cpu(0, HK_TYPE_TIMER));
            Assert.False(housekeeping_cpu(1, HK_TYPE_TIMER));
        });
        Assert.Contains(machine.Log.Records, r => r.Text.Contains("using boot CPU:0"));
    }

    [Fact]
    public void sysctl_timer_migration_TakesNoughtAndOneOnly()
    {
        using var machine = Machines.Boot(2);
        machine.On(0, () =>
        {
            Assert.Equal("1", sysctl_read("kernel/timer_migration"));
            Assert.Equal(0, sysctl_write("kernel/timer_migration", "0\n"));
            Assert.Equal("0", sysctl_read("kernel/timer_migration"));
            Assert.Equal(-EINVAL, sysctl_write("kernel/timer_migration", "2"));
            Assert.Equal(-EINVAL, sysctl_write("kernel/timer_migration", "-1"));
            Assert.Equal(-EINVAL, sysctl_write("kernel/timer_migration", "yes"));
            Assert.Equal("0", sysctl_read("kernel/timer_migration"));
            Assert.Equal(-ENOENT, sysctl_write("kernel/no_such", "1"));
            Assert.Null(sysctl_read("kernel/no_such"));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void get_random_u32_FollowsFromTheSeed()
    {
        static uint[] Draw(ulong seed)
        {
            var drawn = new uint[8];
            using var machine = Machines.Boot(1, o => o with { Seed = seed });
            machine.On(0, () =>
            {
                for (var i = 0; i < drawn.Length; i++)
                {
                    drawn[i] = get_random_u32();
                    Assert.InRange(get_random_u32_below(10), 0u, 9u);
                }
            });
            return drawn;
        }

        Assert.Equal(Draw(7), Draw(7));
        Assert.NotEqual(Draw(7), Draw(8));
        Assert.Equal(8, Draw(7).Distinct().Count());
    }
}
