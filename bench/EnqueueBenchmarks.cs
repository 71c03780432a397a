// SPDX-License-Identifier: GPL-2.0-only
using BenchmarkDotNet.Attributes;
using Linux.Bench;

namespace Linux.Benchmarks;

/// <summary>Arming and deleting in the push and the pull model, a quarter of the other CPUs busy.</summary>
[MemoryDiagnoser, InProcess]
public class EnqueueBenchmarks
{
    private const int Calls = 100;
    private const int Timers = 1000;
    private EnqueueWorkload _work = null!;
    private Action _push = null!;
    private Action _pull = null!;
    private Action _search = null!;

    /// <summary>CPUs of the machine.</summary>
    [Params(8, 64)]
    public int Cpus { get; set; }

    /// <summary>Whether the measuring CPU keeps no timers, so that the push model looks for another.</summary>
    [Params(true, false)]
    public bool Isolated { get; set; }

    /// <summary>Boots the machine.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _work = new EnqueueWorkload(Cpus, static cpu => cpu % 4 == 3, Isolated, Delays.Draw(Timers));
        _push = Repeat(_work.Push);
        _pull = Repeat(_work.Pull);
        _search = Repeat(_work.Search);
    }

    /// <summary>Linux 6.1.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Calls * Timers)]
    public void Push() => _work.On(_push);

    /// <summary>Linux 7.2.</summary>
    [Benchmark(OperationsPerInvoke = Calls * Timers)]
    public void Pull() => _work.On(_pull);

    /// <summary>The push model's search for a busy CPU, alone.</summary>
    [Benchmark(OperationsPerInvoke = Calls * Timers)]
    public void Search() => _work.On(_search);

    /// <summary>Stops the machine.</summary>
    [GlobalCleanup]
    public void Cleanup() => _work.Dispose();

    private static Action Repeat(Action body) => () =>
    {
        for (int i = 0; i < Calls; i++)
            body();
    };
}
