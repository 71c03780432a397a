// SPDX-License-Identifier: GPL-2.0-only
using BenchmarkDotNet.Attributes;
using Linux.Bench;

namespace Linux.Benchmarks;

/// <summary>W3: a million timers expire within 10,000 jiffies, per expiry.</summary>
/// <remarks>
/// Timers of the framework expire in real time and on other threads, so <c>port bench</c>
/// measures them by CPU time; there is none here.
/// </remarks>
[MemoryDiagnoser, InProcess]
public class ExpiryBenchmarks
{
    private const int Count = 1_000_000;
    private const int Jiffies = 10_000;
    private readonly uint[] _delays = Delays.Draw(Count, Jiffies);
    private WheelWorkload _wheel = null!;
    private QueueTimers _queue = null!;

    /// <summary>Makes the contenders.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _wheel = new WheelWorkload(Count, _delays);
        _queue = new QueueTimers(Count, _delays);
    }

    /// <summary>Arms the timers, outside of the measurement.</summary>
    [IterationSetup]
    public void Arm()
    {
        _wheel.On(0, _wheel.ArmAll);
        _queue.ArmAll();
    }

    /// <summary>One jiffy and one run of the timer softirq after the other.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public void Port() => _wheel.On(0, _wheel.ExpireAll);

    /// <summary>Dequeue what has expired, jiffy by jiffy.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void PriorityQueue() => _queue.ExpireAll();

    /// <summary>Stops the machine.</summary>
    [GlobalCleanup]
    public void Cleanup() => _wheel.Dispose();
}
