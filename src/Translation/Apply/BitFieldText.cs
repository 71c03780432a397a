// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Translation.Apply;

/// <summary>
/// Writes a bit field: a property that keeps as many bits of what is stored in it as the field has,
/// the sign among them where its type has one. C computes with narrow fields as ints.
/// </summary>
internal static class BitFieldText
{
    /// <summary>The members.</summary>
    /// <param name="name">The field's name in C#.</param>
    /// <param name="plain">The same without an escape.</param>
    /// <param name="type">Its type.</param>
    /// <param name="size">Bits of the type.</param>
    /// <param name="signed">Whether it has a sign.</param>
    /// <param name="bits">Bits of the field.</param>
    public static string Of(string name, string plain, string type, int size, bool signed, int bits)
    {
        var width = Math.Max(size, 32);
        if (width == 32 && bits < width)
            type = "int";
        var keep = bits == width ? "value"
            : signed ? $"value << {width - bits} >> {width - bits}"
            : $"value & 0x{(1UL << bits) - 1:x}";
        return $"\t// PORT: {bits} bits of a word; here they have one of their own.\n" +
            $"\tprivate {type} {plain}_bits;\n" +
            $"\tpublic {type} {name} {{ readonly get => {plain}_bits; " +
            $"set => {plain}_bits = {keep}; }}";
    }
}
