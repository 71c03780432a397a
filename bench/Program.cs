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
    Console.WriteLine($"{"",-44}{"ns",10}{"least",10}{"ratio",8}  quartiles");
    foreach (BenchRow row in rows)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{row.Name,-44}{row.Ns,10:0.00}{row.Least,10:0.00}{row.Ratio,8:0.00}  "
            + $"{row.Quartiles[0]:0.00}-{row.Quartiles[1]:0.00}"));
    }
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(Linux.Benchmarks.AddDeleteBenchmarks).Assembly).Run(args);
