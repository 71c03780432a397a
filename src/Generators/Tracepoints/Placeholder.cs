// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Linux.Generators.Tracepoints;

/// <summary>One conversion of a print format.</summary>
internal sealed record Placeholder(string Text, char Conversion, bool IsLong, string Extension)
{
    /// <summary>The conversions of a format, in order; a broken one has a NUL conversion.</summary>
    public static List<Placeholder> Parse(string format)
    {
        var found = new List<Placeholder>();
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] != '%')
            {
                continue;
            }

            var start = at++;
            if (at < format.Length && format[at] == '%')
            {
                continue;
            }

            found.Add(One(format, start, ref at));
        }

        return found;
    }

    /// <summary>Whether C passes a value of this type for this conversion.</summary>
    public bool Takes(ITypeSymbol type)
    {
        switch (Conversion)
        {
            case 'p':
                return type is IPointerTypeSymbol or IFunctionPointerTypeSymbol;
            case 's':
                // An array of char, as a record has it, is text too.
                return type.SpecialType == SpecialType.System_String
                    || type is IPointerTypeSymbol
                    {
                        PointedAtType.SpecialType: SpecialType.System_Byte
                            or SpecialType.System_SByte,
                    };
            case 'c':
                return Width(type) is > 0 and <= 32;
            default:
                return Width(type) is var width && width > 0 && (width == 64) == IsLong;
        }
    }

    private static Placeholder One(string format, int start, ref int at)
    {
        while (at < format.Length && "-+ #0123456789.".IndexOf(format[at]) >= 0)
        {
            at++;
        }

        var qualifier = at;
        while (at < format.Length && "hlz".IndexOf(format[at]) >= 0)
        {
            at++;
        }

        var isLong = qualifier < format.Length && format[qualifier] is 'l' or 'z';
        var conversion = at < format.Length && "cspdiuxXo".IndexOf(format[at]) >= 0
            ? format[at]
            : '\0';
        var extension = string.Empty;
        if (conversion == 'p' && at + 1 < format.Length && format[at + 1] is 's' or 'S' or 'x')
        {
            extension = format[++at].ToString();
        }

        var end = at < format.Length ? at + 1 : format.Length;
        return new Placeholder(
            format.Substring(start, end - start), conversion, isLong, extension);
    }

    private static int Width(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte => 8,
        SpecialType.System_Int16 or SpecialType.System_UInt16 => 16,
        SpecialType.System_Int32 or SpecialType.System_UInt32 => 32,
        SpecialType.System_Int64 or SpecialType.System_UInt64 => 64,
        _ => 0,
    };
}
