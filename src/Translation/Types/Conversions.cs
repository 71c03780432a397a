// SPDX-License-Identifier: GPL-2.0-only
using Linux.Translation.Port;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Linux.Translation.Types;

/// <summary>
/// Writes the conversions that C makes by itself: tests, casts, addresses. A price says how far the
/// result is from what stood there, so that a method's overloads can be compared.
/// </summary>
internal sealed class Conversions(PortNames names, CType types)
{
    private readonly CSharpCompilation _compilation = names.Compilation;

    /// <summary>The value as one of type <paramref name="to"/>.</summary>
    /// <exception cref="Refusal">C has no such conversion, or the port's types differ.</exception>
    public Value To(Value value, ITypeSymbol to) => Try(value, to)?.Value ?? throw new Refusal(
        $"`{value.Code}` is {Describe(value)}, where the port has {TypeText.Of(to)}");

    /// <summary>The value as one of type <paramref name="to"/> with its price, or null.</summary>
    public (Value Value, int Price)? Try(Value value, ITypeSymbol to)
    {
        if (value.Type is not null && Same(value.Type, to))
            return (value, 0);
        if (to.SpecialType == SpecialType.System_Boolean)
            return Test(value) is { } test ? (test, 5) : null;
        switch (value.Kind)
        {
            case ValueKind.Null:
                return IsPointer(to) || to.SpecialType == SpecialType.System_String
                    ? (value with { Type = to }, 1)
                    : null;
            case ValueKind.Text:
                return Text(value, to);
            case ValueKind.Method:
                return Method(value, to);
            case ValueKind.List:
                return null;
        }
        if (value.Type is null)
            return null;
        if (value.Type.SpecialType == SpecialType.System_Boolean)
            return IsNumber(to) ? (To(AsNumber(value), to), 8) : Implicit(value, to);
        if (Element(value.Type) is { } element && to is IPointerTypeSymbol pointer)
            return Array(value, element, pointer);
        if (value.Constant is { } number && Constant(value, number, to) is { } constant)
            return constant;
        return Implicit(value, to) ?? Cast(value, to) ??
            (value.Type.TypeKind == TypeKind.Enum ? Implicit(AsNumber(value), to) : null);
    }

    /// <summary>A bool that says whether the value is not zero, or null.</summary>
    public Value? Test(Value value)
    {
        var boolean = types.Of(SpecialType.System_Boolean);
        if (value.Type?.SpecialType == SpecialType.System_Boolean)
            return value;
        if (value.Type is not null && IsReference(value.Type))
            return new($"{value.At(Level.Equality)} != null", Level.Equality, boolean);
        if (value.Kind == ValueKind.Null)
            return new("false", Level.Primary, boolean);
        if (Integers.IsBit(value.Constant) && char.IsAsciiDigit(value.Code[0]) &&
            value.Level == Level.Primary)
            return new(value.Constant == 1 ? "true" : "false", Level.Primary, boolean);
        return value.Type is not null && IsNumber(value.Type)
            ? new($"{value.At(Level.Equality)} != 0", Level.Equality, boolean)
            : null;
    }

    /// <summary>A bool as the 1 or 0 that it is in C, an enum as its number.</summary>
    public Value AsNumber(Value value)
    {
        if (value.Type?.SpecialType == SpecialType.System_Boolean)
            return new($"{value.At(Level.OrElse)} ? 1 : 0", Level.Choose,
                types.Of(SpecialType.System_Int32));
        if (value.Type is INamedTypeSymbol { EnumUnderlyingType: { } under })
            return new($"({TypeText.Of(under)}){value.At(Level.Unary)}", Level.Unary, under)
            {
                Constant = value.Constant,
            };
        return value;
    }

    /// <summary>The same for the operand of ~, which C# has for enums too.</summary>
    public Value AsNumberUnlessEnum(Value value, string op) =>
        op == "~" && value.Type?.TypeKind == TypeKind.Enum ? value : AsNumber(value);

    /// <summary>The value with a cast in front of it.</summary>
    public static Value Explicit(Value value, ITypeSymbol to, string spelling)
    {
        var constant = value.Constant;
        if (constant is { } number && Integers.Shape(to) is { } shape)
        {
            if (!Integers.Fits(number, shape))
                return new($"unchecked(({spelling}){Operand(value)})", Level.Primary, to)
                {
                    Constant = Integers.Wrap(number, shape),
                };
        }
        return new($"({spelling}){Operand(value)}", Level.Unary, to) { Constant = constant };
    }

    // (T)-x would be a difference.
    private static string Operand(Value value) =>
        value.Code.StartsWith('-') || value.Code.StartsWith('+') && value.Level == Level.Unary
            ? $"({value.Code})" : value.At(Level.Unary);

    /// <summary>The element of an array that is a type of its own, or null.</summary>
    public static ITypeSymbol? Element(ITypeSymbol type) =>
        type.GetAttributes().Any(a => a.AttributeClass?.Name == "InlineArrayAttribute")
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => !f.IsStatic)?.Type
            : null;

    /// <summary>Whether the value is a pointer, to a function too.</summary>
    public static bool IsPointer(ITypeSymbol type) =>
        type is IPointerTypeSymbol or IFunctionPointerTypeSymbol;

    /// <summary>Whether it may be null: a pointer, or text.</summary>
    public static bool IsReference(ITypeSymbol type) =>
        IsPointer(type) || type.SpecialType == SpecialType.System_String;

    /// <summary>Whether C computes with it.</summary>
    public static bool IsNumber(ITypeSymbol type) =>
        Integers.Shape(type) is not null || type.TypeKind == TypeKind.Enum;

    /// <summary>Whether two types are one.</summary>
    public static bool Same(ITypeSymbol a, ITypeSymbol b) =>
        SymbolEqualityComparer.Default.Equals(a, b);

    private static string Describe(Value value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Text => "text",
        ValueKind.Method => "a function",
        ValueKind.List => "a list in braces",
        _ => value.Type is null ? "of no known type" : TypeText.Of(value.Type),
    };

    private (Value, int)? Text(Value value, ITypeSymbol to)
    {
        if (to is IPointerTypeSymbol { PointedAtType.SpecialType: SpecialType.System_Byte })
            return (new($"c_str({value.Code}u8)", Level.Primary, to), 2);
        var text = types.Of(SpecialType.System_String);
        return Same(to, text) || _compilation.ClassifyConversion(text, to).IsImplicit
            ? (value with { Type = to }, 0)
            : null;
    }

    private (Value, int)? Method(Value value, ITypeSymbol to)
    {
        if (to is IFunctionPointerTypeSymbol)
            return (new("&" + value.Code, Level.Unary, to), 0);
        if (to is not IPointerTypeSymbol { PointedAtType.SpecialType: SpecialType.System_Void } ||
            names.Methods(value.Name).ToList() is not [var only])
            return null;
        var parameters = only.Parameters.Select(p => TypeText.Of(p.Type))
            .Append(TypeText.Of(only.ReturnType));
        return (new($"(delegate*<{string.Join(", ", parameters)}>)&{value.Code}", Level.Unary, to),
            2);
    }

    private static (Value, int)? Array(Value value, ITypeSymbol element, IPointerTypeSymbol to)
    {
        var code = value.Kind == ValueKind.Reference
            ? $"({TypeText.Of(to)})global_ptr(ref {value.Code})"
            : $"({TypeText.Of(to)})&{value.At(Level.Unary)}";
        return Same(element, to.PointedAtType) || to.PointedAtType.SpecialType ==
            SpecialType.System_Void ? (new(code, Level.Unary, to), 1) : null;
    }

    private static (Value, int)? Constant(Value value, Int128 number, ITypeSymbol to)
    {
        if (IsPointer(to))
            return number == 0 ? (new("null", Level.Primary, to) { Kind = ValueKind.Null }, 3)
                : null;
        if (Integers.Shape(to) is not { } shape || value.Type!.TypeKind == TypeKind.Enum)
            return null;
        // A number without an operator takes any type that it fits into.
        var small = value.Type.SpecialType == SpecialType.System_Int32 ||
            (value.Type.SpecialType == SpecialType.System_Int64 && shape is (8, false));
        return Integers.Fits(number, shape) && small ? (value with { Type = to }, 1) : null;
    }

    private (Value, int)? Implicit(Value value, ITypeSymbol to)
    {
        var conversion = _compilation.ClassifyConversion(value.Type!, to);
        if (!conversion.IsImplicit)
            return null;
        var price = conversion.IsNumeric ? 1 : conversion.IsUserDefined ? 3 : 2;
        return (value with { Type = to, Kind = ValueKind.Plain }, price);
    }

    private static (Value, int)? Cast(Value value, ITypeSymbol to)
    {
        var from = value.Type!;
        var numbers = IsNumber(from) && IsNumber(to);
        var bits = (IsPointer(from) && to.SpecialType == SpecialType.System_IntPtr) ||
            (from.SpecialType == SpecialType.System_IntPtr && IsPointer(to));
        // What was added to a pointer to nothing known is one to bytes here.
        var any = from is IPointerTypeSymbol { PointedAtType.SpecialType: SpecialType.System_Void }
                && IsPointer(to) ||
            value.Level == Level.Add && from is IPointerTypeSymbol
            { PointedAtType.SpecialType: SpecialType.System_Byte } && IsPointer(to);
        if (!numbers && !bits && !any)
            return null;
        var narrower = Integers.Shape(from) is { } a && Integers.Shape(to) is { } b &&
            a.Size > b.Size;
        return (Explicit(value, to, TypeText.Of(to)), any ? 3 : narrower ? 12 : 10);
    }
}
