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
internal sealed class ExpressionTranslator
{
    private readonly ExpressionTerms _terms;
    private readonly Literals _literals;
    private readonly Arithmetic _arithmetic;
    private readonly Choices _choices;
    private readonly Calls _calls;

    public ExpressionTranslator(PortNames names, Locals locals, Scope scope)
    {
        _terms = new(names, locals, scope);
        _literals = new(_terms.Types);
        _arithmetic = new(_terms.Types, _terms.Conversions, _terms.Places);
        _choices = new(_terms.Types, _terms.Conversions, _arithmetic);
        _calls = new(_terms, this);
    }

    /// <summary>The port's types.</summary>
    public CType Types => _terms.Types;

    /// <summary>What has to stand above the statement, because the port differs there.</summary>
    public List<string> Remarks => _terms.Remarks;

    /// <summary>The method that an iterator is in the port, and what its variables begin with.
    /// </summary>
    public (Value Call, List<string> Starts) Iterator(Node call) => _calls.Iterator(call);

    /// <summary>The value of an expression.</summary>
    public Value Read(Node node) => node.Kind switch
    {
        "id" => Name(node.Text),
        "number" => _literals.Number(node),
        "string" => Literals.Text(node.Text),
        "null" => Literals.Null,
        "arrow" or "dot" or "member" => Places.Member(Read(node.Kids[0]), node.Text),
        "index" => _terms.Places.Index(Read(node.Kids[0]), Read(node.Kids[1])),
        "deref" => Places.Pointee(Read(node.Kids[0])),
        "address" => Address(node.Kids[0]),
        "call" => _calls.Call(node),
        "cast" => Cast(node),
        "unary" => Unary(node),
        "postfix" => Step(node, before: false),
        "binary" => Binary(node),
        "assign" => Assign(node),
        "choose" => Choose(node, null),
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
        return _terms.Conversions.To(Read(node), type);
    }

    /// <summary>The expression as what C# tests.</summary>
    public Value Test(Node node)
    {
        var value = Read(node);
        return _terms.Conversions.Test(value) ??
            throw new Refusal($"`{value.Code}` cannot be tested");
    }

    /// <summary>The type that C spells so.</summary>
    public ITypeSymbol Type(string canonical, string? spelling) =>
        _terms.Types.Find(Resolved(canonical)) ??
            throw new Refusal($"the port has no type {spelling ?? canonical}");

    // typeof(x) is what x is declared as.
    private string Resolved(string type)
    {
        if (!type.StartsWith("typeof(", StringComparison.Ordinal))
            return type;
        var folded = CanonicalForm.Of(new("type", type), Side.C, _terms.Scope);
        return folded.Text;
    }

    private Value Name(string name)
    {
        if (_terms.Locals.Find(name) is { } local)
            return _terms.Locals.IsOnStack(name)
                ? Places.Pointee(local)
                : local;
        switch (name)
        {
            case "NULL":
                return Literals.Null;
            case "true" or "false":
                return new(name, Level.Primary, _terms.Types.Of(SpecialType.System_Boolean));
            case "__func__":
                return Literals.Text(_terms.Scope.Function);
        }
        var symbol = _terms.Names.Variable($"{_terms.Scope.Function}__{name}") ??
            _terms.Names.Variable(name);
        if (symbol is not null)
            return Places.Variable(symbol, TypeText.Name(symbol.Name), Level.Primary);
        if (_terms.Names.Methods(name).Any())
            return new(TypeText.Name(name), Level.Primary, null)
            {
                Kind = ValueKind.Method,
                Name = name,
            };
        if (_literals.Limit(name) is { } limit)
            return limit;
        if (name.StartsWith("CONFIG_", StringComparison.Ordinal))
            _terms.Names.Wanted?.Option(name);
        else
            _terms.Names.Wanted?.Value(name);
        throw new Refusal($"the port has no {name}");
    }

    private Value Binary(Node node)
    {
        var (left, right) = node.Text is "&&" or "||"
            ? (Test(node.Kids[0]), Test(node.Kids[1]))
            : (Read(node.Kids[0]), Read(node.Kids[1]));
        return _arithmetic.Binary(left, node.Text, right);
    }

    private Value Unary(Node node) => node.Text switch
    {
        "++" or "--" => Step(node, before: true),
        "!" => _arithmetic.Not(Read(node.Kids[0])),
        _ => _arithmetic.Unary(node.Text, Read(node.Kids[0])),
    };

    private Value Choose(Node node, ITypeSymbol? wanted) => _choices.Choose(
        Test(node.Kids[0]), Read(node.Kids[1]), Read(node.Kids[2]), wanted);

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
            value = _terms.Conversions.To(value, type);
        if (value.Kind == ValueKind.Method)
            return _terms.Conversions.To(value, type);
        if (value.Type is null || type.TypeKind == TypeKind.Struct &&
            Integers.Shape(type) is null && !Conversions.Same(type, value.Type) &&
            type.SpecialType != SpecialType.System_Boolean)
            throw new Refusal($"`{value.Code}` cannot be cast to {TypeText.Of(type)}");
        return Conversions.Explicit(value, type, _terms.Types.Spell(type, node.Spelling));
    }

    private Value Assign(Node node)
    {
        var to = Read(node.Kids[0]);
        var type = to.Type ?? throw new Refusal($"`{to.Code}` cannot be assigned");
        if (Conversions.Element(type) is not null && node.Text != "=")
            throw new Refusal($"`{to.Code}` is an array");
        var value = node.Text == "="
            ? As(node.Kids[1], type)
            : _arithmetic.Operand(type, node.Text[..^1], Read(node.Kids[1]));
        return new($"{to.At(Level.Unary)} {node.Text} {value.At(Level.Assign)}", Level.Assign,
            type);
    }

    private Value Address(Node of)
    {
        if (of is { Kind: "call" } && Folding.Call(of, _terms.Scope) is
            { CalleeName: "per_cpu", Kids.Length: 3 } perCpu)
            return _calls.Call(perCpu.With(0, Node.Id("per_cpu_ptr")));
        return _terms.Places.AddressOf(Read(of));
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
            : _terms.Scope.Types.GetValueOrDefault(variable)?.TrimEnd('*');
        return new($"(ulong)sizeof({_terms.Types.Spell(type, spelling)})", Level.Unary,
            _terms.Types.Of(SpecialType.System_UInt64));
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

    private static string Short(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
