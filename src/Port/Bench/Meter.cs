// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Bench;

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
/// <param name="Bytes">Median of the managed bytes that an operation allocates.</param>
/// <param name="Ratio">Median of the rounds' ratios to the first contender of the workload.</param>
internal sealed record BenchRow(string Name, double Ns, double Bytes, double Ratio);

/// <summary>Measures contenders in turn, so that what else the machine does meets them alike.</summary>
internal static class Meter
{
    private const int WarmUps = 3;

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

    /// <summary>Measures <paramref name="contenders"/> for <paramref name="rounds"/> rounds.</summary>
    public static IEnumerable<BenchRow> Compare(int rounds, params Contender[] contenders)
    {
        var samples = new Sample[contenders.Length, rounds];

        for (int i = 0; i < WarmUps; i++)
        {
            foreach (Contender contender in contenders)
                contender.Measure();
            // The runtime compiles hot methods again in the background once calls have calmed down.
            Thread.Sleep(250);
        }
        GC.Collect();
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < contenders.Length; i++)
                samples[i, round] = contenders[i].Measure();
        }
        for (int i = 0; i < contenders.Length; i++)
        {
            int row = i;
            var all = Enumerable.Range(0, rounds);

            yield return new BenchRow(
                contenders[row].Name,
                Math.Round(Median(all.Select(r => samples[row, r].Ns)), 2),
                Math.Round(Median(all.Select(r => samples[row, r].Bytes)), 2),
                Math.Round(Median(all.Select(r => samples[row, r].Ns / samples[0, r].Ns)), 2));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = values.Order().ToArray();
        int middle = sorted.Length / 2;

        return sorted.Length % 2 == 1
            ? sorted[middle]
            : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
