using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using static Linux.Kernel;

namespace Linux.Bench;

/// <summary>A million timers over 10,000 jiffies, the ticks of the simulation included.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 2, iterationCount: 8)]
public unsafe class ExpiryBenchmarks
{
    private const int Timers = 1_000_000;
    private Machine _machine = null!;
    private timer_list* _timers;

    /// <summary>Boots the machine.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _machine = new Machine(new MachineOptions { CheckInvariants = false, ArenaBytes = 512L << 20 });
        _timers = (timer_list*)_machine.Arena.AllocateBytes((nuint)Timers * (nuint)sizeof(timer_list), 64);
        _machine.Inspect(0, () =>
        {
            for (int i = 0; i < Timers; i++)
                timer_setup(&_timers[i], &Expired, 0);
        });
    }

    /// <summary>Ends the machine.</summary>
    [GlobalCleanup]
    public void Cleanup() => _machine.Dispose();

    private static void Expired(timer_list* timer)
    {
    }

    /// <summary>Arms all timers.</summary>
    [IterationSetup]
    public void Arm()
    {
        var random = new Random(1);
        _machine.On(0, () =>
        {
            for (int i = 0; i < Timers; i++)
                mod_timer(&_timers[i], jiffies + 1 + (ulong)random.Next(10_000));
        });
    }

    /// <summary>Lets all of them expire.</summary>
    [Benchmark(OperationsPerInvoke = Timers)]
    public void Expire() => _machine.RunFor(14_000L * 1_000_000);
}
