// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Linux;

public static unsafe partial class Kernel
{
    /// <summary>The address of a [Global]: it stands in the arena, so it does not move.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Primitive, ReturnsArgument]
    internal static T* global_ptr<T>(ref T global) where T : unmanaged
        => (T*)Unsafe.AsPointer(ref global);

    /// <summary>The address of a UTF-8 literal, which the image keeps, zero byte included.</summary>
    internal static byte* c_str(ReadOnlySpan<byte> literal)
        => KernelSymbols.Known((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(literal)));
}
