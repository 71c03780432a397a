// SPDX-License-Identifier: GPL-2.0-only
using System.Buffers.Binary;
using System.Text;

namespace Linux.Traces;

/// <summary>Reads numbers and texts of a file, and nothing beyond its end.</summary>
/// <param name="file">The file, or a part of it that was unpacked.</param>
/// <param name="memory">What may be held of it.</param>
internal sealed class DatInput(Stream file, DatMemory memory)
{
    private const int LongestText = 4096;

    /// <summary>Whether numbers have their highest byte first.</summary>
    public bool BigEndian { get; set; }

    /// <summary>The file itself.</summary>
    public Stream File => file;

    /// <summary>Its bytes.</summary>
    public long FileBytes => file.Length;

    /// <summary>What may be held.</summary>
    public DatMemory Memory => memory;

    /// <summary>Bytes of the file whose pages were taken, again where they were taken
    /// again.</summary>
    public double PagesDone { get; set; }

    /// <summary>The place of the next byte.</summary>
    public long Position
    {
        get => file.Position;
        set => file.Position = value >= 0 && value <= file.Length
            ? value : throw new InvalidDataException(
                $"it names byte {value}, and ends at byte {file.Length}");
    }

    /// <summary>Bytes that are left.</summary>
    public long Left => file.Length - file.Position;

    /// <summary>A number of one byte.</summary>
    public byte U8() => Bytes(1)[0];

    /// <summary>A number of two bytes.</summary>
    public int U16()
        => BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(Bytes(2))
            : BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2));

    /// <summary>A number of four bytes.</summary>
    public uint U32()
        => BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(Bytes(4))
            : BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));

    /// <summary>A number of eight bytes.</summary>
    public ulong U64()
        => BigEndian ? BinaryPrimitives.ReadUInt64BigEndian(Bytes(8))
            : BinaryPrimitives.ReadUInt64LittleEndian(Bytes(8));

    /// <summary>A length or a place.</summary>
    public long Length(ulong value, string what)
        => value <= (ulong)file.Length
            ? (long)value
                : throw new InvalidDataException(
                $"the {what} is {value} bytes, and it has {file.Length}");

    /// <summary>Text that ends with a NUL.</summary>
    public string Text()
    {
        var text = new List<byte>();

        for (byte next = U8(); next != 0; next = U8())
        {
            text.Add(next);
            if (text.Count > LongestText)
                throw new InvalidDataException($"a name in it is longer than {LongestText} bytes");
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>Text of so many bytes.</summary>
    public string Text(ulong length, string what)
        => Encoding.UTF8.GetString(Bytes(Length(length, what)));

    /// <summary>This text and nothing else.</summary>
    public void Expect(string text)
    {
        if (!Bytes(text.Length).AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(text)))
            throw new InvalidDataException($"\"{text.TrimEnd('\0', ' ')}\" is missing in it");
    }

    /// <summary>So many bytes.</summary>
    /// <exception cref="InvalidDataException">It ends before.</exception>
    public byte[] Bytes(long count)
    {
        if (count > Left)
            throw new InvalidDataException(
                $"it ends at byte {file.Length}, in the middle of what it announces");
        memory.Check(count);
        var bytes = new byte[count];
        file.ReadExactly(bytes);
        return bytes;
    }
}
