// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>
/// The armed clock event devices, earliest first and lower CPU first among equals: a binary heap
/// that knows where each CPU stands in it, so that reprogramming costs no garbage.
/// </summary>
internal sealed class ClockQueue
{
    private readonly long[] _time;
    private readonly int[] _heap;
    private readonly int[] _place;
    private int _count;

    public ClockQueue(int cpus)
    {
        _time = new long[cpus];
        _heap = new int[cpus];
        _place = new int[cpus];
        Array.Fill(_time, long.MaxValue);
        Array.Fill(_place, -1);
    }

    /// <summary>The earliest time, or long.MaxValue when no clock is armed.</summary>
    public long NextTime => _count == 0 ? long.MaxValue : _time[_heap[0]];

    /// <summary>The CPU of the earliest time.</summary>
    public int NextCpu => _heap[0];

    /// <summary>When a CPU's clock fires; long.MaxValue for never.</summary>
    public long TimeOf(int cpu) => _time[cpu];

    /// <summary>Arms a CPU's clock anew; long.MaxValue takes it out.</summary>
    public void Set(int cpu, long time)
    {
        int place = _place[cpu];

        _time[cpu] = time;
        if (time == long.MaxValue)
        {
            if (place >= 0)
                RemoveAt(place);
            return;
        }
        if (place < 0)
        {
            place = _count++;
            Put(place, cpu);
        }
        Down(Up(place));
    }

    private void RemoveAt(int place)
    {
        _place[_heap[place]] = -1;
        int last = _heap[--_count];
        if (place == _count)
            return;
        Put(place, last);
        Down(Up(place));
    }

    private int Up(int place)
    {
        while (place > 0 && Before(_heap[place], _heap[(place - 1) / 2]))
        {
            Swap(place, (place - 1) / 2);
            place = (place - 1) / 2;
        }
        return place;
    }

    private void Down(int place)
    {
        for (; ; )
        {
            int least = place;

            for (int child = 2 * place + 1; child <= 2 * place + 2 && child < _count; child++)
            {
                if (Before(_heap[child], _heap[least]))
                    least = child;
            }
            if (least == place)
                return;
            Swap(place, least);
            place = least;
        }
    }

    private bool Before(int a, int b)
        => _time[a] != _time[b] ? _time[a] < _time[b] : a < b;

    private void Swap(int a, int b)
    {
        int cpu = _heap[a];

        Put(a, _heap[b]);
        Put(b, cpu);
    }

    private void Put(int place, int cpu)
    {
        _heap[place] = cpu;
        _place[cpu] = place;
    }
}
