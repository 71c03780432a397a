// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Port.Experiments;

/// <summary>
/// The idle residency that was measured on a phone with eight CPUs in three clusters, under an
/// animated user interface: as a model of the machine and of the load, in virtual time.
/// </summary>
internal static unsafe class Phone
{
    /// <summary>The clusters and their CPUs.</summary>
    public static readonly (string Name, int[] Cpus)[] Clusters =
    [
        ("little", [0, 1, 2, 3]),
        ("mid", [4, 5]),
        ("big", [6, 7]),
    ];

    private const int Cpus = 8;
    private const long FrameNs = 16_666_667;
    private const int TimersPerTask = 8;
    private const int TimersOfInterrupts = 8;
    private const int InterruptsEveryNs = 25_000_000;
    private const int TimersPerFrame = 2;
    private const long SettleNs = 1_000_000_000;

    /// <summary>
    /// Of each cluster: every how many frames a CPU works, and for how long on average, ns. The CPUs
    /// are then about as busy as those of the phone were.
    /// </summary>
    private static readonly (int Frames, long WorkNs)[] s_work =
    [
        (1, 11_000_000),
        (4, 17_000_000),
        (12, 45_000_000),
    ];

    /// <summary>Runs one phone.</summary>
    /// <param name="model">Who expires timers.</param>
    /// <param name="ns">Virtual time, ns.</param>
    /// <param name="seed">Draws work, timeouts and periods.</param>
    /// <returns>What each of <see cref="Clusters"/> did.</returns>
    public static Residency[] Run(TimerModel model, long ns, int seed)
    {
        var states = new IdleStates(Cpus);
        using Machine machine = ModelMachine.Boot(model, Cpus, states.Choose, ClusterOf);
        var chance = new Random(seed);

        for (int cpu = 0; cpu < Cpus; cpu++)
        {
            int here = cpu;
            int draw = chance.Next();
            ulong period = (ulong)chance.Next(50, 501);

            machine.InterruptAt(cpu, machine.Now, () =>
                CountedTimer.Arm(CountedTimer.Create(machine, model, period), period));
            machine.Spawn(cpu, "ui", () => Draw(machine, model, here, new Random(draw)));
            if (ClusterOf(cpu) == 0)
                Interrupt(machine, model, cpu, new Random(draw + 1), new nint[TimersOfInterrupts]);
        }
        machine.RunFor(SettleNs);
        states.Start(machine);
        IReadOnlyList<CpuReport> before = machine.ReportCpus();
        machine.RunFor(ns);
        IReadOnlyList<CpuReport> after = machine.ReportCpus();

        ModelMachine.Check(machine);
        return Clusters.Select(cluster => states.Report(before, after, cluster.Cpus, ns)).ToArray();
    }

    private static int ClusterOf(int cpu) => Array.FindIndex(Clusters, c => c.Cpus.Contains(cpu));

    /// <summary>
    /// A CPU's part of the drawing: waits for its next frame, puts timeouts further off or arms them
    /// again, and computes.
    /// </summary>
    private static void Draw(Machine machine, TimerModel model, int cpu, Random chance)
    {
        (int frames, long work) = s_work[ClusterOf(cpu)];
        var timers = new nint[TimersPerTask];
        long start = machine.Now;

        for (int i = 0; i < TimersPerTask; i++)
            timers[i] = (nint)CountedTimer.Create(machine, model, 0);
        for (long frame = cpu % frames; ; frame += frames)
        {
            WaitUntil(start + frame * FrameNs);
            for (int i = 0; i < TimersPerFrame; i++)
                CountedTimer.Arm((CountedTimer*)timers[chance.Next(TimersPerTask)], (ulong)chance.Next(20, 501));
            consume_cpu((long)(work * (0.5 + chance.NextDouble())), user: true);
        }
    }

    /// <summary>Has a device interrupt a CPU now and again, idle or not; each time it arms a timeout.</summary>
    private static void Interrupt(Machine machine, TimerModel model, int cpu, Random chance, nint[] timers)
        => machine.InterruptAt(cpu, machine.Now + chance.Next(2 * InterruptsEveryNs), () =>
        {
            ref nint timer = ref timers[chance.Next(timers.Length)];

            if (timer == 0)
                timer = (nint)CountedTimer.Create(machine, model, 0);
            CountedTimer.Arm((CountedTimer*)timer, (ulong)chance.Next(20, 501));
            Interrupt(machine, model, cpu, chance, timers);
        });

    private static void WaitUntil(long ns)
    {
        long until = ns;

        set_current_state(TASK_UNINTERRUPTIBLE);
        schedule_hrtimeout(&until, hrtimer_mode.HRTIMER_MODE_ABS);
    }
}
