// SPDX-License-Identifier: GPL-2.0-only
using System.Buffers.Binary;
using System.Text;

namespace Linux.Traces;

/// <summary>Writes numbers in the byte order of a file.</summary>
/// <param name="output">Where to.</param>
/// <param name="bigEndian">Whether the highest byte is first.</param>
internal sealed class EndianWriter(Stream output, bool bigEndian)
{
    /// <summary>Bytes written so far, or the place in a file.</summary>
    public long Position => output.Position;

    /// <summary>Writes bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    /// <summary>Writes a number of one byte.</summary>
    public void U8(byte value) => output.WriteByte(value);

    /// <summary>Writes a number of two bytes.</summary>
    public void U16(int value) => Number((ulong)value, 2);

    /// <summary>Writes a number of four bytes.</summary>
    public void U32(long value) => Number((ulong)value, 4);

    /// <summary>Writes a number of eight bytes.</summary>
    public void U64(long value) => Number((ulong)value, 8);

    /// <summary>Writes text and its NUL.</summary>
    public void Text(string text)
    {
        output.Write(Encoding.UTF8.GetBytes(text));
        output.WriteByte(0);
    }

    /// <summary>Writes zeros up to a multiple of <paramref name="bytes"/>.</summary>
    public void Pad(int bytes)
    {
        while (output.Position % bytes != 0)
            output.WriteByte(0);
    }

    /// <summary>Writes a number of so many bytes.</summary>
    public void Number(ulong value, int bytes)
    {
        Span<byte> all = stackalloc byte[8];

        if (bigEndian)
        {
            BinaryPrimitives.WriteUInt64BigEndian(all, value);
            output.Write(all[(8 - bytes)..]);
            return;
        }
        BinaryPrimitives.WriteUInt64LittleEndian(all, value);
        output.Write(all[..bytes]);
    }
}
