// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.InteropServices;

namespace Linux.Hardware;

/// <summary>
/// The native memory of one machine: its globals, its CPUs' contexts and sections, and what is
/// allocated later. Fresh memory reads as zero and costs nothing until it is touched.
/// </summary>
public sealed unsafe class Arena : IDisposable
{
    private const nuint Alignment = 4096;
    private const nuint HugePage = 2 << 20;
    private const int AdviseHugePages = 14;
    private readonly object _gate = new();
    private readonly nuint _size;
    private byte* _block;
    private nuint _used;

    /// <summary>Reserves <paramref name="size"/> bytes.</summary>
    /// <param name="size">Bytes, more than 0.</param>
    /// <param name="hugePages">Asks Linux for pages of 2 MiB; elsewhere, and if refused, it has no effect.</param>
    public Arena(nuint size, bool hugePages = false)
    {
        nuint alignment = hugePages ? HugePage : Alignment;

        _size = size;
        _block = (byte*)NativeMemory.AllocZeroed(size + alignment);
        Base = (byte*)(((nuint)_block + alignment - 1) & ~(alignment - 1));
        if (hugePages && OperatingSystem.IsLinux())
            _ = madvise(Base, size & ~(HugePage - 1), AdviseHugePages);
    }

    /// <summary>First byte; page aligned.</summary>
    public byte* Base { get; private set; }

    /// <summary>Bytes given out so far.</summary>
    public nuint Used => _used;

    /// <summary>Bytes that can be given out altogether.</summary>
    public nuint Size => _size;

    /// <summary>Whether <paramref name="address"/> lies in memory that was given out.</summary>
    public bool Contains(void* address)
        => (byte*)address >= Base && (byte*)address < Base + _used;

    /// <summary>Distance of <paramref name="address"/> from the arena's start; what %p prints.</summary>
    public ulong OffsetOf(void* address)
        => Contains(address) ? (ulong)((byte*)address - Base) : (ulong)address;

    /// <summary>Zeroed space for one <typeparamref name="T"/>, on cache lines of its own.</summary>
    [Allocates]
    public T* Allocate<T>() where T : unmanaged => (T*)AllocateBytes((nuint)sizeof(T), 64);

    /// <summary>Zeroed bytes; <paramref name="alignment"/> is a power of two up to 4096.</summary>
    /// <exception cref="KernelBugException">The arena is exhausted.</exception>
    public byte* AllocateBytes(nuint size, nuint alignment)
    {
        ThisCpu.machine?.Execution?.Touch(machine_part.Memory, 0, access_kind.Update);
        lock (_gate)
        {
            nuint start = (_used + alignment - 1) & ~(alignment - 1);

            if (start + size > _size)
                throw new KernelBugException(
                    $"the machine's arena of {_size} bytes is full; raise MachineOptions.ArenaBytes");
            _used = start + size;
            return Base + start;
        }
    }

    /// <summary>Frees the memory; every pointer into it is dead.</summary>
    public void Dispose()
    {
        NativeMemory.Free(_block);
        _block = null;
        Base = null;
    }

    [DllImport("libc")]
    private static extern int madvise(void* address, nuint length, int advice);
}
