// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>What a check of the slab found.</summary>
public enum SlabFault
{
    /// <summary>Bytes next to the object were written.</summary>
    RedZone,

    /// <summary>The object was written after it was freed.</summary>
    UseAfterFree,

    /// <summary>The object was freed twice.</summary>
    DoubleFree,

    /// <summary>Something was freed that is no object.</summary>
    WildFree,
}

/// <summary>One damaged object.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Offset">Arena offset of the object.</param>
/// <param name="Size">Its size in bytes; 0 if it is no object.</param>
/// <param name="Sequence">Number of its allocation, from 1; 0 if it is no object.</param>
/// <param name="Byte">First wrong byte, counted from the object's start; negative before it.</param>
public readonly record struct SlabReport(
    SlabFault Fault, ulong Offset, uint Size, ulong Sequence, long Byte)
{
    /// <inheritdoc/>
    public override string ToString() => KernelFormat.Format(
        "slab: %s of object %#lx, size %u, allocation %lu, byte %ld",
        Fault.ToString(), Offset, Size, Sequence, Byte);
}

/// <summary>An allocation that is about to be made.</summary>
/// <param name="Attempt">Number of the attempt on this machine, from 1.</param>
/// <param name="Size">Bytes asked for.</param>
/// <param name="Flags">GFP flags.</param>
/// <param name="Node">NUMA node asked for, or -1.</param>
/// <param name="Cpu">The CPU that asks.</param>
public readonly record struct SlabRequest(ulong Attempt, ulong Size, uint Flags, int Node, int Cpu);
