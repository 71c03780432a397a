// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Expressions;

// Assignments, conditional expressions and initialisers.
internal sealed partial class ExpressionTranslator
{
    private Value Assign(Node node)
    {
        var to = Read(node.Kids[0]);
        var type = to.Type ?? throw new Refusal($"`{to.Code}` cannot be assigned");
        if (Conversions.Element(type) is not null && node.Text != "=")
            throw new Refusal($"`{to.Code}` is an array");
        var value = node.Text == "="
            ? As(node.Kids[1], type)
            : Operand(type, node.Text[..^1], node.Kids[1]);
        return new($"{to.At(Level.Unary)} {node.Text} {value.At(Level.Assign)}", Level.Assign,
            type);
    }

    // What stands right of += and its like.
    private Value Operand(ITypeSymbol type, string op, Node node)
    {
        var value = Read(node);
        if (type is IPointerTypeSymbol)
            return _conversions.AsNumber(value);
        if (op is "<<" or ">>")
        {
            value = _conversions.AsNumber(value);
            return Integers.Shape(value.Type) is { Size: < 4 } or (4, true)
                ? value
                : _conversions.To(value, _types.Of(SpecialType.System_Int32));
        }
        if (type.SpecialType == SpecialType.System_Boolean)
        {
            // b &= 2 would clear b in C.
            return op == "|" || value.Type?.SpecialType == SpecialType.System_Boolean
                ? _conversions.To(value, type)
                : throw new Refusal($"`{op}=` of a bool with a number");
        }
        if (type.TypeKind == TypeKind.Enum)
            return _conversions.To(value, type);
        value = _conversions.AsNumber(value);
        if (Integers.Shape(type) is not { } to || Integers.Shape(value.Type) is not { } from)
            throw new Refusal($"`{value.Code}` is no number");
        // The other operators give the same low bits in any width.
        var wider = from.Size > to.Size && from.Size > 4 || from.Size == to.Size &&
            from.Signed != to.Signed && from.Size >= 4;
        if (op is "/" or "%" && wider && value.Constant is null)
            throw new Refusal($"`{op}=` divides by a number of another type");
        return _conversions.To(value, type);
    }

    private Value Choose(Node node, ITypeSymbol? wanted = null)
    {
        var test = Test(node.Kids[0]);
        var (yes, no) = (Read(node.Kids[1]), Read(node.Kids[2]));
        var type = Both(yes, no, wanted);
        var (a, b) = (_conversions.To(yes, type), _conversions.To(no, type));
        // Two numbers are an int to C#, whatever is wanted.
        if (yes.Constant is not null && no.Constant is not null && yes.Type is not null &&
            !Conversions.Same(yes.Type, type) && a.Code == yes.Code)
            a = Suffixed(a, type);
        if (yes.Constant is not null && no.Constant is not null && no.Type is not null &&
            !Conversions.Same(no.Type, type) && b.Code == no.Code)
            b = Suffixed(b, type);
        var chosen = new Value(
            $"{test.At(Level.OrElse)} ? {a.At(Level.Choose)} : {b.At(Level.Choose)}",
            Level.Choose, type);
        return wanted is null ? chosen : _conversions.To(chosen, wanted);
    }

    private static Value Suffixed(Value number, ITypeSymbol type)
    {
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
            return _types.Of(SpecialType.System_String);
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
        return Balance(yes, no).Type;
    }

    /// <summary>A list in braces as a value of a struct.</summary>
    public Value Initialised(Node list, ITypeSymbol type)
    {
        if (list.Kind != "init")
            return As(list, type);
        if (list.Kids.Length == 0 || list.Kids is [{ Kind: "number", Text: "0" }])
            return new("default", Level.Primary, type);
        // What __print_flags() and its kin take.
        if (type is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements } &&
            elements.Length == list.Kids.Length)
            return new($"({string.Join(", ", elements.Zip(list.Kids,
                (e, kid) => As(kid, e.Type).Code))})", Level.Primary, type);
        if (type.TypeKind != TypeKind.Struct || Conversions.Element(type) is not null)
            throw new Refusal($"a list in braces for {TypeText.Of(type)}");
        var parts = list.Kids.Select(kid =>
        {
            if (kid.Kind != "set" || kid.Text.Contains('.'))
                throw new Refusal("a list in braces with something else than .name = value");
            var field = type.GetMembers(kid.Text)
                .FirstOrDefault(m => m is IFieldSymbol or IPropertySymbol) switch
            {
                IFieldSymbol { IsFixedSizeBuffer: false } f => f.Type,
                IPropertySymbol { SetMethod: not null } p => p.Type,
                _ => throw new Refusal(
                    $"{TypeText.Of(type)} of the port has no {kid.Text} to initialise"),
            };
            return $"{TypeText.Name(kid.Text)} = {As(kid.Kids[0], field).Code}";
        });
        return new($"new {TypeText.Of(type)} {{ {string.Join(", ", parts)} }}", Level.Primary,
            type);
    }
}
