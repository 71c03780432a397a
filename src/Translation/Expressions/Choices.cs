// SPDX-License-Identifier: GPL-2.0-only
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Expressions;

/// <summary>Writes conditional expressions.</summary>
internal sealed class Choices(CType types, Conversions conversions, Arithmetic arithmetic)
{
    /// <summary>One of two values, as one of a type if one is wanted.</summary>
    public Value Choose(Value test, Value yes, Value no, ITypeSymbol? wanted)
    {
        var type = Both(yes, no, wanted);
        var (a, b) = (conversions.To(yes, type), conversions.To(no, type));
        // Two numbers are an int to C#, whatever is wanted.
        if (yes.Constant is not null && no.Constant is not null)
            (a, b) = (Suffixed(yes, a, type), Suffixed(no, b, type));
        var chosen = new Value(
            $"{test.At(Level.OrElse)} ? {a.At(Level.Choose)} : {b.At(Level.Choose)}",
            Level.Choose, type);
        return wanted is null ? chosen : conversions.To(chosen, wanted);
    }

    private static Value Suffixed(Value was, Value number, ITypeSymbol type)
    {
        if (was.Type is null || Conversions.Same(was.Type, type) || number.Code != was.Code)
            return number;
        var suffix = type.SpecialType switch
        {
            SpecialType.System_UInt64 => "UL",
            SpecialType.System_Int64 => "L",
            SpecialType.System_UInt32 => "U",
            _ => "",
        };
        return number.Code.All(char.IsAsciiDigit) && suffix.Length > 0
            ? number with { Code = number.Code + suffix }
            : Conversions.Explicit(number, type, TypeText.Of(type));
    }

    private ITypeSymbol Both(Value yes, Value no, ITypeSymbol? wanted)
    {
        // Numbers that the wanted type holds are written in it at once.
        if (wanted is not null && Integers.Shape(wanted) is { Size: >= 4 } shape &&
            yes.Constant is { } a && no.Constant is { } b &&
            Integers.Fits(a, shape) && Integers.Fits(b, shape))
            return wanted;
        if (yes.Kind == ValueKind.Text && no.Kind == ValueKind.Text)
            return types.Of(SpecialType.System_String);
        if (yes.Type is null || no.Type is null)
            return yes.Type ?? no.Type ?? wanted ??
                throw new Refusal("neither side of ?: has a type");
        if (Conversions.Same(yes.Type, no.Type))
            return yes.Type;
        if (Conversions.IsPointer(yes.Type) || Conversions.IsPointer(no.Type))
            return Conversions.IsPointer(yes.Type) ? yes.Type : no.Type;
        if (yes.Type.SpecialType == SpecialType.System_Boolean && Integers.IsBit(no.Constant))
            return yes.Type;
        if (no.Type.SpecialType == SpecialType.System_Boolean && Integers.IsBit(yes.Constant))
            return no.Type;
        return arithmetic.Balance(yes, no).Type;
    }
}
