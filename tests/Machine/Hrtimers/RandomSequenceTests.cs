// SPDX-License-Identifier: GPL-2.0-only
using Linux;
using static Linux.hrtimer_mode;
using static Linux.Kernel;

namespace Linux.Tests.Machine.Hrtimers;

/// <summary>
/// Tasks on several CPUs start, restart and cancel shared timers at random. A model says of each
/// timer whether it is due and when; the machine must agree with it at every expiry.
/// </summary>
public sealed unsafe class RandomSequenceTests
{
    private const int Timers = 48;
    private const int Steps = 400;

    private sealed class Model
    {
        /// <summary>Earliest allowed expiry of each queued timer, ns; null when it is not queued.</summary>
        public readonly long?[] Soft = new long?[Timers];

        public readonly long[] Hard = new long[Timers];

        /// <summary>Expiries each timer must have had when everything is over.</summary>
        public readonly int[] Due = new int[Timers];

        public readonly List<string> Wrong = [];
        /// <summary>How late the clock interrupts may be, ns.</summary>
        public long Late;

        public int Cancelled;
        public int Restarted;
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 4)]
    [InlineData(5, 8)]
    [InlineData(6, 8)]
    public void StartAndCancel_EveryTimerFiresOnceInTimeAndInOrder_Random(int seed, int cpus)
        => Play(new MachineOptions { Cpus = cpus }, seed, late: 0);

    [Theory]
    [InlineData(21, -5_000, 0)]
    [InlineData(22, 0, 200_000)]
    [InlineData(23, -20_000, 100_000)]
    [InlineData(24, -900, 900)]
    public void StartAndCancel_InexactClockInterruptsLoseNothing_Random(int seed, int early, int late)
    {
        var error = new Random(seed);

        Play(new MachineOptions { Cpus = 4, ClockError = (_, _) => error.Next(early, late + 1) }, seed, late);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void StartAndCancel_DebugObjectsSeeNoMisuse_Random(int seed)
        => Play(new MachineOptions { Cpus = 4, DebugObjects = true }, seed, late: 0);

    private static void Play(MachineOptions options, int seed, long late)
    {
        int cpus = options.Cpus;
        using var machine = Simulation.Boot(options);
        machine.RunFor(50_000_000);
        HrtimerProbe* probes = HrtimerProbe.Allocate(machine, Timers);
        var model = new Model { Late = late };

        machine.On(0, () =>
        {
            for (int i = 0; i < Timers; i++)
                HrtimerProbe.Setup(&probes[i], mode: Soft(i) ? HRTIMER_MODE_ABS_SOFT : HRTIMER_MODE_ABS);
        });
        for (int cpu = 0; cpu < cpus; cpu++)
        {
            var random = new Random(seed * 1000 + cpu);
            machine.Spawn(cpu, "worker", () => Work(machine, probes, model, random));
        }
        machine.RunFor(20_000_000_000);

        Assert.Empty(model.Wrong);
        Assert.True(model.Cancelled > 3 && model.Restarted > 3, $"{model.Cancelled}, {model.Restarted}");
        for (int i = 0; i < Timers; i++)
        {
            Settle(probes, model, i);
            Assert.Null(model.Soft[i]);
            Assert.Equal(model.Due[i], probes[i].Count);
        }
        Assert.Empty(model.Wrong);
        HrtimerTests.NoWarnings(machine);
    }

    private static bool Soft(int timer) => timer % 3 == 0;

    private static void Work(Linux.Hardware.Machine machine, HrtimerProbe* probes, Model model, Random random)
    {
        for (int step = 0; step < Steps; step++)
        {
            int i = random.Next(Timers);

            Settle(probes, model, i);
            if (random.Next(4) == 0)
                Cancel(probes, model, i);
            else
                Start(probes, model, i, random);
            if (random.Next(3) == 0)
                hrtimer_nanosleep(random.Next(2_000_000), HRTIMER_MODE_REL, CLOCK_MONOTONIC);
            else if (random.Next(3) == 0)
                consume_cpu(random.Next(300_000));
        }
    }

    private static void Start(HrtimerProbe* probes, Model model, int i, Random random)
    {
        long now = ktime_get();
        long expires = now + 1 + random.NextInt64(random.Next(2) == 0 ? 100_000 : 30_000_000);
        ulong slack = random.Next(3) == 0 ? (ulong)random.Next(5_000_000) : 0;
        hrtimer_mode mode = (Soft(i) ? HRTIMER_MODE_ABS_SOFT : HRTIMER_MODE_ABS)
            | (random.Next(3) == 0 ? HRTIMER_MODE_PINNED : 0);

        if (model.Soft[i] != null)
            model.Restarted++;
        model.Soft[i] = expires;
        model.Hard[i] = expires + (long)slack;
        if (random.Next(2) == 0)
            hrtimer_start_range_ns(&probes[i].Timer, expires, slack, mode);
        else
            hrtimer_start_range_ns(&probes[i].Timer, expires - now, slack, mode | HRTIMER_MODE_REL);
    }

    private static void Cancel(HrtimerProbe* probes, Model model, int i)
    {
        int cancelled = hrtimer_cancel(&probes[i].Timer);

        // It may have expired on another CPU while this one waited for the lock or the callback.
        Settle(probes, model, i);
        if (cancelled != (model.Soft[i] != null ? 1 : 0))
            model.Wrong.Add($"timer {i}: cancel says {cancelled}, the model {model.Soft[i]}");
        model.Cancelled += cancelled;
        model.Soft[i] = null;
    }

    /// <summary>Takes note of an expiry since the last look and judges its time.</summary>
    private static void Settle(HrtimerProbe* probes, Model model, int i)
    {
        if (probes[i].Count == model.Due[i])
            return;
        model.Due[i]++;
        if (probes[i].Count != model.Due[i])
            model.Wrong.Add($"timer {i} expired {probes[i].Count} times instead of {model.Due[i]}");
        if (model.Soft[i] is not { } soft)
        {
            model.Wrong.Add($"timer {i} expired although it was not queued");
            return;
        }
        if (probes[i].Fired < soft || probes[i].Fired > model.Hard[i] + 20_000 + model.Late)
            model.Wrong.Add($"timer {i} expired at {probes[i].Fired}, not in {soft}..{model.Hard[i]}");
        if (probes[i].Soft != Soft(i))
            model.Wrong.Add($"timer {i} expired in the wrong context");
        model.Soft[i] = null;
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void TimersOfOneCpu_ExpireInTheOrderOfTheirExpiries_Random(int seed)
    {
        const int count = 200;
        using var machine = HrtimerTests.Booted(cpus: 2);
        HrtimerProbe* probes = HrtimerProbe.Allocate(machine, count);
        var random = new Random(seed);

        machine.On(1, () =>
        {
            long now = ktime_get() + 1_000_000;
            for (int i = 0; i < count; i++)
            {
                HrtimerProbe.Setup(&probes[i]);
                hrtimer_start(&probes[i].Timer, now + random.Next(500_000), HRTIMER_MODE_ABS_PINNED);
            }
        });
        machine.RunFor(100_000_000);

        var byOrder = Enumerable.Range(0, count).OrderBy(i => probes[i].Order).ToArray();
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(1, probes[i].Count);
            Assert.Equal(1, probes[i].Cpu);
        }
        for (int i = 1; i < count; i++)
        {
            Assert.True(hrtimer_get_expires(&probes[byOrder[i - 1]].Timer)
                <= hrtimer_get_expires(&probes[byOrder[i]].Timer));
        }
        HrtimerTests.NoWarnings(machine);
    }
}
