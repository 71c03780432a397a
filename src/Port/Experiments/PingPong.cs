// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Port.Experiments;

/// <summary>What one run of <see cref="PingPong"/> counted on the CPUs that are not busy.</summary>
/// <param name="Model">Who expires timers.</param>
/// <param name="Tasks">Whether tasks slept; else timers armed themselves again.</param>
/// <param name="Timeouts">Timeouts that passed.</param>
/// <param name="WokenByTimer">Sleeps that the CPU's own clock ended.</param>
/// <param name="WokenByOthers">Sleeps that another CPU's interrupt ended.</param>
internal sealed record PingPongResult(
    TimerModel Model, bool Tasks, long Timeouts, long WokenByTimer, long WokenByOthers);

/// <summary>
/// The ping-pong of the pull model's cover letter. On a mostly idle machine a task sleeps with a
/// timeout; a CPU that is busy expires it and wakes the task where it ran before; that CPU leaves
/// idle, arms the next timeout, and is idle again.
/// </summary>
internal static unsafe class PingPong
{
    private const int Cpus = 8;
    private const int BusyCpu = Cpus - 1;
    private const long SettleNs = 1_000_000_000;
    private const long SliceNs = 10_000_000;

    /// <summary>Runs one machine of eight CPUs, one of them busy.</summary>
    /// <param name="model">Who expires timers.</param>
    /// <param name="tasks">
    /// True: each idle CPU has a task that sleeps, 10 to 100 ms at a time. False: each has a timer of
    /// that period that arms itself, as if what it wakes ran where it expires.
    /// </param>
    /// <param name="ns">Virtual time, ns.</param>
    /// <param name="seed">Draws the periods.</param>
    public static PingPongResult Run(TimerModel model, bool tasks, long ns, int seed)
    {
        using Machine machine = ModelMachine.Boot(model, Cpus);
        var chance = new Random(seed);
        var timeouts = new long[Cpus];
        var timers = new nint[Cpus];

        machine.Spawn(BusyCpu, "busy", static () =>
        {
            for (; ; )
                consume_cpu(SliceNs, user: true);
        });
        machine.RunFor(SettleNs);
        for (int cpu = 0; cpu < Cpus; cpu++)
        {
            int here = cpu;
            ulong period = (ulong)chance.Next(10, 101);

            if (cpu == BusyCpu)
                continue;
            if (tasks)
                machine.Spawn(cpu, "sleeper", () => Sleep(period, ref timeouts[here]));
            else
                machine.InterruptAt(cpu, machine.Now, () => timers[here] = Start(machine, model, period));
        }
        machine.RunFor(SettleNs);
        long passed = Passed(timeouts, timers);
        CpuReport before = Others(machine);
        machine.RunFor(ns);
        CpuReport after = Others(machine);

        ModelMachine.Check(machine);
        return new PingPongResult(
            model, tasks, Passed(timeouts, timers) - passed,
            Woken(after, irq_vector.LocalTimer) - Woken(before, irq_vector.LocalTimer),
            Woken(after, irq_vector.Reschedule) - Woken(before, irq_vector.Reschedule));
    }

    private static void Sleep(ulong period, ref long timeouts)
    {
        for (; ; timeouts++)
            schedule_timeout_uninterruptible((long)period);
    }

    private static nint Start(Machine machine, TimerModel model, ulong period)
    {
        CountedTimer* timer = CountedTimer.Create(machine, model, period);

        CountedTimer.Arm(timer, period);
        return (nint)timer;
    }

    private static long Passed(long[] timeouts, nint[] timers)
        => timeouts.Sum() + timers.Where(timer => timer != 0).Sum(timer => ((CountedTimer*)timer)->Fired);

    private static CpuReport Others(Machine machine)
        => CpuReport.Sum(machine.ReportCpus().Where(report => report.Cpu != BusyCpu).ToArray());

    private static long Woken(CpuReport report, irq_vector by) => report.Wakeups[(int)by];
}
