// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Bench;

/// <summary>
/// What the pull model saves where timers are armed: its authors measured 109 ns in place of 145, a
/// ratio of 0.75, with a quarter of the other CPUs busy.
/// </summary>
internal static class Headline
{
    private static readonly (string Name, int Cpus, bool Isolated, Func<int, bool> Busy)[] s_machines =
    [
        ("8 CPUs", 8, true, EveryFourth),
        ("64 CPUs", 64, true, EveryFourth),
        ("64 CPUs, the last 16 busy", 64, true, cpu => cpu >= 48),
        ("64 CPUs, timers kept", 64, false, EveryFourth),
    ];

    /// <summary>Push and pull in turn on several machines, and the search for a busy CPU alone.</summary>
    /// <exception cref="InvalidOperationException">The machine warned, or a timer was not where it should be.</exception>
    public static IEnumerable<BenchRow> Measure(int rounds, int divisor)
        => s_machines.SelectMany(machine => Measure(rounds, divisor, machine));

    private static bool EveryFourth(int cpu) => cpu % 4 == 3;

    private static List<BenchRow> Measure(
        int rounds, int divisor, (string Name, int Cpus, bool Isolated, Func<int, bool> Busy) machine)
    {
        uint[] delays = Delays.Draw(1000);
        int calls = Math.Max(1, 300 / divisor);
        using var work = new EnqueueWorkload(machine.Cpus, machine.Busy, machine.Isolated, delays);
        string name = $"arm+delete, {machine.Name}: ";
        int asked = machine.Isolated ? work.Asked : 1;
        List<BenchRow> rows = Meter.Compare(
            rounds,
            new Contender(name + "push (6.1)", () => Sample(work, calls, work.Push, pushes: true)),
            new Contender(name + "pull (7.2)", () => Sample(work, calls, work.Pull, pushes: false)),
            new Contender(name + $"search alone, {asked} asked",
                () => Sample(work, calls, work.Search, pushes: null))).ToList();

        if (work.Warnings != 0)
            throw new InvalidOperationException("the machine warned while it was measured");
        return rows;

        Sample Sample(EnqueueWorkload work, int calls, Action body, bool? pushes)
        {
            Sample sample = default;

            work.On(() => sample = Meter.Calls(delays.Length, calls, body));
            if (pushes is { } away && work.CpuOfTimer != 0 != (away && machine.Isolated))
                throw new InvalidOperationException($"the timer is on cpu{work.CpuOfTimer}");
            return sample;
        }
    }
}
