// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Linux.Tests.Kernel;

/// <summary>Zeroed memory that does not move, as everything the ported half works on.</summary>
internal sealed unsafe class NativeArray<T> : IDisposable
    where T : unmanaged
{
    private T* _items;

    public NativeArray(int count)
    {
        Count = count;
        nuint bytes = (nuint)count * (nuint)Unsafe.SizeOf<T>();
        _items = (T*)NativeMemory.AlignedAlloc(Math.Max(bytes, 64), 64);
        NativeMemory.Clear(_items, bytes);
    }

    public int Count { get; }

    public T* At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _items + index;
    }

    public int IndexOf(T* item) => (int)(item - _items);

    public void Dispose()
    {
        NativeMemory.AlignedFree(_items);
        _items = null;
    }
}
