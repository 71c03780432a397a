// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>What a <see cref="FormatArgument"/> holds.</summary>
public enum FormatArgumentKind : byte
{
    /// <summary>An integer of 1 to 64 bits, kept sign- or zero-extended.</summary>
    Integer,

    /// <summary>A native address, of data or of a function.</summary>
    Pointer,

    /// <summary>A managed string.</summary>
    Text,

    /// <summary>A bitmap and its length in bits, for <c>%*pb</c> and <c>%*pbl</c>.</summary>
    Bitmap,
}

/// <summary>
/// One argument of a kernel format. It converts implicitly from everything that the ported
/// code passes, so that a call reads as it does in C, and it never touches the heap.
/// </summary>
public readonly unsafe struct FormatArgument
{
    private FormatArgument(FormatArgumentKind kind, long bits, string? text, uint width)
    {
        Kind = kind;
        Bits = bits;
        Text = text;
        Width = width;
    }

    /// <summary>The kind of value.</summary>
    public FormatArgumentKind Kind { get; }

    /// <summary>The integer, or the address.</summary>
    public long Bits { get; }

    /// <summary>The string of a <see cref="FormatArgumentKind.Text"/>; null prints "(null)".</summary>
    public string? Text { get; }

    /// <summary>The length of a bitmap in bits.</summary>
    public uint Width { get; }

    /// <summary>The address of a pointer or bitmap.</summary>
    public void* Address => (void*)Bits;

    /// <summary>A bitmap with its length, which also stands for the <c>*</c> of its width.</summary>
    public static FormatArgument Bitmap(void* bits, uint width) =>
        new(FormatArgumentKind.Bitmap, (long)bits, null, width);

    /// <summary>An address.</summary>
    public static FormatArgument Pointer(void* address) =>
        new(FormatArgumentKind.Pointer, (long)address, null, 0);

    private static FormatArgument Integer(long bits) =>
        new(FormatArgumentKind.Integer, bits, null, 0);

    public static implicit operator FormatArgument(bool value) => Integer(value ? 1 : 0);

    public static implicit operator FormatArgument(byte value) => Integer(value);

    public static implicit operator FormatArgument(sbyte value) => Integer(value);

    public static implicit operator FormatArgument(short value) => Integer(value);

    public static implicit operator FormatArgument(ushort value) => Integer(value);

    public static implicit operator FormatArgument(int value) => Integer(value);

    public static implicit operator FormatArgument(uint value) => Integer(value);

    public static implicit operator FormatArgument(long value) => Integer(value);

    public static implicit operator FormatArgument(ulong value) => Integer((long)value);

    public static implicit operator FormatArgument(string? value) =>
        new(FormatArgumentKind.Text, 0, value, 0);

    public static implicit operator FormatArgument(void* value) => Pointer(value);
}
