// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Bench;

/// <summary>The workloads of <c>port bench</c>.</summary>
/// <param name="rounds">Times that each contender is measured.</param>
/// <param name="divisor">What every count is divided by, for a quick look.</param>
/// <param name="image">Makes an image of a kind, behind the findings.</param>
internal sealed class BenchTable(int rounds, int divisor, Func<ImageKind, LoadedImage> image)
{
    private const int Jiffies = 10_000;

    /// <summary>What can be measured apart.</summary>
    public static IReadOnlyList<string> Parts { get; } =
        ["W1", "W2", "W3", "enqueue", "tracepoint", "events", "memory"];

    /// <summary>Measures everything, or one of <see cref="Parts"/>.</summary>
    /// <exception cref="InvalidOperationException">The machine warned, or timers were lost.</exception>
    public List<BenchRow> Measure(string? part) =>
        Parts.Where(each => part == null || each == part).SelectMany(Rows).ToList();

    private IEnumerable<BenchRow> Rows(string part) => part switch
    {
        "W1" => AddAndDelete(),
        "W2" => Modify("W2 mod_timer of 100,000", Scaled(100_000))
            .Concat(Modify("W2 mod_timer of 1,000,000", Scaled(1_000_000))),
        "W3" => Expire(Scaled(1_000_000)),
        "enqueue" => Headline.Measure(rounds, divisor),
        "events" => SimulatedEvents.Measure(rounds, divisor),
        "memory" => MemoryModels.Measure(rounds, divisor, image),
        _ => Tracepoint(),
    };

    private int Scaled(int count) => Math.Max(1000, count / divisor);

    private List<BenchRow> AddAndDelete()
    {
        const string Name = "W1 add+delete: ";
        uint[] delays = Delays.Draw(WheelWorkload.PairsAtOnce);
        int calls = Math.Max(1, 1000 / divisor);
        using var one = new WheelWorkload(delays.Length, delays);
        using var two = new WheelWorkload(delays.Length, delays, cpus: 2);
        using var timers = new FrameworkTimers(delays.Length, delays);
        var queue = new QueueTimers(delays.Length, delays);
        var contenders = new List<Contender>
        {
            new(Name + "port", () => OnCpu(one, delays.Length, calls, one.Pairs)),
            new(Name + "Timer, new and Dispose", () => Meter.Calls(delays.Length, calls, timers.NewAndDispose)),
            new(Name + "Timer, Change on and off", () => Meter.Calls(delays.Length, calls, timers.Pairs)),
            new(Name + "lock and PriorityQueue", () => Meter.Calls(delays.Length, calls, queue.Pairs)),
        };

        if (Environment.ProcessorCount > 1)
            contenders.Add(new(Name + "port, two CPUs at once", () => OnTwo(two, delays.Length, calls)));
        return Checked(contenders, one, two);
    }

    private List<BenchRow> Modify(string name, int count)
    {
        uint[] delays = Delays.Draw(count);
        int calls = Math.Max(count, 500_000 / divisor) / 1000;
        int warm = count / 1000;
        using var wheel = new WheelWorkload(count, delays);
        using var timers = new FrameworkTimers(count, delays);
        var queue = new QueueTimers(count, delays);

        wheel.On(0, wheel.ArmAll);
        timers.ArmAll();
        queue.ArmAll();
        return Checked(
            [
                new(name + ": port", () => OnCpu(wheel, 1000, calls, () => wheel.Modify(1000), warm)),
                new(name + ": Timer, Change", () => Meter.Calls(1000, calls, () => timers.Modify(1000), warm)),
                new(name + ": lock and PriorityQueue",
                    () => Meter.Calls(1000, calls, () => queue.Modify(1000), warm)),
            ],
            wheel);
    }

    private List<BenchRow> Expire(int count)
    {
        // Timers of the framework expire in real time, so they get a tenth of both.
        string name = $"W3 expiry of {count:N0} in {Jiffies:N0} jiffies: ";
        uint[] delays = Delays.Draw(count, Jiffies);
        uint[] soon = Delays.Draw(count / 10, Jiffies / 10);
        using var wheel = new WheelWorkload(count, delays);
        using var timers = new FrameworkTimers(soon.Length, soon, countExpiries: true);
        var queue = new QueueTimers(count, delays);

        return Checked(
            [
                new(name + "port", () =>
                {
                    wheel.On(0, wheel.ArmAll);
                    return OnCpu(wheel, count, 1, wheel.ExpireAll, warm: 0);
                }),
                new(name + "Timer, a tenth of both", () =>
                {
                    timers.ArmSoon(100);
                    return Meter.Sample(soon.Length, timers.ExpireAll);
                }),
                new(name + "lock and PriorityQueue", () =>
                {
                    queue.ArmAll();
                    return Meter.Sample(count, queue.ExpireAll);
                }),
            ],
            wheel);
    }

    private List<BenchRow> Tracepoint()
    {
        const int Turns = 10_000;
        int calls = Math.Max(1, 1000 / divisor);
        var loop = new Tracepoints();

        return Checked(
            [
                new("tracepoint: loop without", () => Meter.Calls(Turns, calls, () => loop.Without(Turns))),
                new("tracepoint: loop with one that is off", () => Meter.Calls(Turns, calls, () => loop.Off(Turns))),
            ]);
    }

    private List<BenchRow> Checked(IReadOnlyList<Contender> contenders, params WheelWorkload[] wheels)
    {
        List<BenchRow> rows = Meter.Compare(rounds, [.. contenders]).ToList();

        if (wheels.Any(wheel => wheel.Warnings != 0))
            throw new InvalidOperationException("the machine warned while it was measured");
        return rows;
    }

    private static Sample OnCpu(WheelWorkload wheel, int operations, int calls, Action body, int warm = 1)
    {
        Sample sample = default;

        wheel.On(0, () => sample = Meter.Calls(operations, calls, body, warm));
        return sample;
    }

    /// <summary>CPU time counts both threads, so a pair is one pair of either.</summary>
    private static Sample OnTwo(WheelWorkload wheel, int operations, int calls)
    {
        Sample sample = default;
        using var start = new Barrier(2);
        using var stop = new Barrier(2);
        var other = new Thread(() => wheel.On(1, () => Half(wheel, calls, start, stop)));

        other.Start();
        wheel.On(0, () => sample = Meter.Sample(
            2L * operations * calls, () => Half(wheel, calls, start, stop)));
        other.Join();
        return sample;
    }

    private static void Half(WheelWorkload wheel, int calls, Barrier start, Barrier stop)
    {
        start.SignalAndWait();
        for (int i = 0; i < calls; i++)
            wheel.Pairs();
        stop.SignalAndWait();
    }
}
