// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Bench;

/// <summary>The hierarchy's operations on the port and on upstream's C, in turn in one
/// run.</summary>
/// <param name="library">What bench/upstream/run has compiled.</param>
/// <param name="rounds">Times that each side is measured.</param>
internal sealed class UpstreamHierarchy(string library, int rounds)
{
    private const int Cpus = 64;
    private const int Batch = 1000;
    private const int Calls = 200;
    private const ulong Never = KTIME_MAX;
    private const ulong Late = 1_000_000_000_000;

    /// <summary>Measures; the C is the first of each, and ratios are to it.</summary>
    /// <exception cref="InvalidOperationException">A side warned.</exception>
    public IEnumerable<BenchRow> Measure()
    {
        using var port = new HierarchyWorkload(Cpus);
        var c = new CHierarchy(library, Cpus);

        for (int cpu = 0; cpu <= 8; cpu++)
            Both(port.Activate, c.Activate, cpu);
        var rows = new List<BenchRow>();
        rows.AddRange(Pairs(port, c, "idle and back, one of eight", cpu: 1, Never));
        rows.AddRange(Pairs(port, c, "idle and back, the last of a group", cpu: 8, Never));
        for (int cpu = 1; cpu <= 8; cpu++)
            Both(port.Deactivate, c.Deactivate, cpu);
        rows.AddRange(Pairs(port, c, "idle and back, the last of all", cpu: 0, Never));
        rows.AddRange(Pairs(port, c, "the same with a timer", cpu: 0, Late));
        Both(port.Deactivate, c.Deactivate, 0);
        rows.AddRange(Turn("new first timer of an idle CPU",
            () => c.NewTimers(9, Batch, Late),
            body => port.On(9, body), static () => HierarchyWorkload.NewTimers(Batch, Late)));
        if (port.Warnings != 0 || c.Warnings != 0)
            throw new InvalidOperationException("a side warned while it was measured");
        return rows;
    }

    private IEnumerable<BenchRow> Pairs(
        HierarchyWorkload port, CHierarchy c, string name, int cpu, ulong expires)
        => Turn(name, () => c.Pairs(cpu, Batch, expires), body => port.On(cpu, body),
            () => HierarchyWorkload.Pairs(Batch, expires));

    private IEnumerable<BenchRow> Turn(string name, Action c, Action<Action> on, Action port)
        => Meter.Compare(rounds,
            new Contender($"{name}: C", () => Meter.Calls(Batch, Calls, c)),
            new Contender($"{name}: port", () =>
            {
                Sample sample = default;

                on(() => sample = Meter.Calls(Batch, Calls, port));
                return sample;
            }));

    private static void Both(Action<int> port, Action<int> c, int cpu)
    {
        port(cpu);
        c(cpu);
    }
}
