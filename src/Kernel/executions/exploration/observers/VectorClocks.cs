// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// What each CPU knows of the others: which of their accesses happened before what it does next. Locks,
/// releases that an acquire has read from, fences, interrupts and the passing of time give it.
/// </summary>
internal sealed class VectorClocks
{
    private readonly int[][] _now;
    private readonly int[][] _fence;
    private readonly int[][] _read;
    private readonly int[][] _interrupt;
    private readonly Dictionary<nint, int[]> _published = new();

    public VectorClocks(int cpus)
    {
        _now = Clocks(cpus);
        _fence = Clocks(cpus);
        _read = Clocks(cpus);
        _interrupt = Clocks(cpus);
        for (int cpu = 0; cpu < cpus; cpu++)
            _now[cpu][cpu] = 1;
    }

    /// <summary>Number of what <paramref name="cpu"/> does now.</summary>
    public int Epoch(int cpu) => _now[cpu][cpu];

    /// <summary>Whether what <paramref name="other"/> did at an epoch happened before now.</summary>
    public bool Knows(int cpu, int other, int epoch) => _now[cpu][other] >= epoch;

    /// <summary>Everything that the CPU has done can be seen by who acquires this address.</summary>
    public void Release(int cpu, nint address)
    {
        Join(Published(address), _now[cpu]);
        _now[cpu][cpu]++;
    }

    /// <summary>What was released here happened before what the CPU does from now on.</summary>
    public void Acquire(int cpu, nint address)
    {
        if (_published.TryGetValue(address, out int[]? published))
            Join(_now[cpu], published);
    }

    /// <summary>A store without order publishes what stood before the last fence.</summary>
    public void Store(int cpu, nint address) => Join(Published(address), _fence[cpu]);

    /// <summary>A load without order orders what comes after the next fence.</summary>
    public void Load(int cpu, nint address)
    {
        if (_published.TryGetValue(address, out int[]? published))
            Join(_read[cpu], published);
    }

    public void Fence(int cpu)
    {
        Join(_now[cpu], _read[cpu]);
        Array.Copy(_now[cpu], _fence[cpu], _now.Length);
        _now[cpu][cpu]++;
    }

    /// <summary><paramref name="cpu"/> sends an interrupt; from outside of any CPU it is -1.</summary>
    public void Interrupt(int cpu, int target)
    {
        if (cpu < 0)
            return;
        Join(_interrupt[target], _now[cpu]);
        _now[cpu][cpu]++;
    }

    public void TakeInterrupt(int cpu) => Join(_now[cpu], _interrupt[cpu]);

    /// <summary>Every CPU was at rest: nothing before is at the same time as anything after.</summary>
    public void Rest()
    {
        for (int cpu = 1; cpu < _now.Length; cpu++)
            Join(_now[0], _now[cpu]);
        for (int cpu = 0; cpu < _now.Length; cpu++)
        {
            Join(_now[cpu], _now[0]);
            _now[cpu][cpu]++;
        }
    }

    private int[] Published(nint address)
    {
        if (!_published.TryGetValue(address, out int[]? clock))
            _published[address] = clock = new int[_now.Length];
        return clock;
    }

    private static int[][] Clocks(int cpus)
    {
        var clocks = new int[cpus][];

        for (int cpu = 0; cpu < cpus; cpu++)
            clocks[cpu] = new int[cpus];
        return clocks;
    }

    private static void Join(int[] into, int[] from)
    {
        for (int i = 0; i < into.Length; i++)
            into[i] = Math.Max(into[i], from[i]);
    }
}
