// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Bench;

/// <summary>The workloads on <see cref="Timer"/>.</summary>
internal sealed class FrameworkTimers : IDisposable
{
    /// <summary>Keeps timers that are modified from expiring meanwhile, ms.</summary>
    private const uint Later = 3_600_000;

    private readonly Timer[] _timers;
    private readonly uint[] _delays;
    private readonly CountdownEvent? _left;
    private Delays _random = new(1);

    /// <summary>Makes <paramref name="count"/> timers, idle ones.</summary>
    public FrameworkTimers(int count, uint[] delays, bool countExpiries = false)
    {
        _delays = delays;
        _left = countExpiries ? new CountdownEvent(count) : null;
        _timers = new Timer[count];
        for (int i = 0; i < count; i++)
            _timers[i] = new Timer(Expired, _left, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>W1: makes a timer and disposes of it.</summary>
    public void NewAndDispose()
    {
        foreach (uint delay in _delays)
            new Timer(Expired, null, delay, Timeout.Infinite).Dispose();
    }

    /// <summary>W1: arms a timer that exists and disarms it.</summary>
    public void Pairs()
    {
        for (int i = 0; i < _delays.Length; i++)
        {
            _timers[i].Change(_delays[i], Timeout.Infinite);
            _timers[i].Change(Timeout.Infinite, Timeout.Infinite);
        }
    }

    /// <summary>W2: arms every timer.</summary>
    public void ArmAll()
    {
        for (int i = 0; i < _timers.Length; i++)
            _timers[i].Change(Later + _delays[i], Timeout.Infinite);
    }

    /// <summary>W2: modifies <paramref name="operations"/> timers, chosen at random.</summary>
    public void Modify(int operations)
    {
        for (int i = 0; i < operations; i++)
            _timers[_random.Below((uint)_timers.Length)].Change(Later + _random.Next(), Timeout.Infinite);
    }

    /// <summary>W3: arms every timer for <paramref name="lead"/> ms and its delay from now.</summary>
    public void ArmSoon(uint lead)
    {
        _left!.Reset();
        for (int i = 0; i < _timers.Length; i++)
            _timers[i].Change(lead + _delays[i], Timeout.Infinite);
    }

    /// <summary>W3: waits until every timer has expired.</summary>
    public void ExpireAll() => _left!.Wait();

    /// <summary>Disposes of the timers.</summary>
    public void Dispose()
    {
        foreach (Timer timer in _timers)
            timer.Dispose();
        _left?.Dispose();
    }

    private static void Expired(object? left) => ((CountdownEvent?)left)?.Signal();
}
