// SPDX-License-Identifier: GPL-2.0-only
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Expressions;

/// <summary>Writes C's operators, with a cast where C# would compute in another type.</summary>
internal sealed class Arithmetic(CType types, Conversions conversions, Places places)
{
    private static readonly Dictionary<string, Level> Levels = new()
    {
        ["||"] = Level.OrElse,
        ["&&"] = Level.AndAlso,
        ["|"] = Level.Or,
        ["^"] = Level.Xor,
        ["&"] = Level.And,
        ["=="] = Level.Equality,
        ["!="] = Level.Equality,
        ["<"] = Level.Relation,
        [">"] = Level.Relation,
        ["<="] = Level.Relation,
        [">="] = Level.Relation,
        ["<<"] = Level.Shift,
        [">>"] = Level.Shift,
        ["+"] = Level.Add,
        ["-"] = Level.Add,
        ["*"] = Level.Multiply,
        ["/"] = Level.Multiply,
        ["%"] = Level.Multiply,
    };

    /// <summary>Two operands with an operator between them.</summary>
    public Value Binary(Value left, string op, Value right)
    {
        if (op is "&&" or "||")
            return Join(left, op, right, types.Of(SpecialType.System_Boolean));
        if (op is "==" or "!=" or "<" or ">" or "<=" or ">=")
            return Compare(left, op, right);
        if (op is "<<" or ">>")
            return Shift(left, op, right);
        if (op is "+" or "-" && PointerSum(left, op, right) is { } sum)
            return sum;
        // Both are 1 or 0, or flags of one enum.
        if (op is "&" or "|" or "^" && left.Type is not null && right.Type is not null &&
            Conversions.Same(left.Type, right.Type) &&
            (left.Type.SpecialType == SpecialType.System_Boolean ||
                left.Type.TypeKind == TypeKind.Enum))
            return Join(left, op, right, left.Type);
        var (a, b, type) = Balance(left, right);
        var shape = Integers.Shape(type)!.Value;
        var number = a.Constant is { } x && b.Constant is { } y ? Integers.Apply(op, x, y) : null;
        var joined = Join(a, op, b, type);
        if (number is not { } exact)
            return joined;
        return Integers.Fits(exact, shape)
            ? joined with { Constant = exact }
            : joined with
            {
                Code = $"unchecked({joined.Code})",
                Level = Level.Primary,
                Constant = Integers.Wrap(exact, shape),
            };
    }

    private static Value Join(Value left, string op, Value right, ITypeSymbol type)
    {
        var level = Levels[op];
        return new($"{left.At(level)} {op} {right.At(level + 1)}", level, type);
    }

    private Value Compare(Value left, string op, Value right)
    {
        var boolean = types.Of(SpecialType.System_Boolean);
        if (left.Kind == ValueKind.Null || right.Kind == ValueKind.Null || IsAddress(left) ||
            IsAddress(right))
        {
            var type = left.Type ?? right.Type ?? throw new Refusal("a comparison of two nulls");
            return Join(Pointer(left, type), op, Pointer(right, type), boolean);
        }
        if (left.Type is null || right.Type is null)
            throw new Refusal($"`{left.Code}` and `{right.Code}` cannot be compared");
        if (Conversions.Same(left.Type, right.Type) && op is "==" or "!=" ||
            Conversions.Same(left.Type, right.Type) && left.Type.TypeKind == TypeKind.Enum)
            return Join(left, op, right, boolean);
        if (Truth(left, right) is { } pair)
            return Join(pair.Left, op, pair.Right, boolean);
        var (a, b, _) = Balance(left, right);
        return Join(a, op, b, boolean);
    }

    private static bool IsAddress(Value value) =>
        value.Kind == ValueKind.Method || (value.Type is not null &&
            Conversions.IsPointer(value.Type));

    // What C# can compare with a pointer: another one, null, or an array's first element.
    private Value Pointer(Value value, ITypeSymbol other)
    {
        if (value.Kind == ValueKind.Null)
            return value;
        if (value.Kind == ValueKind.Method && other is IFunctionPointerTypeSymbol)
            return new($"({TypeText.Of(other)})&{value.Code}", Level.Unary, other);
        if (value.Type is not null && Conversions.IsPointer(value.Type))
            return value;
        return conversions.To(value, other);
    }

    // b == true, where b is a bool already.
    private (Value Left, Value Right)? Truth(Value left, Value right)
    {
        var boolean = SpecialType.System_Boolean;
        if (left.Type!.SpecialType == boolean && Integers.IsBit(right.Constant))
            return (left, conversions.Test(right)!);
        if (right.Type!.SpecialType == boolean && Integers.IsBit(left.Constant))
            return (conversions.Test(left)!, right);
        return null;
    }

    private Value Shift(Value left, string op, Value right)
    {
        left = conversions.AsNumber(left);
        right = conversions.AsNumber(right);
        if (Integers.Shape(left.Type) is not { } shape || Integers.Shape(right.Type) is not { } by)
            throw new Refusal($"`{left.Code} {op} {right.Code}` shifts what is no number");
        var type = types.Of(Integers.Common(shape, (4, true)));
        if (by.Size > 4 || by is { Size: 4, Signed: false })
            right = conversions.To(right, types.Of(SpecialType.System_Int32));
        var number = left.Constant is { } a && right.Constant is { } b
            ? Integers.Apply(op, a, b) is { } n ? Integers.Wrap(n, Integers.Shape(type)!.Value)
                : (Int128?)null
            : null;
        return Join(left, op, right, type) with { Constant = number };
    }

    private Value? PointerSum(Value left, string op, Value right)
    {
        if (left.Type is not null && Conversions.Element(left.Type) is not null && op == "+")
            return places.AddressOf(places.Index(left, right));
        (left, right) = (Bytes(left), Bytes(right));
        if (left.Type is not IPointerTypeSymbol)
            return right.Type is IPointerTypeSymbol && op == "+"
                ? Join(conversions.AsNumber(left), op, right, right.Type)
                : null;
        if (right.Type is IPointerTypeSymbol)
            return Join(left, op, right, types.Of(SpecialType.System_Int64));
        if (right.Type is null || !Conversions.IsNumber(right.Type))
            throw new Refusal($"`{right.Code}` cannot be added to a pointer");
        return Join(left, op, conversions.AsNumber(right), left.Type);
    }

    // C counts bytes where a pointer leads to nothing known.
    private Value Bytes(Value value) =>
        value.Type is IPointerTypeSymbol { PointedAtType.SpecialType: SpecialType.System_Void }
            ? Conversions.Explicit(value, types.PointerTo(types.Of(SpecialType.System_Byte)),
                "byte*")
            : value;

    /// <summary>Both operands in the type in which C computes with them.</summary>
    public (Value Left, Value Right, ITypeSymbol Type) Balance(Value left, Value right)
    {
        (left, right) = (conversions.AsNumber(left), conversions.AsNumber(right));
        if (Integers.Shape(left.Type) is not { } a || Integers.Shape(right.Type) is not { } b)
            throw new Refusal($"`{left.Code}` and `{right.Code}` are no two numbers");
        var type = types.Of(Integers.Common(a, b));
        return (Widened(left, type), Widened(right, type), type);
    }

    // C# widens by itself wherever the other operand has the type already, or both are smaller.
    private Value Widened(Value value, ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Int32)
            return value;
        return conversions.To(value, type);
    }

    /// <summary>An operand with a sign or a tilde before it.</summary>
    public Value Unary(string op, Value value)
    {
        value = conversions.AsNumberUnlessEnum(value, op);
        if (value.Type?.TypeKind == TypeKind.Enum)
            return new(op + value.At(Level.Unary), Level.Unary, value.Type);
        if (Integers.Shape(value.Type) is not { } shape)
            throw new Refusal($"`{op}{value.Code}` has no number for an operand");
        var type = types.Of(Integers.Common(shape, (4, true)));
        var wide = Integers.Shape(type)!.Value;
        Int128? number = value.Constant is not { } n ? null
            : Integers.Wrap(op switch { "-" => -n, "~" => ~n, _ => n }, wide);
        var operand = value.At(Level.Unary);
        if (operand.StartsWith(op))
            operand = $"({operand})";
        // C# has no minus for ulong, and makes a long of uint.
        if (op == "-" && !wide.Signed)
        {
            var spelled = TypeText.Of(type);
            return value.Constant is null
                ? new($"({spelled})(-({(wide.Size == 8 ? "long" : "int")}){operand})", Level.Unary,
                    type)
                : new($"unchecked(({spelled})(-{(wide.Size == 8 ? "(long)" : "")}{operand}))",
                    Level.Primary, type)
                { Constant = number };
        }
        return new(op + operand, Level.Unary, type) { Constant = number };
    }

    /// <summary>Whether a value is none.</summary>
    public Value Not(Value value)
    {
        var boolean = types.Of(SpecialType.System_Boolean);
        if (value.Type is not null && Conversions.IsReference(value.Type))
            return new($"{value.At(Level.Equality)} == null", Level.Equality, boolean);
        if (value.Type is not null && Conversions.IsNumber(value.Type))
            return new($"{value.At(Level.Equality)} == 0", Level.Equality, boolean);
        var test = conversions.Test(value) ??
            throw new Refusal($"`{value.Code}` cannot be tested");
        return new("!" + test.At(Level.Unary), Level.Unary, boolean);
    }

    /// <summary>What stands right of += and its like.</summary>
    public Value Operand(ITypeSymbol type, string op, Value value)
    {
        if (type is IPointerTypeSymbol)
            return conversions.AsNumber(value);
        if (op is "<<" or ">>")
        {
            value = conversions.AsNumber(value);
            return Integers.Shape(value.Type) is { Size: < 4 } or (4, true)
                ? value
                : conversions.To(value, types.Of(SpecialType.System_Int32));
        }
        if (type.SpecialType == SpecialType.System_Boolean)
        {
            // b &= 2 would clear b in C.
            return op == "|" || value.Type?.SpecialType == SpecialType.System_Boolean
                ? conversions.To(value, type)
                : throw new Refusal($"`{op}=` of a bool with a number");
        }
        if (type.TypeKind == TypeKind.Enum)
            return conversions.To(value, type);
        value = conversions.AsNumber(value);
        if (Integers.Shape(type) is not { } to || Integers.Shape(value.Type) is not { } from)
            throw new Refusal($"`{value.Code}` is no number");
        // The other operators give the same low bits in any width.
        var wider = from.Size > to.Size && from.Size > 4 || from.Size == to.Size &&
            from.Signed != to.Signed && from.Size >= 4;
        if (op is "/" or "%" && wider && value.Constant is null)
            throw new Refusal($"`{op}=` divides by a number of another type");
        return conversions.To(value, type);
    }
}
