// SPDX-License-Identifier: GPL-2.0-only
using System.Buffers.Binary;
using System.Text;

namespace Linux.Traces;

/// <summary>The bytes of a record, read by its format.</summary>
/// <param name="data">The bytes.</param>
/// <param name="bigEndian">Whether numbers have their highest byte first.</param>
public readonly struct RecordView(ReadOnlyMemory<byte> data, bool bigEndian)
{
    /// <summary>All bytes.</summary>
    public ReadOnlyMemory<byte> Data => data;

    /// <summary>The number in a field; 0 where the record ends before it.</summary>
    public long Number(TraceField field) => Number(field.Offset, field.Size, field.Signed);

    /// <summary>The number at a place; 0 where the record ends before it.</summary>
    public long Number(int offset, int size, bool signed)
    {
        if (offset < 0 || size is < 1 or > 8 || offset > data.Length - size)
            return 0;
        Span<byte> all = stackalloc byte[8];
        ReadOnlySpan<byte> bytes = data.Span.Slice(offset, size);

        all.Clear();
        if (bigEndian)
            bytes.CopyTo(all[(8 - size)..]);
        else
            bytes.CopyTo(all);
        long value = bigEndian ? BinaryPrimitives.ReadInt64BigEndian(all)
            : BinaryPrimitives.ReadInt64LittleEndian(all);
        int shift = 64 - 8 * size;
        return signed ? value << shift >> shift : value;
    }

    /// <summary>The text in a field.</summary>
    public string Text(TraceField field)
    {
        ReadOnlySpan<byte> bytes = Bytes(field);
        int end = bytes.IndexOf((byte)0);

        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }

    /// <summary>The bytes of a field, wherever they stand.</summary>
    public ReadOnlySpan<byte> Bytes(TraceField field)
    {
        int offset = field.Offset;
        int length = field.Size;

        if (field.IsDataLocation || field.IsRelativeLocation)
        {
            var place = (uint)Number(field.Offset, 4, false);

            offset = (int)(place & 0xffff) + (field.IsRelativeLocation ? field.Offset + field.Size
                : 0);
            length = (int)(place >> 16);
        }
        if (offset < 0 || offset > data.Length)
            return [];
        return data.Span.Slice(offset, Math.Min(length, data.Length - offset));
    }
}
