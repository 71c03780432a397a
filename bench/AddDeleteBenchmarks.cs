// SPDX-License-Identifier: GPL-2.0-only
using BenchmarkDotNet.Attributes;
using Linux.Bench;

namespace Linux.Benchmarks;

/// <summary>W1: timers that are armed and disarmed before they expire, per pair.</summary>
[MemoryDiagnoser, InProcess]
public class AddDeleteBenchmarks
{
    private const int Calls = 100;
    private const int Pairs = Calls * WheelWorkload.PairsAtOnce;
    private WheelWorkload _wheel = null!;
    private FrameworkTimers _timers = null!;
    private QueueTimers _queue = null!;
    private Action _calls = null!;

    /// <summary>Makes the contenders.</summary>
    [GlobalSetup]
    public void Setup()
    {
        uint[] delays = Delays.Draw(WheelWorkload.PairsAtOnce);

        _wheel = new WheelWorkload(delays.Length, delays);
        _timers = new FrameworkTimers(delays.Length, delays);
        _queue = new QueueTimers(delays.Length, delays);
        _calls = () =>
        {
            for (int i = 0; i < Calls; i++)
                _wheel.Pairs();
        };
    }

    /// <summary>add_timer() and timer_delete().</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Pairs)]
    public void Port() => _wheel.On(0, _calls);

    /// <summary>A new timer, and Dispose.</summary>
    [Benchmark(OperationsPerInvoke = WheelWorkload.PairsAtOnce)]
    public void TimerNewAndDispose() => _timers.NewAndDispose();

    /// <summary>A timer that exists: Change to a time, and to none.</summary>
    [Benchmark(OperationsPerInvoke = WheelWorkload.PairsAtOnce)]
    public void TimerChange() => _timers.Pairs();

    /// <summary>Enqueue and Remove.</summary>
    [Benchmark(OperationsPerInvoke = WheelWorkload.PairsAtOnce)]
    public void PriorityQueue() => _queue.Pairs();

    /// <summary>Stops the machine.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _wheel.Dispose();
        _timers.Dispose();
    }
}
