// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using static Linux.Kernel;

namespace Linux.Tests.Machine.Threads;

/// <summary>
/// Machines whose CPUs are threads. Real time passes here, so that nothing is bounded from above but by
/// limits that a busy host keeps as well.
/// </summary>
public sealed unsafe class ThreadsTests
{
    private const long Second = 1_000_000_000;
    private const long Stuck = 30 * Second;

    private static Linux.Hardware.Machine Boot(int cpus = 3)
        => Linux.Executions.Threads.Boot(new MachineOptions { Cpus = cpus, ArenaBytes = 32 << 20 }, Stuck);

    [Fact]
    public void OnThreads_BootsEveryCpu()
    {
        using var machine = Boot(4);
        uint online = 0;

        machine.On(0, () => online = num_online_cpus());

        Assert.Equal(4u, online);
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void OnThreads_TakesAsManyCpusAsThreadsAllow()
        => Assert.Throws<ArgumentOutOfRangeException>(
            () => Linux.Executions.Threads.Boot(new MachineOptions { Cpus = 65 }));

    [Fact]
    public void On_RunsOnItsCpu()
    {
        using var machine = Boot();

        for (int cpu = 0; cpu < 3; cpu++)
        {
            int ran = -1;

            machine.On(cpu, () => ran = smp_processor_id());
            Assert.Equal(cpu, ran);
        }
    }

    [Fact]
    public void RunFor_TakesRealTime()
    {
        using var machine = Boot();
        long start = machine.Now;
        var watch = Stopwatch.StartNew();

        machine.RunFor(50_000_000);

        Assert.True(watch.ElapsedMilliseconds >= 49, $"{watch.ElapsedMilliseconds} ms of real time");
        Assert.True(machine.Now - start >= 50_000_000, $"{machine.Now - start} ns of the machine's");
    }

    [Fact]
    public void Clock_StandsStillBetweenRuns()
    {
        using var machine = Boot();
        long before = machine.Now;
        var watch = Stopwatch.StartNew();

        while (watch.ElapsedMilliseconds < 5)
            Assert.Equal(before, machine.Now);
        machine.RunFor(1);
        Assert.True(machine.Now > before);
    }

    [Fact]
    public void msleep_SleepsNoLessThanAsked()
    {
        using var machine = Boot();
        ulong slept = 0;

        machine.On(1, () =>
        {
            ulong before = jiffies;

            for (int i = 0; i < 10; i++)
                msleep(3);
            slept = jiffies - before;
        });

        Assert.True(slept >= 30, $"{slept} jiffies");
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void Tasks_OfOneCpuTakeTurns()
    {
        using var machine = Boot(2);
        bool first = false;
        bool second = false;

        machine.Spawn(1, "first", () =>
        {
            while (!Volatile.Read(ref second))
                consume_cpu(100_000);
            Volatile.Write(ref first, true);
        });
        machine.Spawn(1, "second", () => Volatile.Write(ref second, true));

        Assert.True(machine.RunUntil(() => Volatile.Read(ref first), 60 * Second));
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void Interrupts_ComeInWhileATaskComputes()
    {
        using var machine = Boot(2);
        int cpu = -1;
        bool taken = false;

        machine.InterruptAt(1, machine.Now + 2_000_000, () =>
        {
            cpu = smp_processor_id();
            Volatile.Write(ref taken, true);
        });
        machine.On(1, () =>
        {
            while (!Volatile.Read(ref taken))
                consume_cpu(10_000);
        });

        Assert.Equal(1, cpu);
    }

    [Fact]
    public void cpu_down_AndUpAgainManyTimes()
    {
        using var machine = Boot();
        int errors = 0;

        machine.On(0, () =>
        {
            for (int i = 0; i < 20; i++)
            {
                uint cpu = (uint)(1 + i % 2);

                errors += cpu_down(cpu) != 0 || cpu_online(cpu) ? 1 : 0;
                errors += cpu_up(cpu) != 0 || !cpu_online(cpu) ? 1 : 0;
            }
        });

        Assert.Equal(0, errors);
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void Task_ThatThrowsEndsTheRun()
    {
        using var machine = Boot();
        var thrown = Assert.Throws<FormatException>(
            () => machine.On(1, () => throw new FormatException("of the task")));

        Assert.Equal("of the task", thrown.Message);
        Assert.Throws<InvalidOperationException>(() => machine.RunFor(1));
    }

    [Fact]
    public void Task_ThatNobodyWakesIsADeadlock()
    {
        using var machine = Boot();
        var thrown = Assert.Throws<KernelBugException>(() => machine.On(1, () =>
        {
            __set_current_state(TASK_UNINTERRUPTIBLE);
            schedule();
        }));

        Assert.Contains("waits for nothing that comes", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_EndsEveryThread()
    {
        long beats = 0;

        using (var machine = Boot())
        {
            for (int cpu = 0; cpu < 3; cpu++)
            {
                machine.Spawn(cpu, "beat", () =>
                {
                    for (; ; )
                    {
                        Interlocked.Increment(ref beats);
                        consume_cpu(1_000);
                        msleep(1);
                    }
                });
            }
            Assert.True(machine.RunUntil(() => Interlocked.Read(ref beats) > 20, 60 * Second));
        }
        long left = Interlocked.Read(ref beats);

        // Another machine gives the threads of the first every chance.
        using (var other = Boot())
            other.RunFor(20_000_000);
        Assert.Equal(left, Interlocked.Read(ref beats));
    }
}
