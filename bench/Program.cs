// SPDX-License-Identifier: GPL-2.0-only
using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Linux.Benchmarks.AddDeleteBenchmarks).Assembly).Run(args);
