// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>
/// A constant C string in a native structure. It is assigned from a managed string, and equal
/// strings have one address in a process.
/// </summary>
public readonly unsafe struct const_char_ptr
{
    private readonly byte* text;

    private const_char_ptr(byte* text) => this.text = text;

    /// <summary>Whether there is no string.</summary>
    public bool IsNull => text == null;

    public static implicit operator const_char_ptr(string? text) =>
        new(KernelSymbols.Constant(text));

    public static implicit operator byte*(const_char_ptr text) => text.text;

    public static implicit operator FormatArgument(const_char_ptr text) =>
        FormatArgument.Pointer(text.text);

    /// <summary>The managed string, or "(null)".</summary>
    public override string ToString() => KernelSymbols.Text(text) ?? "(null)";
}
