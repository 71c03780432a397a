using BenchmarkDotNet.Attributes;
using static Linux.Kernel;

namespace Linux.Bench;

/// <summary>Arming, moving and deleting timers on a machine of one CPU, interrupts off.</summary>
[MemoryDiagnoser]
public unsafe class WheelBenchmarks
{
    private const int Pairs = 1000;
    private Machine _machine = null!;
    private timer_list* _timers;
    private ulong[] _timeouts = null!;
    private Action _addAndDelete = null!;
    private Action _modify = null!;

    /// <summary>Timers that are pending while <see cref="Modify"/> moves one after the other.</summary>
    [Params(100_000, 1_000_000)]
    public int Pending { get; set; }

    /// <summary>Boots the machine and arms the timers that are pending.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _machine = new Machine(new MachineOptions { CheckInvariants = false, ArenaBytes = 512L << 20 });
        _timers = (timer_list*)_machine.Arena.AllocateBytes((nuint)(Pending + Pairs) * (nuint)sizeof(timer_list), 64);
        _timeouts = new ulong[Pairs];
        for (int i = 0; i < Pairs; i++)
            _timeouts[i] = (ulong)random.Next(10, 5_000);
        _machine.Inspect(0, () =>
        {
            for (int i = 0; i < Pending + Pairs; i++)
                timer_setup(&_timers[i], &Expired, 0);
            for (int i = 0; i < Pending; i++)
                mod_timer(&_timers[i], jiffies + (ulong)random.Next(10, 5_000));
        });
        _addAndDelete = () => AddAndDelete(_timers + Pending, _timeouts);
        _modify = () => Modify(_timers, Pending, _timeouts, random);
    }

    /// <summary>Ends the machine.</summary>
    [GlobalCleanup]
    public void Cleanup() => _machine.Dispose();

    private static void Expired(timer_list* timer)
    {
    }

    /// <summary>A timer that is armed 10 to 5,000 ms ahead and deleted; a thousand timers in turn.</summary>
    [Benchmark(OperationsPerInvoke = Pairs)]
    public void AddAndDelete() => _machine.Inspect(0, _addAndDelete);

    private static void AddAndDelete(timer_list* timers, ulong[] timeouts)
    {
        for (int i = 0; i < timeouts.Length; i++)
        {
            timers[i].expires = jiffies + timeouts[i];
            add_timer(&timers[i]);
            timer_delete(&timers[i]);
        }
    }

    /// <summary>A pending timer, any of them, that is moved to another time.</summary>
    [Benchmark(OperationsPerInvoke = Pairs)]
    public void Modify() => _machine.Inspect(0, _modify);

    private static void Modify(timer_list* timers, int count, ulong[] timeouts, Random random)
    {
        for (int i = 0; i < timeouts.Length; i++)
            mod_timer(&timers[random.Next(count)], jiffies + timeouts[i]);
    }
}
