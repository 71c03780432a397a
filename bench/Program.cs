// SPDX-License-Identifier: GPL-2.0-only
using BenchmarkDotNet.Running;
using Linux.Bench;
using System.Globalization;

// bench/upstream/run brings the libraries; both sides are measured in turn in this process.
if (args is ["upstream", { } folder, ..])
{
    int rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 9;

    string? part = args.ElementAtOrDefault(3);
    string hierarchy = Path.Combine(folder, "libhierarchy.so");
    IEnumerable<BenchRow> rows = part == "H" ? [] : new UpstreamTable(
        Path.Combine(folder, "libwheel.so"), rounds, part).Measure();

    // The revision that was ported is not in every tree.
    if ((part is null or "H") && File.Exists(hierarchy))
        rows = rows.Concat(new UpstreamHierarchy(hierarchy, rounds).Measure());
    Print("ns", rows, scale: 1);
    return;
}
// bench/litmus/run brings the program and the tests.
if (args is ["litmus", { } herd, { } model, { } times, ..])
{
    var comparison = new HerdComparison(herd, model,
        int.Parse(times, CultureInfo.InvariantCulture));

    Print("us", comparison.Measure(args[4..]), scale: 1000);
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(Linux.Benchmarks.AddDeleteBenchmarks).Assembly).Run(args);

static void Print(string unit, IEnumerable<BenchRow> rows, double scale)
{
    Console.WriteLine($"{"",-60}{unit,10}{"least",10}{"bytes",10}{"ratio",8}  quartiles");
    foreach (BenchRow row in rows)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{row.Name,-60}{row.Ns / scale,10:0.00}{row.Least / scale,10:0.00}{row.Bytes,10:0}"
            + $"{row.Ratio,8:0.00}  {row.Quartiles[0]:0.00}-{row.Quartiles[1]:0.00}"));
    }
}
