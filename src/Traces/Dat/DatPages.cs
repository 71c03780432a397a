// SPDX-License-Identifier: GPL-2.0-only
using System.Buffers.Binary;

namespace Linux.Traces;

/// <summary>The pages of one CPU, one after the other; one is held at a time.</summary>
/// <param name="input">The file.</param>
/// <param name="unpacked">What it has compressed.</param>
/// <param name="metadata">Byte order and sizes.</param>
/// <param name="buffer">The buffer.</param>
/// <param name="cpu">The CPU.</param>
internal sealed class DatPages(
    DatInput input, DatUnpacked unpacked, DatMetadata metadata, DatInstance buffer, DatCpu cpu)
        : IDisposable
{
    private long _place = -1;
    private long _end;
    private double _packing = 1;
    private byte[] _page = [];

    /// <summary>The next page, without what follows its last event; null at the end.</summary>
    /// <exception cref="InvalidDataException">The file is damaged there.</exception>
    public ReadOnlyMemory<byte>? Next()
    {
        if (cpu.Bytes == 0)
            return null;
        if (_place < 0)
        {
            (_place, _end) = buffer.Packed ? unpacked.Of(cpu)
                : (cpu.Offset, cpu.Offset + cpu.Bytes);
            _packing = (double)cpu.Bytes / Math.Max(1, _end - _place);
        }
        input.Memory.Release(_page.Length);
        _page = [];
        if (_place >= _end)
            return null;
        Stream file = buffer.Packed ? unpacked.Pages : input.File;
        long length = Math.Min(buffer.PageBytes, Math.Min(_end, file.Length) - _place);
        int used = Used(file, length);

        input.Memory.Hold(used);
        _page = new byte[used];
        file.Position = _place;
        file.ReadExactly(_page);
        _place += length;
        input.PagesDone += length * _packing;
        return _page;
    }

    /// <summary>Holds no page any more.</summary>
    public void Dispose()
    {
        input.Memory.Release(_page.Length);
        _page = [];
    }

    /// <summary>
    /// Bytes of a page up to its last event, and the count of lost ones that may follow it.
    /// </summary>
    private int Used(Stream file, long length)
    {
        if (length <= 0)
            throw new InvalidDataException("it ends before the events that it announces");
        if (length < metadata.PageHeader)
            throw new InvalidDataException($"the last page of CPU {cpu.Cpu} is cut off");
        Span<byte> head = stackalloc byte[16];

        file.Position = _place;
        file.ReadExactly(head[..(int)Math.Min(head.Length, length)]);
        uint commit = !metadata.BigEndian ? BinaryPrimitives.ReadUInt32LittleEndian(head[8..])
            : BinaryPrimitives.ReadUInt32BigEndian(head[(8 + metadata.LongBytes - 4)..]);
        return (int)Math.Min(length,
            metadata.PageHeader + (long)(commit & DatEvents.LengthMask) + metadata.LongBytes);
    }
}
