// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.InteropServices;

namespace Linux;

/// <summary>
/// What stands before every slab object. The object itself starts on a cache line, 64 bytes
/// after its header; 16 bytes of red zone lie before it and at least 16 after it.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal unsafe struct slab_object
{
    /// <summary><see cref="Live"/> or <see cref="Freed"/>; anything else is no object.</summary>
    public uint magic;

    /// <summary>Bytes that the caller asked for.</summary>
    public uint size;

    /// <summary>NUMA node that the memory belongs to.</summary>
    public int node;

    /// <summary>CPU that freed it, or allocated it while it is live.</summary>
    public int cpu;

    /// <summary>Number of the allocation, from 1.</summary>
    public ulong sequence;

    /// <summary>The object allocated next, in order of allocation.</summary>
    public slab_object* next;

    /// <summary>The header's own address, so that a copy of a header is no object.</summary>
    public slab_object* self;

    /// <summary>Distance of the slots of dynamic per-CPU memory; 0 for an ordinary object.</summary>
    public uint percpu_stride;

    private readonly uint reserved;
    private readonly ulong redZone0;
    private readonly ulong redZone1;

    public const uint Live = 0x51AB_A110;
    public const uint Freed = 0x51AB_F4EE;
    public const int HeaderSize = 64;
    public const int RedZone = 16;
    public const byte RedActive = 0xcc;
    public const byte RedInactive = 0xbb;
    public const byte Poison = 0x6b;

    /// <summary>Bytes from this header to the end of the red zone behind the object.</summary>
    public static ulong Footprint(ulong size) => HeaderSize + ((size + RedZone + 63) & ~63ul);
}

/// <summary>A machine's slab: the chunk that each node allocates from, and all objects.</summary>
internal unsafe struct slab_state
{
    /// <summary>One a node; null until the first allocation.</summary>
    public slab_node* nodes;

    public slab_object* first;
    public slab_object* last;

    /// <summary>Attempts to allocate, the failed ones included.</summary>
    public ulong attempts;

    /// <summary>Objects allocated.</summary>
    public ulong allocated;

    /// <summary>Objects freed.</summary>
    public ulong freed;

    /// <summary>Bytes asked for by objects that are live.</summary>
    public ulong live_bytes;
}

/// <summary>Where a NUMA node's next object goes.</summary>
internal unsafe struct slab_node
{
    public byte* next;
    public byte* end;
}
