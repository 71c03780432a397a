using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Linux.Benchmarks.AddDeleteBenchmarks).Assembly).Run(args);
