// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Tests.Machine.Services;

public sealed unsafe class WorkqueueTests
{
    /// <summary>A work that notes where, when and in which order it ran.</summary>
    private struct Job
    {
        public work_struct Work;
        public int* Clock;
        public int Turn;
        public int Runs;
        public int Cpu;
        public long SleepJiffies;
        public Job* FlushFirst;
    }

    private static Job* Jobs(Linux.Hardware.Machine machine, int count)
    {
        var jobs = (Job*)machine.Arena.AllocateBytes((nuint)(count * sizeof(Job)) + 64, 64);
        for (var i = 0; i < count; i++)
        {
            jobs[i].Clock = (int*)(jobs + count);
            INIT_WORK(&jobs[i].Work, &Run);
        }

        return jobs;
    }

    private static void Run(work_struct* work)
    {
        var job = (Job*)work;
        if (job->FlushFirst != null)
        {
            flush_work(&job->FlushFirst->Work);
        }

        if (job->SleepJiffies != 0)
        {
            schedule_timeout_uninterruptible(job->SleepJiffies);
        }

        job->Turn = ++*job->Clock;
        job->Runs++;
        job->Cpu = smp_processor_id();
    }

    [Fact]
    public void schedule_work_on_RunsInOrderOnItsCpu()
    {
        using var machine = Machines.Boot(4);
        machine.On(0, () =>
        {
            var jobs = Jobs(machine, 6);
            for (var i = 0; i < 6; i++)
            {
                Assert.True(schedule_work_on(2, &jobs[i].Work));
            }

            Assert.False(schedule_work_on(2, &jobs[5].Work));
            Assert.True(flush_work(&jobs[5].Work));
            for (var i = 0; i < 6; i++)
            {
                Assert.Equal((i + 1, 1, 2), (jobs[i].Turn, jobs[i].Runs, jobs[i].Cpu));
            }

            Assert.False(flush_work(&jobs[5].Work));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void flush_work_WaitsForAWorkThatSleeps()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var jobs = Jobs(machine, 1);
            jobs->SleepJiffies = 5;
            var start = jiffies;
            schedule_work_on(1, &jobs->Work);
            flush_work(&jobs->Work);
            Assert.Equal(1, jobs->Runs);
            Assert.InRange((long)(jiffies - start), 5, 8);
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void queue_work_AWorkThatRunsCanBeQueuedAgain()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var jobs = Jobs(machine, 1);
            jobs->SleepJiffies = 5;
            schedule_work_on(1, &jobs->Work);
            schedule_timeout_uninterruptible(2);
            Assert.False(work_pending(&jobs->Work));
            Assert.True(schedule_work_on(1, &jobs->Work));
            flush_work(&jobs->Work);
            Assert.Equal(2, jobs->Runs);
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void flush_work_FromAWorkOfTheSamePool_IsNoDeadlock()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var jobs = Jobs(machine, 2);
            jobs[0].FlushFirst = &jobs[1];
            schedule_work_on(1, &jobs[0].Work);
            schedule_work_on(1, &jobs[1].Work);
            flush_work(&jobs[0].Work);
            Assert.Equal((2, 1), (jobs[0].Turn, jobs[1].Turn));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void cancel_work_sync_TakesBackWhatWaits_AndWaitsForWhatRuns()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var jobs = Jobs(machine, 2);
            jobs[0].SleepJiffies = 4;
            schedule_work_on(1, &jobs[0].Work);
            schedule_work_on(1, &jobs[1].Work);
            schedule_timeout_uninterruptible(1);
            Assert.True(cancel_work_sync(&jobs[1].Work));
            Assert.False(cancel_work_sync(&jobs[0].Work));
            Assert.Equal((1, 0), (jobs[0].Runs, jobs[1].Runs));
            Assert.False(work_pending(&jobs[1].Work));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void work_on_cpu_ReturnsTheResultOfThatCpu()
    {
        using var machine = Machines.Boot(3);
        machine.On(0, () =>
        {
            long factor = 7;
            Assert.Equal(14, work_on_cpu(2, &TimesCpu, &factor));
            Assert.Equal(0, work_on_cpu(0, &TimesCpu, &factor));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void delayed_work_RunsAfterItsDelay_AndCanBeTakenBack()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var late = (delayed_work*)machine.Arena.AllocateBytes((nuint)sizeof(delayed_work) + 64, 64);
            INIT_DELAYED_WORK(late, &CountRuns);
            var runs = (int*)(late + 1);
            Assert.True(schedule_delayed_work_on(1, late, 10));
            Assert.False(schedule_delayed_work_on(1, late, 10));
            schedule_timeout_uninterruptible(5);
            Assert.Equal(0, *runs);
            Assert.True(delayed_work_pending(late));
            schedule_timeout_uninterruptible(10);
            Assert.Equal(1, *runs);
            schedule_delayed_work(late, 10);
            Assert.True(cancel_delayed_work_sync(late));
            schedule_timeout_uninterruptible(20);
            Assert.Equal(1, *runs);
            Assert.False(cancel_delayed_work_sync(late));
            Assert.True(mod_delayed_work(system_wq, late, 100) == false);
            Assert.True(mod_delayed_work(system_wq, late, 2));
            schedule_timeout_uninterruptible(6);
            Assert.Equal(2, *runs);
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void schedule_work_on_AnOfflineCpu_RunsElsewhere()
    {
        using var machine = Machines.Boot(3);
        machine.On(0, () =>
        {
            var jobs = Jobs(machine, 1);
            Assert.Equal(0, cpu_down(2));
            schedule_work_on(2, &jobs->Work);
            flush_work(&jobs->Work);
            Assert.Equal(1, jobs->Runs);
            Assert.NotEqual(2, jobs->Cpu);
            Assert.Equal(0, cpu_up(2));
            schedule_work_on(2, &jobs->Work);
            flush_work(&jobs->Work);
            Assert.Equal((2, 2), (jobs->Runs, jobs->Cpu));
        });
        Machines.NoWarnings(machine);
    }

    private static long TimesCpu(void* factor) => *(long*)factor * smp_processor_id();

    private static void CountRuns(work_struct* work) => ++*(int*)((delayed_work*)work + 1);
}
