// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Translation.Port;
using Linux.Translation.Statements;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Expressions;

/// <summary>
/// Translates expressions of one function. C says what is computed; the port's own declarations
/// say where a reference, a cast, a comparison or an address belongs.
/// </summary>
internal sealed partial class ExpressionTranslator
{
    private readonly PortNames _names;
    private readonly CType _types;
    private readonly Conversions _conversions;
    private readonly Overloads _overloads;
    private readonly Locals _locals;
    private readonly Scope _scope;

    public ExpressionTranslator(PortNames names, Locals locals, Scope scope)
    {
        _names = names;
        _locals = locals;
        _scope = scope;
        _types = new(names);
        _conversions = new(names, _types);
        _overloads = new(_conversions);
    }

    /// <summary>The port's types.</summary>
    public CType Types => _types;

    /// <summary>The value of an expression.</summary>
    public Value Read(Node node) => node.Kind switch
    {
        "id" => Name(node.Text),
        "number" => Number(node),
        "string" => Text(node.Text),
        "null" => Null(),
        "arrow" or "dot" or "member" => Member(node),
        "index" => Index(Read(node.Kids[0]), Read(node.Kids[1])),
        "deref" => Pointee(Read(node.Kids[0])),
        "address" => Address(node.Kids[0]),
        "call" => Call(node),
        "cast" => Cast(node),
        "unary" => Unary(node),
        "postfix" => Step(node, before: false),
        "binary" => Binary(node),
        "assign" => Assign(node),
        "choose" => Choose(node),
        "sizeof" => SizeOf(node.Kids[0]),
        "compound" => Initialised(node.Kids[0], Type(node.Text, node.Text)),
        "tokens" => throw new Refusal($"the reader keeps `{Short(node.Text)}` as its tokens"),
        "comma" => throw new Refusal("C# has no comma operator"),
        "elvis" => throw new Refusal("`a ?: b` has no counterpart that evaluates a once"),
        _ => throw new Refusal($"there is no idiom for a {node.Kind}"),
    };

    /// <summary>The value of an expression as one of a type.</summary>
    public Value As(Node node, ITypeSymbol type)
    {
        if (node.Kind == "init")
            return Initialised(node, type);
        if (node.Kind == "choose" && type.SpecialType != SpecialType.System_Boolean)
            return Choose(node, type);
        return _conversions.To(Read(node), type);
    }

    /// <summary>The expression as what C# tests.</summary>
    public Value Test(Node node)
    {
        var value = Read(node);
        return _conversions.Test(value) ??
            throw new Refusal($"`{value.Code}` cannot be tested");
    }

    /// <summary>The type that C spells so.</summary>
    public ITypeSymbol Type(string canonical, string? spelling) =>
        _types.Find(Resolved(canonical)) ??
            throw new Refusal($"the port has no type {spelling ?? canonical}");

    // typeof(x) is what x is declared as.
    private string Resolved(string type)
    {
        if (!type.StartsWith("typeof(", StringComparison.Ordinal))
            return type;
        var folded = CanonicalForm.Of(new("type", type), Side.C, _scope);
        return folded.Text;
    }

    private static Value Null() => new("null", Level.Primary, null) { Kind = ValueKind.Null };

    private Value Name(string name)
    {
        if (_locals.Find(name) is { } local)
            return _locals.IsOnStack(name)
                ? Pointee(local)
                : local;
        switch (name)
        {
            case "NULL":
                return Null();
            case "true" or "false":
                return new(name, Level.Primary, _types.Of(SpecialType.System_Boolean));
            case "__func__":
                return Text(_scope.Function);
        }
        var symbol = _names.Variable($"{_scope.Function}__{name}") ?? _names.Variable(name);
        if (symbol is not null)
            return Variable(symbol, TypeText.Name(symbol.Name), Level.Primary);
        if (_names.Methods(name).Any())
            return new(TypeText.Name(name), Level.Primary, null)
            {
                Kind = ValueKind.Method,
                Name = name,
            };
        if (Limit(name) is { } limit)
            return limit;
        if (name.StartsWith("CONFIG_", StringComparison.Ordinal))
            _names.Wanted?.Option(name);
        throw new Refusal($"the port has no {name}");
    }

    private Value? Limit(string name)
    {
        var spelling = Reference.Canonical.Rules.Literals.Limits
            .FirstOrDefault(l => l.Value == name).Key;
        if (spelling is null || _types.Find(spelling[..spelling.IndexOf('.')]) is not { } type)
            return null;
        var shape = Integers.Shape(type)!.Value;
        var bits = shape.Size * 8 - (shape.Signed ? 1 : 0);
        return new(spelling, Level.Primary, type)
        {
            Constant = spelling.EndsWith("MinValue", StringComparison.Ordinal)
                ? shape.Signed ? -(Int128.One << bits) : 0
                : (Int128.One << bits) - 1,
        };
    }

    /// <summary>A global, a constant, a member of an enum, or a field.</summary>
    private static Value Variable(ISymbol symbol, string code, Level level) => symbol switch
    {
        IFieldSymbol { HasConstantValue: true } f => new(code, level, f.Type)
        {
            Constant = Integers.Number(f.ConstantValue),
        },
        IFieldSymbol { IsFixedSizeBuffer: true } f => new(code, level, f.Type),
        IFieldSymbol f => new(code, level, f.Type)
        {
            Kind = f.IsStatic ? ValueKind.Reference : ValueKind.Place,
        },
        IPropertySymbol p => new(code, level, p.Type)
        {
            Kind = p.ReturnsByRef || p.ReturnsByRefReadonly ? ValueKind.Reference
                : ValueKind.Plain,
        },
        _ => throw new Refusal($"{symbol.Name} is no variable in the port"),
    };

    private Value Number(Node node)
    {
        var text = node.Spelling ?? node.Text;
        if (Numbers.Value(text) is not { } raw)
            throw new Refusal($"{text} is no number that C# has");
        var character = text[0] == '\'';
        var digits = character ? text : text.TrimEnd('u', 'U', 'l', 'L');
        var suffix = character ? "" : text[digits.Length..].ToUpperInvariant();
        var value = (Int128)unchecked((ulong)raw);
        var hex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (!hex && digits.Length > 1 && digits[0] == '0' && !character)
            digits = $"0x{raw:x}";
        else if (!hex && !character && digits.StartsWith('0') && digits.Length > 1)
            digits = $"{raw}";
        var unsigned = suffix.Contains('U');
        var type = suffix.Contains('L') || value > (hex || unsigned ? uint.MaxValue : int.MaxValue)
            ? unsigned || value > long.MaxValue
                ? SpecialType.System_UInt64
                : SpecialType.System_Int64
            : unsigned || value > int.MaxValue ? SpecialType.System_UInt32
            : SpecialType.System_Int32;
        var ending = type switch
        {
            SpecialType.System_UInt64 => "UL",
            SpecialType.System_Int64 => "L",
            SpecialType.System_UInt32 => "U",
            _ => "",
        };
        return new(digits + ending, Level.Primary, _types.Of(type)) { Constant = value };
    }

    private static Value Text(string text)
    {
        var level = "";
        if (text.StartsWith("<KERN_", StringComparison.Ordinal) && text.IndexOf('>') is var end)
        {
            level = text[1..end] + " + ";
            text = text[(end + 1)..];
        }
        // Words between pieces of text, and escapes that mean something else in C#.
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && ++i < text.Length && text[i] is not ('n' or 't' or 'r' or '"' or
                '\\' or '\''))
                throw new Refusal($"C# has no escape \\{text[i]}");
        }
        if (text.Contains("<PRI", StringComparison.Ordinal))
            throw new Refusal("a format with a macro in it");
        return new($"{level}\"{text}\"", level.Length > 0 ? Level.Add : Level.Primary, null)
        {
            Kind = ValueKind.Text,
            Name = text,
        };
    }

    private Value SizeOf(Node of)
    {
        var type = of.Kind == "type" ? Type(of.Text, of.Spelling) : Read(of).Type ??
            throw new Refusal("sizeof of something without a type");
        if (type is IPointerTypeSymbol && of is not { Kind: "type" } &&
            of.Kind is not ("id" or "deref"))
            throw new Refusal("sizeof of an array, which is a pointer in the port");
        // The name that the variable is declared with, where the type has several.
        var variable = of is { Kind: "deref", Kids: [var pointer] } ? pointer.Text : of.Text;
        var spelling = of.Kind == "type" ? of.Spelling
            : _scope.Types.GetValueOrDefault(variable)?.TrimEnd('*');
        return new($"(ulong)sizeof({_types.Spell(type, spelling)})", Level.Unary,
            _types.Of(SpecialType.System_UInt64));
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
