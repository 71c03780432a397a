// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Bench;

/// <summary>W1, W2 and W3 on the port and on upstream's timer.c, in turn in one run.</summary>
/// <param name="library">What bench/upstream/run has compiled.</param>
/// <param name="rounds">Times that each side is measured.</param>
/// <param name="part">W1, W2 or W3; null for all.</param>
internal sealed class UpstreamTable(string library, int rounds, string? part)
{
    /// <summary>Measures; the C is the first of each, and ratios are to it.</summary>
    /// <exception cref="InvalidOperationException">A side warned, or timers were lost.</exception>
    public IEnumerable<BenchRow> Measure()
    {
        var parts = new (string Name, Func<List<BenchRow>> Rows)[]
        {
            ("W1", AddAndDelete),
            ("W2", () => Modify(100_000)),
            ("W2", () => Modify(1_000_000)),
            ("W3", () => Expire(1_000_000)),
        };

        return parts.Where(each => part == null || each.Name == part)
            .SelectMany(each => each.Rows());
    }

    private List<BenchRow> AddAndDelete()
    {
        const int Calls = 1000;
        uint[] delays = Delays.Draw(WheelWorkload.PairsAtOnce);
        using var port = new WheelWorkload(delays.Length, delays);
        using var upstream = new CWheel(library, delays.Length, delays);

        return Checked(port, upstream,
            new("W1: C", () => Meter.Calls(delays.Length, Calls, upstream.Pairs)),
            new("W1: port", () => OnCpu(port, delays.Length, Calls, port.Pairs)));
    }

    private List<BenchRow> Modify(int count)
    {
        uint[] delays = Delays.Draw(count);
        int calls = Math.Max(count, 500_000) / 1000;
        int warm = count / 1000;
        using var port = new WheelWorkload(count, delays);
        using var upstream = new CWheel(library, count, delays);

        port.On(0, port.ArmAll);
        upstream.ArmAll();
        List<BenchRow> rows = Checked(port, upstream,
            new($"W2 of {count:N0}: C",
                () => Meter.Calls(1000, calls, () => upstream.Modify(1000), warm)),
            new($"W2 of {count:N0}: port",
                () => OnCpu(port, 1000, calls, () => port.Modify(1000), warm)));

        // Its memory is freed, so nothing of it may stay in the wheel.
        upstream.ExpireAll();
        return rows;
    }

    private List<BenchRow> Expire(int count)
    {
        uint[] delays = Delays.Draw(count, 10_000);
        using var port = new WheelWorkload(count, delays);
        using var upstream = new CWheel(library, count, delays);

        return Checked(port, upstream,
            new("W3: C", () =>
            {
                upstream.ArmAll();
                return Meter.Sample(count, upstream.ExpireAll);
            }),
            new("W3: port", () =>
            {
                port.On(0, port.ArmAll);
                return OnCpu(port, count, 1, port.ExpireAll, warm: 0);
            }));
    }

    private List<BenchRow> Checked(WheelWorkload port, CWheel upstream, params Contender[] sides)
    {
        List<BenchRow> rows = Meter.Compare(rounds, sides).ToList();

        if (port.Warnings != 0 || upstream.Warnings != 0)
            throw new InvalidOperationException("a side warned while it was measured");
        return rows;
    }

    private static Sample OnCpu(
        WheelWorkload wheel, int operations, int calls, Action body, int warm = 1)
    {
        Sample sample = default;

        wheel.On(0, () => sample = Meter.Calls(operations, calls, body, warm));
        return sample;
    }
}
