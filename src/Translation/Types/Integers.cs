// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Types;

/// <summary>C's integers on a 64-bit machine.</summary>
internal static class Integers
{
    /// <summary>Bytes and signedness of an integer; null for anything else.</summary>
    public static (int Size, bool Signed)? Shape(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Byte => (1, false),
        SpecialType.System_SByte => (1, true),
        SpecialType.System_Int16 => (2, true),
        SpecialType.System_UInt16 or SpecialType.System_Char => (2, false),
        SpecialType.System_Int32 => (4, true),
        SpecialType.System_UInt32 => (4, false),
        SpecialType.System_Int64 or SpecialType.System_IntPtr => (8, true),
        SpecialType.System_UInt64 or SpecialType.System_UIntPtr => (8, false),
        _ => null,
    };

    /// <summary>The type in which C computes with both.</summary>
    public static SpecialType Common((int Size, bool Signed) a, (int Size, bool Signed) b)
    {
        if (a.Size < 8 && b.Size < 8)
        {
            return (a.Size == 4 && !a.Signed) || (b.Size == 4 && !b.Signed)
                ? SpecialType.System_UInt32
                : SpecialType.System_Int32;
        }
        return (a.Size == 8 && !a.Signed) || (b.Size == 8 && !b.Signed)
            ? SpecialType.System_UInt64
            : SpecialType.System_Int64;
    }

    /// <summary>Whether a number is in the range of an integer.</summary>
    public static bool Fits(Int128 value, (int Size, bool Signed) shape) => shape.Signed
        ? value >= -(Int128.One << (shape.Size * 8 - 1)) &&
            value < Int128.One << (shape.Size * 8 - 1)
        : value >= 0 && value < Int128.One << (shape.Size * 8);

    /// <summary>The number as an integer of that shape holds it.</summary>
    public static Int128 Wrap(Int128 value, (int Size, bool Signed) shape)
    {
        var modulus = Int128.One << (shape.Size * 8);
        value = (value % modulus + modulus) % modulus;
        return shape.Signed && value >= modulus / 2 ? value - modulus : value;
    }

    /// <summary>The value of an operator on numbers, or null where there is none.</summary>
    public static Int128? Apply(string op, Int128 a, Int128 b) => op switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" when b != 0 => a / b,
        "%" when b != 0 => a % b,
        "&" => a & b,
        "|" => a | b,
        "^" => a ^ b,
        "<<" when b >= 0 && b < 64 => a << (int)b,
        ">>" when b >= 0 && b < 64 => a >> (int)b,
        _ => null,
    };

    /// <summary>Whether the number is known and is what C has for true or false.</summary>
    public static bool IsBit(Int128? number) => number == 0 || number == 1;

    /// <summary>A constant of the port as a number, or null.</summary>
    public static Int128? Number(object? constant) => constant switch
    {
        byte n => n,
        sbyte n => n,
        short n => n,
        ushort n => n,
        int n => n,
        uint n => n,
        long n => n,
        ulong n => n,
        char n => n,
        _ => null,
    };
}
