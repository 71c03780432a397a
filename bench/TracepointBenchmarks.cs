// SPDX-License-Identifier: GPL-2.0-only
using BenchmarkDotNet.Attributes;

namespace Linux.Benchmarks;

/// <summary>What a tracepoint costs where no machine of the process has its event on.</summary>
[MemoryDiagnoser]
public unsafe class TracepointBenchmarks
{
    private const int Calls = 1000;
    private readonly ulong[] _sums = new ulong[1];

    /// <summary>The loop alone.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public ulong Without()
    {
        ulong sum = 0;
        for (var i = 0; i < Calls; i++)
        {
            sum += Step((ulong)i);
        }

        return sum;
    }

    /// <summary>The same loop with a tracepoint in it.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public ulong Off()
    {
        ulong sum = 0;
        for (var i = 0; i < Calls; i++)
        {
            sum += Step((ulong)i);
            Kernel.trace_timer_cancel(null);
        }

        return sum;
    }

    private ulong Step(ulong i) => _sums[0] += i;
}
