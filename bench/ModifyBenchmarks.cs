// SPDX-License-Identifier: GPL-2.0-only
using BenchmarkDotNet.Attributes;
using Linux.Bench;

namespace Linux.Benchmarks;

/// <summary>W2: a timer of many that are pending, chosen at random, gets another expiry.</summary>
[MemoryDiagnoser, InProcess]
public class ModifyBenchmarks
{
    private const int Operations = 1_000_000;
    private WheelWorkload _wheel = null!;
    private FrameworkTimers _timers = null!;
    private QueueTimers _queue = null!;
    private Action _modify = null!;

    /// <summary>Timers that are pending.</summary>
    [Params(100_000, 1_000_000)]
    public int Count { get; set; }

    /// <summary>Arms the timers of all contenders.</summary>
    [GlobalSetup]
    public void Setup()
    {
        uint[] delays = Delays.Draw(Count);

        _wheel = new WheelWorkload(Count, delays);
        _timers = new FrameworkTimers(Count, delays);
        _queue = new QueueTimers(Count, delays);
        _modify = () => _wheel.Modify(Operations);
        _wheel.On(0, _wheel.ArmAll);
        _timers.ArmAll();
        _queue.ArmAll();
    }

    /// <summary>mod_timer().</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)]
    public void Port() => _wheel.On(0, _modify);

    /// <summary>Change.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public void TimerChange() => _timers.Modify(Operations);

    /// <summary>Enqueue once more; the stale entries are swept now and then.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public void PriorityQueue() => _queue.Modify(Operations);

    /// <summary>Stops the machine.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _wheel.Dispose();
        _timers.Dispose();
    }
}
