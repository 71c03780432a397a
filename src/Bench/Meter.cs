// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Bench;

/// <summary>What one operation took in one round.</summary>
/// <param name="Ns">CPU time of the whole process, ns.</param>
/// <param name="Bytes">Managed bytes that the measuring thread allocated.</param>
internal readonly record struct Sample(double Ns, double Bytes);

/// <summary>One of those that are compared in a workload; the first is the measure of the others.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Measure">Runs it once.</param>
internal sealed record Contender(string Name, Func<Sample> Measure);

/// <summary>A line of the table.</summary>
/// <param name="Name">Workload and contender.</param>
/// <param name="Ns">Median over the rounds of an operation's CPU time, ns.</param>
/// <param name="Least">The fastest round, ns.</param>
/// <param name="Bytes">Median of the managed bytes that an operation allocates.</param>
/// <param name="Ratio">Median of the rounds' ratios to the first contender of the workload.</param>
/// <param name="Quartiles">The first and the third quartile of the rounds' ratios.</param>
internal sealed record BenchRow(
    string Name, double Ns, double Least, double Bytes, double Ratio, double[] Quartiles);

/// <summary>Measures contenders in turn, so that what else the machine does meets them alike.</summary>
internal static class Meter
{
    /// <summary>Ends a comparison before its next sample.</summary>
    public static CancellationToken Stop { get; set; }

    private const int FewestWarmUps = 3;
    private const int MostWarmUps = 12;

    /// <summary>
    /// Takes one sample. CPU time and not the time of day counts: a thread that waits for its turn at
    /// a busy machine is not slow.
    /// </summary>
    public static Sample Sample(long operations, Action body)
    {
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long bytes = GC.GetAllocatedBytesForCurrentThread();

        body();
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        return new Sample(cpu.TotalNanoseconds / operations, (double)bytes / operations);
    }

    /// <summary>
    /// Measures <paramref name="calls"/> calls, after <paramref name="warm"/> calls that bring back to
    /// the caches what the contender before it drove out.
    /// </summary>
    public static Sample Calls(int operations, int calls, Action body, int warm = 1)
    {
        for (int i = 0; i < warm; i++)
            body();
        return Sample((long)operations * calls, () =>
        {
            for (int i = 0; i < calls; i++)
                body();
        });
    }

    /// <summary>Measures <paramref name="contenders"/> for <paramref name="rounds"/> rounds.</summary>
    public static IEnumerable<BenchRow> Compare(int rounds, params Contender[] contenders)
    {
        var samples = new Sample[contenders.Length, rounds];

        WarmUp(contenders);
        GC.Collect();
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < contenders.Length; i++)
            {
                Stop.ThrowIfCancellationRequested();
                samples[i, round] = contenders[i].Measure();
            }
        }
        for (int i = 0; i < contenders.Length; i++)
        {
            int row = i;
            var all = Enumerable.Range(0, rounds);
            double[] ratios = all.Select(r => samples[row, r].Ns / samples[0, r].Ns).ToArray();

            yield return new BenchRow(
                contenders[row].Name,
                Quantile(all.Select(r => samples[row, r].Ns), 0.5),
                Quantile(all.Select(r => samples[row, r].Ns), 0),
                Quantile(all.Select(r => samples[row, r].Bytes), 0.5),
                Quantile(ratios, 0.5),
                [Quantile(ratios, 0.25), Quantile(ratios, 0.75)]);
        }
    }

    /// <summary>
    /// The runtime compiles hot methods again in the background, once calls have calmed down, and on a
    /// busy machine that takes its time: goes on until nobody gets faster any more.
    /// </summary>
    private static void WarmUp(Contender[] contenders)
    {
        double[] best = contenders.Select(_ => double.MaxValue).ToArray();
        bool faster = true;

        for (int turn = 0; turn < MostWarmUps && (turn < FewestWarmUps || faster); turn++)
        {
            faster = false;
            for (int i = 0; i < contenders.Length; i++)
            {
                Stop.ThrowIfCancellationRequested();
                double ns = contenders[i].Measure().Ns;

                faster |= ns < 0.9 * best[i];
                best[i] = Math.Min(best[i], ns);
            }
            Thread.Sleep(250);
        }
    }

    /// <summary>Between the two nearest values where none is in that place, to two decimals.</summary>
    private static double Quantile(IEnumerable<double> values, double part)
    {
        double[] sorted = values.Order().ToArray();
        double place = part * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);

        return Math.Round(sorted[below] + (place - below) * (sorted[above] - sorted[below]), 2);
    }
}
