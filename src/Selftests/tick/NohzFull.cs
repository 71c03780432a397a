// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Tick;

/// <summary>A nohz_full CPU loses its tick while one task runs, and gets it when something needs it.</summary>
internal static unsafe class NohzFull
{
    private static Machine Boot(bool highres = true)
        => Simulation.Boot(new MachineOptions { Cpus = 2, NohzFull = [1], Highres = highres });

    [Selftest("tick.nohz-full.ten-seconds-of-user-time.highres", true)]
    [Selftest("tick.nohz-full.ten-seconds-of-user-time.lowres", false)]
    private static void TenSecondsOfUserTime(SelftestContext t, bool highres)
    {
        using Machine machine = Boot(highres);

        machine.RunFor(2 * Ticks.Second);
        ulong userBefore = Ticks.Read(machine, 0, () => kcpustat_field(cpu_usage_stat.CPUTIME_USER, 1));
        Ticks.Busy(machine, 1, 11 * Ticks.Second, user: true);
        machine.RunFor(50 * Ticks.Jiffy);
        t.Check(Ticks.Stopped(machine, 1), "the tick runs although one task has the CPU");
        t.Equal(0ul, Ticks.InterruptsIn(machine, 1, 10 * Ticks.Second), "the interrupts in ten seconds");
        t.Equal(0, Ticks.DoTimerCpu(machine), "the CPU that advances jiffies");
        machine.RunFor(2 * Ticks.Second);
        ulong user = Ticks.Read(machine, 0, () => kcpustat_field(cpu_usage_stat.CPUTIME_USER, 1)) - userBefore;
        t.Check(Math.Abs((long)user - 11 * Ticks.Second) <= 2 * Ticks.Jiffy,
            $"{user} ns of 11 s were accounted as user time without a tick");
        Wheels.NoWarnings(t, machine);
    }

    [Selftest("tick.nohz-full.dependency-keeps-the-tick.all", 0)]
    [Selftest("tick.nohz-full.dependency-keeps-the-tick.cpu", 1)]
    [Selftest("tick.nohz-full.dependency-keeps-the-tick.task", 2)]
    [Selftest("tick.nohz-full.dependency-keeps-the-tick.process", 3)]
    private static void DependencyKeepsTheTick(SelftestContext t, int scope)
    {
        using Machine machine = Boot();
        task_struct* task = null;

        machine.RunFor(2 * Ticks.Second);
        machine.Spawn(1, "user", () =>
        {
            task = current;
            consume_cpu(6 * Ticks.Second, user: true);
        });
        machine.RunFor(50 * Ticks.Jiffy);
        t.Check(Ticks.Stopped(machine, 1), "the tick runs without a dependency");

        machine.On(0, () => Depend(scope, task, on: true));
        machine.RunFor(5 * Ticks.Jiffy);
        ulong ticks = Ticks.InterruptsIn(machine, 1, Ticks.Second);
        t.Check(Ticks.AreOfASecond(ticks), $"{ticks} ticks came in a second with a dependency");
        t.Check(!Ticks.Stopped(machine, 1), "the tick counts as stopped with a dependency");

        machine.On(0, () => Depend(scope, task, on: false));
        machine.RunFor(5 * Ticks.Jiffy);
        t.Equal(0ul, Ticks.InterruptsIn(machine, 1, Ticks.Second), "the ticks in a second after it");
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>With its trace on, the tick asks for each kind by itself.</summary>
    [Selftest("tick.nohz-full.each-dependency-counts-while-traced")]
    private static void EachDependencyCountsWhileTraced(SelftestContext t)
    {
        using Machine machine = Boot();

        machine.EnableTrace("tick_stop");
        machine.On(0, () =>
        {
            for (int bit = 0; bit <= (int)tick_dep_bits.TICK_DEP_BIT_RCU_EXP; bit++)
                t.Check(Depends(1 << bit), $"dependency {bit} lets the tick stop");
            t.Check(!Depends(0), "the tick is kept without a dependency");
        });
    }

    private static bool Depends(int mask)
    {
        atomic_t dep = default;

        atomic_set(ref dep, mask);
        return check_tick_dependency(ref dep);
    }

    private static void Depend(int scope, task_struct* task, bool on)
    {
        const tick_dep_bits bit = tick_dep_bits.TICK_DEP_BIT_POSIX_TIMER;

        switch ((scope, on))
        {
            case (0, true):
                tick_dep_set(bit);
                break;
            case (0, false):
                tick_dep_clear(bit);
                break;
            case (1, true):
                tick_dep_set_cpu(1, bit);
                break;
            case (1, false):
                tick_dep_clear_cpu(1, bit);
                break;
            case (2, true):
                tick_dep_set_task(task, bit);
                break;
            case (2, false):
                tick_dep_clear_task(task, bit);
                break;
            case (3, true):
                spin_lock_irqsave(&task->sighand->siglock, out ulong flags);
                tick_dep_set_signal(task, bit);
                spin_unlock_irqrestore(&task->sighand->siglock, flags);
                break;
            default:
                tick_dep_clear_signal(task->signal, bit);
                break;
        }
    }

    /// <summary>Two runnable tasks share the CPU by the tick, so it comes back for them.</summary>
    [Selftest("tick.nohz-full.second-task-brings-the-tick")]
    private static void SecondTaskBringsTheTick(SelftestContext t)
    {
        using Machine machine = Boot();

        machine.RunFor(2 * Ticks.Second);
        Ticks.Busy(machine, 1, 5 * Ticks.Second, user: true);
        machine.RunFor(50 * Ticks.Jiffy);
        t.Check(Ticks.Stopped(machine, 1), "the tick runs for one task");
        Ticks.Busy(machine, 1, Ticks.Second, user: true);
        machine.RunFor(20 * Ticks.Jiffy);
        ulong ticks = Ticks.InterruptsIn(machine, 1, Ticks.Second);
        t.Check(Ticks.AreOfASecond(ticks), $"{ticks} ticks came in a second for two tasks");
        machine.RunFor(1500 * Ticks.Jiffy);
        t.Check(Ticks.Stopped(machine, 1), "the tick still runs after the second task has ended");
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>The CPU that advances jiffies for a nohz_full set neither sleeps nor goes offline.</summary>
    [Selftest("tick.nohz-full.timekeeper-stays")]
    private static void TimekeeperStays(SelftestContext t)
    {
        using Machine machine = Boot();

        machine.RunFor(2 * Ticks.Second);
        t.Equal(0, Ticks.DoTimerCpu(machine), "the CPU that advances jiffies");
        ulong ticks = Ticks.InterruptsIn(machine, 0, Ticks.Second);
        t.Check(ticks >= HZ - 1, $"the timekeeper took {ticks} ticks in an idle second");
        machine.On(1, () => t.Equal(-EBUSY, remove_cpu(0), "taking the timekeeper offline"));
        machine.RunFor(Ticks.Second);
        Wheels.NoWarnings(t, machine);
    }
}
