// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>The pages of one CPU, one after the other, unpacked where that is needed.</summary>
/// <param name="input">The file.</param>
/// <param name="buffer">The buffer.</param>
/// <param name="cpu">The CPU.</param>
/// <param name="compression">How the pages are compressed, if they are.</param>
internal sealed class DatPages(DatInput input, DatInstance buffer, DatCpu cpu,
    DatCompression compression)
{
    private long _place = cpu.Offset;
    private long _end = cpu.Offset + cpu.Bytes;
    private long _chunksLeft = -1;
    private byte[] _chunk = [];
    private int _used;

    /// <summary>The next page; null at the end.</summary>
    public ReadOnlyMemory<byte>? Next()
    {
        if (cpu.Bytes == 0)
            return null;
        if (!buffer.Packed)
            return Plain();
        if (_used >= _chunk.Length && !NextChunk())
            return null;
        int length = Math.Min(buffer.PageBytes, _chunk.Length - _used);
        var page = _chunk.AsMemory(_used, length);
        _used += length;
        return page;
    }

    private ReadOnlyMemory<byte>? Plain()
    {
        if (_place >= _end)
            return null;
        input.Position = _place;
        byte[] page = input.Bytes(Math.Min(buffer.PageBytes, Math.Min(_end - _place, input.Left)));
        if (page.Length == 0)
            throw new InvalidDataException("it ends before the events that it announces");
        _place += page.Length;
        return page;
    }

    private bool NextChunk()
    {
        input.Memory.Release(_chunk.Length);
        _chunk = [];
        input.Position = _place;
        if (_chunksLeft < 0)
            _chunksLeft = input.U32();
        if (_chunksLeft-- == 0)
            return false;
        long packed = input.Length(input.U32(), "compressed part of a CPU");
        uint size = input.U32();
        input.Memory.Hold(size);
        _chunk = DatCompressor.Unpack(compression, input.Bytes(packed), (int)size);
        _place = input.Position;
        _used = 0;
        return _chunk.Length != 0;
    }
}
