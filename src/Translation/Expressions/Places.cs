// SPDX-License-Identifier: GPL-2.0-only
using Linux.Translation.Port;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Expressions;

/// <summary>Writes variables, members, elements and addresses.</summary>
internal sealed class Places(CType types, Conversions conversions)
{
    /// <summary>A member, of what a pointer leads to or of a struct itself.</summary>
    public static Value Member(Value of, string name)
    {
        // (*p).f is p->f.
        if (of.Code.StartsWith('*') && of is { Level: Level.Unary, Inner: { } pointer })
            of = pointer;
        if (of is { Kind: ValueKind.AddressOfReference, Inner: { } place })
            of = place;
        var arrow = of.Type is IPointerTypeSymbol;
        var type = of.Type is IPointerTypeSymbol p ? p.PointedAtType : of.Type;
        if (type is null)
            throw new Refusal($"`{of.Code}` has no members");
        if (type.GetMembers(name).IsEmpty)
            name = Renamed.Field(type.Name, name);
        var symbol = type.GetMembers(name).FirstOrDefault(m => m is IFieldSymbol or IPropertySymbol)
            ?? throw new Refusal($"{TypeText.Of(type)} of the port has no {name}");
        var code = $"{of.At(Level.Primary)}{(arrow ? "->" : ".")}{TypeText.Name(name)}";
        return Field(symbol, code, arrow || of.Kind == ValueKind.Place, of.Kind);
    }

    private static Value Field(ISymbol symbol, string code, bool fixedPlace, ValueKind of) =>
        symbol switch
        {
            IFieldSymbol { IsFixedSizeBuffer: true } f => new(code, Level.Primary, f.Type),
            IFieldSymbol f => new(code, Level.Primary, f.Type)
            {
                Kind = fixedPlace ? ValueKind.Place
                    : of == ValueKind.Reference ? ValueKind.Reference
                    : ValueKind.Plain,
            },
            IPropertySymbol { ReturnsByRef: true } p => new(code, Level.Primary, p.Type)
            {
                Kind = ValueKind.Reference,
            },
            IPropertySymbol p => new(code, Level.Primary, p.Type),
            _ => throw new Refusal($"{symbol.Name} is no field in the port"),
        };

    /// <summary>An element of an array or behind a pointer.</summary>
    public Value Index(Value of, Value index)
    {
        var element = of.Type is IPointerTypeSymbol p ? p.PointedAtType
            : of.Type is null ? null
            : Conversions.Element(of.Type);
        var indexer = of.Type?.GetMembers().OfType<IPropertySymbol>()
            .FirstOrDefault(m => m.IsIndexer && m.Parameters.Length == 1);
        if (element is null && indexer is null)
            throw new Refusal($"`{of.Code}` is no array in the port");
        if (index.Type is null || !Conversions.IsNumber(index.Type))
            throw new Refusal($"`{index.Code}` is no index");
        index = conversions.AsNumber(index);
        if (of.Type is not IPointerTypeSymbol)
            index = conversions.To(index,
                indexer?.Parameters[0].Type ?? types.Of(SpecialType.System_Int32));
        var kind = of.Type is IPointerTypeSymbol ? ValueKind.Place
            : indexer is not null ? indexer.ReturnsByRef ? ValueKind.Reference : ValueKind.Plain
            : of.Kind;
        return new($"{of.At(Level.Primary)}[{index.Code}]", Level.Primary,
            indexer?.Type ?? element)
        { Kind = kind };
    }

    /// <summary>What a pointer leads to.</summary>
    public static Value Pointee(Value pointer) => pointer switch
    {
        // *&x is x.
        { Kind: ValueKind.AddressOfReference, Inner: { } place } => place,
        { Type: IPointerTypeSymbol p } => new("*" + pointer.At(Level.Unary), Level.Unary,
            p.PointedAtType)
        { Kind = ValueKind.Place, Inner = pointer },
        { Type: IFunctionPointerTypeSymbol } => pointer,
        { Kind: ValueKind.Method } => pointer,
        _ => throw new Refusal($"`{pointer.Code}` is no pointer in the port"),
    };

    /// <summary>The address of a place.</summary>
    public Value AddressOf(Value place)
    {
        // &*p is p.
        if (place is { Level: Level.Unary, Inner: { } pointer } && place.Code.StartsWith('*'))
            return pointer;
        if (place.Kind == ValueKind.Method)
            return place;
        if (place.Type is null || !place.IsPlace)
            throw new Refusal($"`{place.Code}` has no address in the port");
        var type = types.PointerTo(place.Type);
        return place.Kind == ValueKind.Reference
            ? new($"global_ptr(ref {place.Code})", Level.Primary, type)
            {
                Kind = ValueKind.AddressOfReference,
                Inner = place,
            }
            : new("&" + place.At(Level.Unary), Level.Unary, type) { Inner = place };
    }

    /// <summary>A global, a constant, a member of an enum, or a field.</summary>
    public static Value Variable(ISymbol symbol, string code, Level level) => symbol switch
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
}
