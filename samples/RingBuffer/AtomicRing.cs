// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.InteropServices;
using System.Threading;
using Linux.Annotations;

namespace RingBuffer;

/// <summary>
/// A queue of numbers in native memory for one thread that adds and one that takes, without a
/// lock. Each side owns its end and publishes it when the slot is written or read.
/// </summary>
public sealed unsafe class AtomicRing : IDisposable
{
    private readonly int _size;
    private readonly long* _slots;

    [Marked(MarkedAccess.Always)]
    [Ordered(Loads = MemoryOrder.Acquire, Stores = MemoryOrder.Release)]
    private int _added;

    [Marked(MarkedAccess.Always)]
    [Ordered(Loads = MemoryOrder.Acquire, Stores = MemoryOrder.Release)]
    private int _taken;

    private readonly Lock _gate = new();
    [GuardedBy("_gate")] private int _users;

    /// <summary>Makes room for <paramref name="size"/> numbers.</summary>
    public AtomicRing(int size)
    {
        _size = size;
        _slots = (long*)NativeMemory.AllocZeroed((nuint)size, sizeof(long));
        _users = 1;
    }

    /// <summary>Adds a number; false when there is no room. One thread at a time.</summary>
    public bool TryAdd(long value)
    {
        int at = Volatile.Read(ref _added);
        if (at - Volatile.Read(ref _taken) == _size)
            return false;

        _slots[at % _size] = value;
        Volatile.Write(ref _added, at + 1);
        return true;
    }

    /// <summary>Takes the oldest number; false when there is none. One thread at a time.</summary>
    public bool TryTake(out long value)
    {
        int at = Volatile.Read(ref _taken);
        value = 0;
        if (at == Volatile.Read(ref _added))
            return false;

        value = _slots[at % _size];
        Volatile.Write(ref _taken, at + 1);
        return true;
    }

    /// <summary>One more that will call <see cref="Dispose"/>.</summary>
    public void Share()
    {
        _gate.Enter();
        _users++;
        _gate.Exit();
    }

    /// <summary>Gives the memory back when the last one has called it.</summary>
    public void Dispose()
    {
        _gate.Enter();
        bool last = --_users == 0;
        _gate.Exit();
        if (last)
            NativeMemory.Free(_slots);
    }
}
