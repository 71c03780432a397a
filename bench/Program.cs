// SPDX-License-Identifier: GPL-2.0-only
using BenchmarkDotNet.Running;
using Linux.Bench;
using System.Globalization;

// bench/upstream/run brings the library; both sides are measured in turn in this process.
if (args is ["upstream", { } library, ..])
{
    int rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 9;

    var table = new UpstreamTable(library, rounds, args.ElementAtOrDefault(3));

    Console.WriteLine($"{"",-28}{"ns",10}{"least",10}{"ratio",8}  quartiles");
    foreach (BenchRow row in table.Measure())
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{row.Name,-28}{row.Ns,10:0.00}{row.Least,10:0.00}{row.Ratio,8:0.00}  "
            + $"{row.Quartiles[0]:0.00}-{row.Quartiles[1]:0.00}"));
    }
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(Linux.Benchmarks.AddDeleteBenchmarks).Assembly).Run(args);
