using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Linux.Bench.AddDeleteBenchmarks).Assembly).Run(args);
