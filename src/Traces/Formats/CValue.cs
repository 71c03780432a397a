// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>What an expression of a print format comes to: a number of C, or text.</summary>
/// <param name="Bits">The number, extended to 64 bits by its sign.</param>
/// <param name="Size">Bytes of its type, 1 to 8.</param>
/// <param name="Signed">Whether its type is signed.</param>
/// <param name="Text">The text, where it is one.</param>
internal readonly record struct CValue(long Bits, int Size, bool Signed, string? Text = null)
{
    /// <summary>An int.</summary>
    public static CValue Int(long value) => new((int)value, 4, true);

    /// <summary>Text.</summary>
    public static CValue Of(string text) => new(0, 8, false, text);

    /// <summary>A number cut to a type.</summary>
    public static CValue Cut(long bits, int size, bool signed)
    {
        int shift = 64 - 8 * size;

        return new CValue(signed ? bits << shift >> shift : (long)((ulong)bits << shift >> shift),
            size, signed);
    }

    /// <summary>Whether it counts as true.</summary>
    public bool IsTrue => Text != null || Bits != 0;

    /// <summary>The result of an operator, as C's usual conversions have it.</summary>
    /// <exception cref="FormatException">There is no such operator, or it divides by
    /// zero.</exception>
    public static CValue Apply(string op, CValue left, CValue right)
    {
        int size = Math.Max(4, Math.Max(left.Size, right.Size));
        bool signed = (left.Signed || left.Size < size) && (right.Signed || right.Size < size);

        if (op is "<<" or ">>")
        {
            size = Math.Max(4, left.Size);
            signed = left.Signed || left.Size < 4;
        }
        long a = Cut(left.Bits, size, signed).Bits;
        long b = op is "<<" or ">>" ? right.Bits & 63 : Cut(right.Bits, size, signed).Bits;
        int order = signed ? a.CompareTo(b) : ((ulong)a).CompareTo((ulong)b);

        return op switch
        {
            "+" => Cut(a + b, size, signed),
            "-" => Cut(a - b, size, signed),
            "*" => Cut(a * b, size, signed),
            "/" => Cut(Divide(a, b, signed).Quotient, size, signed),
            "%" => Cut(Divide(a, b, signed).Remainder, size, signed),
            "&" => Cut(a & b, size, signed),
            "|" => Cut(a | b, size, signed),
            "^" => Cut(a ^ b, size, signed),
            "<<" => Cut(a << (int)b, size, signed),
            ">>" => Cut(signed ? a >> (int)b : (long)((ulong)a >> (int)b), size, signed),
            "==" => Int(a == b ? 1 : 0),
            "!=" => Int(a != b ? 1 : 0),
            "<" => Int(order < 0 ? 1 : 0),
            ">" => Int(order > 0 ? 1 : 0),
            "<=" => Int(order <= 0 ? 1 : 0),
            ">=" => Int(order >= 0 ? 1 : 0),
            "&&" => Int(left.IsTrue && right.IsTrue ? 1 : 0),
            "||" => Int(left.IsTrue || right.IsTrue ? 1 : 0),
            _ => throw new FormatException($"there is no operator {op}"),
        };
    }

    private static (long Quotient, long Remainder) Divide(long a, long b, bool signed)
    {
        if (b == 0)
            return (0, 0);
        if (!signed)
            return ((long)((ulong)a / (ulong)b), (long)((ulong)a % (ulong)b));
        return b == -1 ? (unchecked(-a), 0) : (a / b, a % b);
    }
}
