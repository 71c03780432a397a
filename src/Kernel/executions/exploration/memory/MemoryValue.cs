// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.CompilerServices;

namespace Linux.Executions;

/// <summary>What a machine's memory holds.</summary>
internal static unsafe class MemoryValue
{
    /// <summary>The <paramref name="size"/> bytes at <paramref name="address"/>, at most <see
    /// cref="MemoryPlaces.Largest"/>, as a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Of(nint address, int size)
    {
        if (size == sizeof(ulong))
            return *(long*)address;
        return size == sizeof(uint) ? *(uint*)address : Small(address, size);
    }

    private static long Small(nint address, int size)
    {
        ulong value = 0;

        Buffer.MemoryCopy((void*)address, &value, MemoryPlaces.Largest, size);
        return (long)value;
    }
}
