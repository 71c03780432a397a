// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>A field of an event's records.</summary>
/// <param name="CType">Its type as C spells it, without the brackets of an array.</param>
/// <param name="Name">Its name.</param>
/// <param name="Offset">First byte, from the start of the record.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Signed">Whether it is a signed number.</param>
/// <param name="Elements">Elements of an array; 0 where it is none.</param>
public sealed record TraceField(string CType, string Name, int Offset, int Size, bool Signed,
    int Elements)
{
    /// <summary>Whether the field is where in the record its value is, and how long.</summary>
    public bool IsDataLocation => CType.StartsWith("__data_loc", StringComparison.Ordinal);

    /// <summary>As above, with a place that counts from the end of the field.</summary>
    public bool IsRelativeLocation => CType.StartsWith("__rel_loc", StringComparison.Ordinal);

    /// <summary>Whether it is an address.</summary>
    public bool IsPointer => CType.EndsWith('*');

    /// <summary>Whether it is text.</summary>
    public bool IsText => (IsDataLocation || IsRelativeLocation || Elements > 0)
        && CType.Replace("const", "", StringComparison.Ordinal).TrimEnd().EndsWith("char",
            StringComparison.Ordinal);
}
