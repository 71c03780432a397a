// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Tests.Machine.Programs;

/// <summary>What a machine says of programs that make the mistakes people make.</summary>
public unsafe class WrongProgramTests
{
    private const long Millisecond = 1_000_000;

    private static spinlock_t* s_lock;
    private static timer_list* s_timer;
    private static int s_calls;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Msleep_InATimersCallbackWarnsAndTheMachineGoesOn(int cpus)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = cpus });
        var timer = machine.Arena.Allocate<timer_list>();
        nuint used = machine.Arena.Used;

        s_calls = 0;
        machine.On(0, () =>
        {
            timer_setup(timer, &sleeping_callback, 0);
            mod_timer(timer, jiffies + 5);
        });
        machine.RunFor(50 * Millisecond);

        Assert.Contains("scheduling while atomic", machine.Warnings.All[0].Text);
        Assert.InRange(s_calls, 2, 4);
        Assert.True(machine.Arena.Used - used < 1 << 20);
    }

    [Fact]
    public void Deadlock_NamesWhoWaitsForWhat()
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 2 });

        s_lock = machine.Arena.Allocate<spinlock_t>();
        s_timer = machine.Arena.Allocate<timer_list>();
        machine.On(0, () =>
        {
            timer_setup(s_timer, &locking_callback, TIMER_PINNED);
            mod_timer(s_timer, jiffies + 5);
        });
        var failure = Assert.Throws<KernelBugException>(() => machine.On(1, static () =>
        {
            spin_lock_irqsave(s_lock, out ulong flags);
            consume_cpu(20 * Millisecond);
            timer_delete_sync(s_timer);
            spin_unlock_irqrestore(s_lock, flags);
        }));
        string[] cpus = failure.Message.Split("\ncpu");

        Assert.StartsWith("deadlock: ", cpus[0]);
        Assert.StartsWith("0: ", cpus[1]);
        Assert.Matches(@"waits for the lock .*, held by cpu1", cpus[1]);
        Assert.Contains("runs the callback locking_callback of timer", cpus[1]);
        Assert.Contains("timer_delete_sync", cpus[2]);
        Assert.Contains("waits in a loop for another CPU", cpus[2]);
        Assert.Contains("holds the lock", cpus[2]);
    }

    [Fact]
    public void Kfree_ReportsAnArmedTimerAndTakesItOffTheWheel()
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 2 });

        machine.On(1, static () =>
        {
            var timer = (timer_list*)kzalloc((ulong)sizeof(timer_list) * 2, GFP_KERNEL) + 1;

            timer_setup(timer, &counting_callback, 0);
            mod_timer(timer, jiffies + 5);
            kfree(timer - 1);
        });
        s_calls = 0;
        machine.RunFor(50 * Millisecond);

        Assert.Matches("ODEBUG: free active .*counting_callback",
            Assert.Single(machine.Warnings.All).Text);
        Assert.Equal(0, s_calls);
    }

    [Fact]
    public void Kfree_SaysNothingOfATimerThatWasDeleted()
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 2 });

        machine.On(1, static () =>
        {
            var timer = (timer_list*)kzalloc((ulong)sizeof(timer_list), GFP_KERNEL);

            timer_setup(timer, &counting_callback, 0);
            mod_timer(timer, jiffies + 5);
            timer_delete_sync(timer);
            kfree(timer);
        });

        Assert.Empty(machine.Warnings.All);
    }

    [Fact]
    public void NohzFull_CountsWhatItsTasksRunWithoutATick()
    {
        Workload load = Workload.Named("nohz_full")!;
        using var machine = Simulation.Boot(load.Adjust(new MachineOptions { Cpus = 4 }));

        load.Start(machine, new TimerLedger(machine));
        machine.RunFor(2_000 * Millisecond);
        IReadOnlyList<CpuReport> cpus = machine.ReportCpus();

        Assert.Equal(0, cpus[0].BusyTicklessNs);
        Assert.All(cpus.Skip(1), c => Assert.InRange(
            c.BusyTicklessNs, 1_900 * Millisecond, 2_000 * Millisecond));
    }

    private static void sleeping_callback(timer_list* timer)
    {
        s_calls++;
        msleep(10);
        mod_timer(timer, jiffies + 5);
    }

    private static void locking_callback(timer_list* timer)
    {
        spin_lock(s_lock);
        spin_unlock(s_lock);
    }

    private static void counting_callback(timer_list* timer) => s_calls++;
}
