// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Expressions;

// Operators: C's arithmetic, with a cast where C# would compute in another type.
internal sealed partial class ExpressionTranslator
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

    private Value Binary(Node node)
    {
        var op = node.Text;
        if (op is "&&" or "||")
            return Join(Test(node.Kids[0]), op, Test(node.Kids[1]),
                _types.Of(SpecialType.System_Boolean));
        var (left, right) = (Read(node.Kids[0]), Read(node.Kids[1]));
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
        var boolean = _types.Of(SpecialType.System_Boolean);
        if (left.Kind == ValueKind.Null || right.Kind == ValueKind.Null || IsAddress(left) ||
            IsAddress(right))
        {
            var type = left.Type ?? right.Type ?? throw new Refusal("a comparison of two nulls");
            return Join(Operand(left, type), op, Operand(right, type), boolean);
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
    private Value Operand(Value value, ITypeSymbol other)
    {
        if (value.Kind == ValueKind.Null)
            return value;
        if (value.Kind == ValueKind.Method && other is IFunctionPointerTypeSymbol)
            return new($"({TypeText.Of(other)})&{value.Code}", Level.Unary, other);
        if (value.Type is not null && Conversions.IsPointer(value.Type))
            return value;
        return _conversions.To(value, other);
    }

    // b == true, where b is a bool already.
    private (Value Left, Value Right)? Truth(Value left, Value right)
    {
        var boolean = SpecialType.System_Boolean;
        if (left.Type!.SpecialType == boolean && Integers.IsBit(right.Constant))
            return (left, _conversions.Test(right)!);
        if (right.Type!.SpecialType == boolean && Integers.IsBit(left.Constant))
            return (_conversions.Test(left)!, right);
        return null;
    }

    private Value Shift(Value left, string op, Value right)
    {
        left = _conversions.AsNumber(left);
        right = _conversions.AsNumber(right);
        if (Integers.Shape(left.Type) is not { } shape || Integers.Shape(right.Type) is not { } by)
            throw new Refusal($"`{left.Code} {op} {right.Code}` shifts what is no number");
        var type = _types.Of(Integers.Common(shape, (4, true)));
        if (by.Size > 4 || by is { Size: 4, Signed: false })
            right = _conversions.To(right, _types.Of(SpecialType.System_Int32));
        var number = left.Constant is { } a && right.Constant is { } b
            ? Integers.Apply(op, a, b) is { } n ? Integers.Wrap(n, Integers.Shape(type)!.Value)
                : (Int128?)null
            : null;
        return Join(left, op, right, type) with { Constant = number };
    }

    private Value? PointerSum(Value left, string op, Value right)
    {
        if (left.Type is not null && Conversions.Element(left.Type) is not null && op == "+")
            return AddressOf(Index(left, right));
        if (left.Type is not IPointerTypeSymbol)
            return right.Type is IPointerTypeSymbol && op == "+"
                ? Join(_conversions.AsNumber(left), op, right, right.Type)
                : null;
        if (right.Type is IPointerTypeSymbol)
            return Join(left, op, right, _types.Of(SpecialType.System_Int64));
        if (right.Type is null || !Conversions.IsNumber(right.Type))
            throw new Refusal($"`{right.Code}` cannot be added to a pointer");
        return Join(left, op, _conversions.AsNumber(right), left.Type);
    }

    /// <summary>Both operands in the type in which C computes with them.</summary>
    private (Value Left, Value Right, ITypeSymbol Type) Balance(Value left, Value right)
    {
        (left, right) = (_conversions.AsNumber(left), _conversions.AsNumber(right));
        if (Integers.Shape(left.Type) is not { } a || Integers.Shape(right.Type) is not { } b)
            throw new Refusal($"`{left.Code}` and `{right.Code}` are no two numbers");
        var type = _types.Of(Integers.Common(a, b));
        return (Widened(left, type), Widened(right, type), type);
    }

    // C# widens by itself wherever the other operand has the type already, or both are smaller.
    private Value Widened(Value value, ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Int32)
            return value;
        return _conversions.To(value, type);
    }

    private Value Unary(Node node)
    {
        var op = node.Text;
        if (op is "++" or "--")
            return Step(node, before: true);
        if (op == "!")
            return Not(node.Kids[0]);
        var value = _conversions.AsNumberUnlessEnum(Read(node.Kids[0]), op);
        if (value.Type?.TypeKind == TypeKind.Enum)
            return new(op + value.At(Level.Unary), Level.Unary, value.Type);
        if (Integers.Shape(value.Type) is not { } shape)
            throw new Refusal($"`{op}{value.Code}` has no number for an operand");
        var type = _types.Of(Integers.Common(shape, (4, true)));
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

    private Value Not(Node of)
    {
        var boolean = _types.Of(SpecialType.System_Boolean);
        var value = Read(of);
        if (value.Type is not null && Conversions.IsReference(value.Type))
            return new($"{value.At(Level.Equality)} == null", Level.Equality, boolean);
        if (value.Type is not null && Conversions.IsNumber(value.Type))
            return new($"{value.At(Level.Equality)} == 0", Level.Equality, boolean);
        var test = _conversions.Test(value) ??
            throw new Refusal($"`{value.Code}` cannot be tested");
        return new("!" + test.At(Level.Unary), Level.Unary, boolean);
    }

    private Value Step(Node node, bool before)
    {
        var place = Read(node.Kids[0]);
        var code = before ? node.Text + place.At(Level.Unary) : place.At(Level.Primary) + node.Text;
        return new(code, before ? Level.Unary : Level.Primary, place.Type);
    }

    private Value Cast(Node node)
    {
        if (node.Text == "void")
            return Read(node.Kids[0]);
        var type = Type(node.Text, node.Spelling);
        var value = Read(node.Kids[0]);
        if (value.Kind == ValueKind.Null)
            return new($"({TypeText.Of(type)})null", Level.Unary, type);
        if (value.Type is not null && (Conversions.Element(value.Type) is not null ||
            value.Type.SpecialType == SpecialType.System_Boolean ||
            type.SpecialType == SpecialType.System_Boolean))
            value = _conversions.To(value, type);
        if (value.Kind == ValueKind.Method)
            return _conversions.To(value, type);
        if (value.Type is null || type.TypeKind == TypeKind.Struct &&
            Integers.Shape(type) is null && !Conversions.Same(type, value.Type) &&
            type.SpecialType != SpecialType.System_Boolean)
            throw new Refusal($"`{value.Code}` cannot be cast to {TypeText.Of(type)}");
        return Conversions.Explicit(value, type, _types.Spell(type, node.Spelling));
    }
}
