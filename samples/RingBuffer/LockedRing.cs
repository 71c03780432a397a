// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.InteropServices;
using System.Threading;
using Linux.Annotations;

namespace RingBuffer;

/// <summary>A queue of numbers in native memory that any thread may use.</summary>
public sealed unsafe class LockedRing : IDisposable
{
    private readonly int _size;
    private TicketLock _lock;
    [GuardedBy("_lock")] private long* _slots;
    [GuardedBy("_lock")] private int _head;
    [GuardedBy("_lock")] private int _count;

    /// <summary>Makes room for <paramref name="size"/> numbers.</summary>
    public LockedRing(int size)
    {
        _size = size;
        _slots = (long*)NativeMemory.AllocZeroed((nuint)size, sizeof(long));
    }

    /// <summary>Adds a number; false when there is no room.</summary>
    public bool TryAdd(long value)
    {
        _lock.Take();
        if (_count == _size)
        {
            _lock.Give();
            return false;
        }

        _slots[(_head + _count) % _size] = value;
        _count++;
        _lock.Give();
        return true;
    }

    /// <summary>Takes the oldest number; false when there is none.</summary>
    public bool TryTake(out long value)
    {
        value = 0;
        _lock.Take();
        bool any = _count > 0;
        if (any)
            value = TakeFirst();

        _lock.Give();
        return any;
    }

    /// <summary>Waits until there is a number, and takes it.</summary>
    public long Take()
    {
        long value;
        while (!TryTake(out value))
            Thread.Sleep(1);

        return value;
    }

    /// <summary>Gives the memory back. Nobody may use the queue any more.</summary>
    public void Dispose()
    {
        _lock.Take();
        NativeMemory.Free(_slots);
        _slots = null;
        _count = 0;
        _lock.Give();
    }

    [MustHold("_lock")]
    private long TakeFirst()
    {
        long value = _slots[_head];
        _head = (_head + 1) % _size;
        _count--;
        return value;
    }
}
