using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Linux.Bench.WheelBenchmarks).Assembly).Run(args);
